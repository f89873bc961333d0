"""Files in pieces over HTTP: tus 1.0 with creation and termination, for browsers and, below the
API, for programs.
"""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.kit.errors import Invalid
from limelight.kit.http.routing import PREFIX
from limelight.kit.workers import Workers
from limelight.library.errors import BadUpload
from limelight.library.finding.finder import Finder
from limelight.library.provenance.certificate import Identity
from limelight.library.schemas import Asset, Rights
from limelight.library.service import Library
from limelight.library.uploads.bringing_in import Receiver, bring_in
from limelight.library.uploads.receiving import MOST_BYTES, Upload, Uploads, read_metadata

_TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
_PIECE = "application/offset+octet-stream"
_BASES = {"own": "own", "licensed": "licensed", "public-domain": "public-domain",
          "consent": "consent"}  # fmt: skip


async def offers() -> Response:
    """What this server can do."""
    told = {
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,termination",
        "Tus-Max-Size": str(MOST_BYTES),
    }
    return Response(status_code=204, headers={**_TUS, **told})


async def begin(request: Request) -> Response:
    """A new upload; its address is where its pieces go."""
    desk = Desk(request)
    length = _whole_number(request, "upload-length")
    said = read_metadata(request.headers.get("upload-metadata", ""))
    upload = desk.wired[Uploads].begin(desk.workspace_id, length, said)
    return Response(
        status_code=201, headers={**_TUS, "Location": f"{request.url.path}/{upload.id}"}
    )


async def how_far(request: Request, upload_id: str) -> Response:
    """Where to go on."""
    desk = Desk(request)
    upload = desk.wired[Uploads].find(desk.workspace_id, upload_id)
    return Response(status_code=200, headers=_told(upload))


async def add(request: Request, upload_id: str) -> Response:
    """A piece; with the last one the file comes into the library, and its asset is named."""
    desk = Desk(request)
    uploads = desk.wired[Uploads]
    if request.headers.get("content-type") != _PIECE:
        raise Invalid(f"Pieces are sent as {_PIECE}.", field="Content-Type")
    offset = _whole_number(request, "upload-offset")
    upload = await uploads.add(desk.workspace_id, upload_id, offset, request.stream())
    if not upload.is_whole:
        return Response(status_code=204, headers=_told(upload))
    try:
        asset = await _finish(desk, upload)
    except BadUpload:
        uploads.end(desk.workspace_id, upload_id)
        raise
    uploads.end(desk.workspace_id, upload_id)
    desk.wired[Finder].learn_soon(desk.workspace_id)
    return Response(status_code=204, headers={**_told(upload), "X-Asset": asset.id})


async def give_up(request: Request, upload_id: str) -> Response:
    """Forget what came."""
    desk = Desk(request)
    uploads = desk.wired[Uploads]
    uploads.find(desk.workspace_id, upload_id)
    uploads.end(desk.workspace_id, upload_id)
    return Response(status_code=204, headers=_TUS)


async def _finish(desk: Desk, upload: Upload) -> Asset:
    person = member_of(desk.request).person.name
    said: dict[str, Any] = {
        "basis": _BASES.get(upload.said.get("basis", ""), "own"),
        "holder": upload.said.get("holder", "").strip()[:200] or person or "Unknown",
        "declared_by": person,
    }
    receiver = Receiver(
        desk.wired[Library], desk.sessions, desk.wired[Workers], desk.wired[Identity]
    )
    path = desk.wired[Uploads].path(desk.workspace_id, upload.id)
    name = upload.said.get("filename", "") or "upload"
    rights = Rights.model_validate(said)
    return await bring_in(receiver, path, name, rights, replaces=upload.said.get("replaces", ""))


def _told(upload: Upload) -> dict[str, str]:
    return {
        **_TUS,
        "Upload-Offset": str(upload.offset_bytes),
        "Upload-Length": str(upload.length_bytes),
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
