"""Files of assets: small pictures, the thing itself to look at, and out of the studio, labelled."""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.kit.errors import NotFound
from limelight.kit.http.files import FRESH, send_file
from limelight.library.captions import to_captions
from limelight.library.looks.small import Size
from limelight.library.outgoing import file_name, labelled, type_of
from limelight.library.pages.desk import Desk
from limelight.library.provenance.certificate import Identity
from limelight.library.queries import get_sheet
from limelight.library.schemas import Asset
from limelight.library.service import Library

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.see")])

_KEPT = "private, max-age=31536000, immutable"


@router.get("/{asset_id}/look/{size}")
async def look(request: Request, asset_id: str, size: Size, v: str = "") -> Response:
    """A small picture of an asset; with `v` (a mark of its content) it may be kept for ever."""
    desk = Desk(request)
    path = await desk.looks.find(await desk.asset(asset_id), size)
    if path is None:
        raise NotFound("There is nothing to see of this.")
    return await send_file(request, path, "image/webp", cached=_KEPT if v else FRESH)


@router.get("/{asset_id}/file")
async def file(request: Request, asset_id: str, v: str = "") -> Response:
    """The thing itself, to be looked at or heard in the studio."""
    desk = Desk(request)
    asset = await desk.asset(asset_id)
    path = _lies_at(desk, asset)
    return await send_file(request, path, type_of(asset), cached=_KEPT if v else FRESH)


@router.get("/{asset_id}/download")
async def download(request: Request, asset_id: str) -> Response:
    """The thing as it leaves the studio: labelled, under a name people can read."""
    desk = Desk(request)
    asset = await desk.asset(asset_id)
    _lies_at(desk, asset)
    path = await labelled(asset, desk.wired[Library], desk.sessions, desk.wired[Identity])
    return await send_file(request, path, type_of(asset), name=file_name(asset))


@router.get("/{asset_id}/captions.vtt")
async def captions(request: Request, asset_id: str) -> Response:
    """What is said in a film made here."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        known = await get_sheet(db, desk.workspace_id, asset_id)
    text = to_captions(known.recipe.get("settings") or {})
    return Response(text, media_type="text/vtt", headers={"Cache-Control": FRESH})


def _lies_at(desk: Desk, asset: Asset) -> Path:
    path = desk.store.path(asset.file.name)
    if not path.is_file():
        raise NotFound("The file of this asset is gone from the disk.")
    return path
