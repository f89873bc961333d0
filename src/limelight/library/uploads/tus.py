"""Files in pieces over HTTP: tus 1.0 with creation, checksum, expiration and termination, for
browsers and, below the API, for programs.

A file comes into the library with its last piece. Where that broke off (the studio stopped, the
connection was lost), asking how far it is brings it in.
"""

import base64
import binascii
from email.utils import format_datetime
from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.kit.errors import Invalid
from limelight.kit.http.routing import PREFIX
from limelight.kit.workers import Workers
from limelight.library.errors import BadUpload
from limelight.library.finding.finder import Finder
from limelight.library.looks.shelf import Looks
from limelight.library.provenance.certificate import Identity
from limelight.library.schemas import Rights
from limelight.library.service import Library
from limelight.library.uploads.bringing_in import (
    Brought,
    Receiver,
    Wish,
    bring_in,
    check_wish,
)
from limelight.library.uploads.receiving import (
    MOST_BYTES,
    Checksum,
    Upload,
    Uploads,
    WrongChecksum,
    read_metadata,
)

_VERSION = "1.0.0"
_TUS = {"Tus-Resumable": _VERSION, "Cache-Control": "no-store"}
_ALGORITHMS: tuple[Literal["sha1", "sha256"], ...] = ("sha1", "sha256")
_CHECKSUM_MISMATCH = 460  # tus 1.0, checksum
_PIECE = "application/offset+octet-stream"
_BASES = {"own": "own", "licensed": "licensed", "public-domain": "public-domain",
          "consent": "consent"}  # fmt: skip


async def offers() -> Response:
    """What this server can do."""
    told = {
        "Tus-Version": _VERSION,
        "Tus-Extension": "creation,checksum,expiration,termination",
        "Tus-Checksum-Algorithm": ",".join(_ALGORITHMS),
        "Tus-Max-Size": str(MOST_BYTES),
    }
    return Response(status_code=204, headers={**_TUS, **told})


async def begin(request: Request) -> Response:
    """A new upload; its address is where its pieces go."""
    desk = Desk(request)
    if (refused := _of_another_version(request)) is not None:
        return refused
    length = _whole_number(request, "upload-length")
    said = read_metadata(request.headers.get("upload-metadata", ""))
    await check_wish(_receiver(desk), _wish(said))
    upload = desk.wired[Uploads].begin(desk.workspace_id, length, said)
    where = {"Location": f"{request.url.path}/{upload.id}"}
    return Response(status_code=201, headers={**_told(upload), **where})


async def how_far(request: Request, upload_id: str) -> Response:
    """Where to go on; what came whole and was not brought in yet, is."""
    desk = Desk(request)
    if (refused := _of_another_version(request)) is not None:
        return refused
    upload = desk.wired[Uploads].find(desk.workspace_id, upload_id)
    if upload.is_whole and not upload.became:
        with desk.wired[Uploads].hold(desk.workspace_id, upload_id):
            upload = await _finish(desk, upload)
    return Response(status_code=200, headers=_told(upload))


async def add(request: Request, upload_id: str) -> Response:
    """A piece; with the last one the file comes into the library, and its asset is named."""
    desk = Desk(request)
    if (refused := _of_another_version(request)) is not None:
        return refused
    uploads = desk.wired[Uploads]
    if request.headers.get("content-type") != _PIECE:
        raise Invalid(f"Pieces are sent as {_PIECE}.", field="Content-Type")
    offset = _whole_number(request, "upload-offset")
    checksum = _checksum(request)
    with uploads.hold(desk.workspace_id, upload_id):
        try:
            upload = await uploads.add(
                desk.workspace_id, upload_id, offset, request.stream(), checksum
            )
        except WrongChecksum:
            return Response(status_code=_CHECKSUM_MISMATCH, headers=_TUS)
        if upload.is_whole and not upload.became:
            upload = await _finish(desk, upload)
    return Response(status_code=204, headers=_told(upload))


async def give_up(request: Request, upload_id: str) -> Response:
    """Forget what came."""
    desk = Desk(request)
    uploads = desk.wired[Uploads]
    uploads.find(desk.workspace_id, upload_id)
    uploads.end(desk.workspace_id, upload_id)
    return Response(status_code=204, headers=_TUS)


async def _finish(desk: Desk, upload: Upload) -> Upload:
    uploads = desk.wired[Uploads]
    try:
        brought = await _bring(desk, upload)
    except BadUpload:
        uploads.end(desk.workspace_id, upload.id)
        raise
    became = {"X-Asset": brought.asset.id}
    became |= {"X-Known": "yes"} if brought.was_known else {}
    became |= {"X-Undo": brought.undo_id} if brought.undo_id else {}
    uploads.finish(desk.workspace_id, upload.id, became)
    desk.wired[Finder].learn_soon(desk.workspace_id)
    await desk.wired[Looks].draw_first(brought.asset)
    return uploads.find(desk.workspace_id, upload.id)


async def _bring(desk: Desk, upload: Upload) -> Brought:
    person = member_of(desk.request).person.name
    said: dict[str, Any] = {
        "basis": _BASES.get(upload.said.get("basis", ""), "own"),
        "holder": upload.said.get("holder", "").strip()[:200] or person or "Unknown",
        "declared_by": person,
    }
    path = desk.wired[Uploads].path(desk.workspace_id, upload.id)
    name = upload.said.get("filename", "") or "upload"
    rights = Rights.model_validate(said)
    return await bring_in(_receiver(desk), path, name, rights, _wish(upload.said))


def _receiver(desk: Desk) -> Receiver:
    return Receiver(desk.wired[Library], desk.sessions, desk.wired[Workers], desk.wired[Identity])


def _wish(said: dict[str, str]) -> Wish:
    return Wish(
        replaces=said.get("replaces", ""),
        folder_id=said.get("folder", ""),
        path=said.get("path", ""),
    )


def _of_another_version(request: Request) -> Response | None:
    """The refusal of a client that speaks another tus; one that says nothing is taken at its
    word.
    """
    if request.headers.get("tus-resumable", _VERSION) == _VERSION:
        return None
    return Response(status_code=412, headers={**_TUS, "Tus-Version": _VERSION})


def _checksum(request: Request) -> Checksum | None:
    told = request.headers.get("upload-checksum")
    if told is None:
        return None
    name, _, coded = told.strip().partition(" ")
    try:
        digest = base64.b64decode(coded.strip(), validate=True)
    except binascii.Error as error:
        raise Invalid("Upload-Checksum cannot be read.", field="Upload-Checksum") from error
    for algorithm in _ALGORITHMS:
        if name == algorithm:
            return Checksum(algorithm, digest)
    raise Invalid("Checksums are sha1 or sha256.", field="Upload-Checksum")


def _told(upload: Upload) -> dict[str, str]:
    return {
        **_TUS,
        "Upload-Offset": str(upload.offset_bytes),
        "Upload-Length": str(upload.length_bytes),
        "Upload-Expires": format_datetime(upload.expires_at, usegmt=True),
        **upload.became,
    }


def _whole_number(request: Request, header: str) -> int:
    text = request.headers.get(header, "")
    if not text.isdecimal() or len(text) > 15:
        raise Invalid(f"{header.title()} is a whole number of bytes.", field=header)
    return int(text)


def _router(prefix: str) -> APIRouter:
    made = APIRouter(prefix=prefix, include_in_schema=False, dependencies=[may("library.change")])
    for method, path, answer in (
        ("OPTIONS", "", offers),
        ("POST", "", begin),
        ("HEAD", "/{upload_id}", how_far),
        ("PATCH", "/{upload_id}", add),
        ("DELETE", "/{upload_id}", give_up),
    ):
        made.add_api_route(path, answer, methods=[method])
    return made


ROUTER, API_ROUTER = _router("/library/uploads"), _router(f"{PREFIX}/library/uploads")
