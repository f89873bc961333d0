"""Assets: found, looked at, sent, put in order, thrown away and brought back."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

from fastapi import Path as InPath
from fastapi import Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Asking, Caller
from limelight.accounts.gate import may
from limelight.kit.errors import NotFound
from limelight.kit.http import files
from limelight.kit.http.etags import tagged
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import PREFIX, api_router
from limelight.library import queries
from limelight.library.finding.facets import get_facets
from limelight.library.finding.finder import Finder
from limelight.library.outgoing import labelled
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.schemas import Verdict
from limelight.library.provenance.verify import verify_file
from limelight.library.schemas import (
    Asset,
    AssetFilter,
    Change,
    Facets,
    Rights,
    Sheet,
    Sort,
    Undone,
    Verb,
)
from limelight.library.service import Library
from limelight.library.shelving import changes

router = api_router("/library", "library")
SEE, CHANGE = [may("library.see")], [may("library.change")]
_FILE = files.answers("application/octet-stream", "image/png", "audio/wav", "video/mp4")
_MIMES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".wav": "audio/wav",
    ".mp4": "video/mp4", ".json": "application/json", ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
Id = Annotated[str, InPath(max_length=100, description="Id of an asset.")]


class Wanted(AssetFilter, Paging):
    """Which assets, in which order."""

    sort: Sort = "newest"


class AssetView(Asset):
    """An asset, and where its file is."""

    url: str


class SheetView(BaseModel):
    """Everything about an asset: its recipe and what its maker said, what it was made from and what
    was made from it, its versions and the rights declared for it.
    """

    model_config = ConfigDict(frozen=True)

    asset: AssetView
    recipe: dict[str, Any]
    facts: dict[str, Any]
    seconds_taken: float
    parents: tuple[AssetView, ...]
    children: tuple[AssetView, ...]
    versions: tuple[AssetView, ...]
    rights: Rights | None = None


class ManyAssets(BaseModel):
    """One thing to do to assets by their ids; `value` is the tag, the folder's id ("" for none),
    the stars (0 to 5) or the rating, where the verb takes one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    ids: tuple[str, ...] = Field(min_length=1, max_length=1000)
    verb: Verb
    value: str = Field("", max_length=200)


@router.get("/assets", dependencies=SEE)
async def list_assets(caller: Caller, wanted: Annotated[Wanted, Query()]) -> Page[AssetView]:
    """List assets a page at a time: filtered, found by words or meaning, or like another one."""
    async with caller.sessions.read() as db:
        page = await caller.wired[Finder].page(
            db,
            caller.workspace_id,
            wanted,
            sort=wanted.sort,
            cursor=wanted.cursor,
            limit=wanted.limit,
        )
    return Page(items=tuple(map(shown, page.items)), next=page.next_cursor)


@router.get("/facets", dependencies=SEE)
async def get_library_facets(caller: Caller) -> Facets:
    """Get what the library can be filtered by, and how much of each there is."""
    async with caller.sessions.read() as db:
        return await get_facets(db, caller.workspace_id)


@router.get("/assets/{asset_id}", dependencies=SEE, response_model=SheetView)
async def get_asset(
    caller: Caller, request: Request, response: Response, asset_id: Id
) -> SheetView | Response:
    """Get an asset with its recipe, origins, versions and rights."""
    async with caller.sessions.read() as db:
        sheet = await queries.get_sheet(db, caller.workspace_id, asset_id)
    return tagged(request, response, _sheet(sheet))


@router.get("/assets/{asset_id}/file", dependencies=SEE, responses=_FILE, response_class=Response)
async def get_asset_file(
    caller: Caller,
    request: Request,
    asset_id: Id,
    *,
    download: Annotated[bool, Query(description="to be saved, not shown")] = False,
) -> Response:
    """Get the file of an asset; what was made here leaves labelled. Takes Range."""
    async with caller.sessions.read() as db:
        asset = await queries.get_asset(db, caller.workspace_id, asset_id)
    path = await _leaving(caller, asset)
    return await _send(request, path, name=path.name if download else "")


@router.get("/assets/{asset_id}/provenance", dependencies=SEE)
async def get_asset_provenance(caller: Caller, asset_id: Id) -> Verdict:
    """Get what the file of an asset says about itself, and whether that can be believed."""
    async with caller.sessions.read() as db:
        asset = await queries.get_asset(db, caller.workspace_id, asset_id)
    path = await _leaving(caller, asset)
    return await asyncio.to_thread(verify_file, path, caller.wired[Identity])


@router.delete("/assets/{asset_id}", dependencies=CHANGE)
async def delete_asset(caller: Caller, asset_id: Id) -> Change:
    """Throw an asset away. For 30 days it lies in the trash; `undo_id` brings it back."""
    async with caller.sessions.begin() as db:
        asset = await queries.get_asset(db, caller.workspace_id, asset_id)
        return await changes.change_many(db, caller.workspace_id, [asset.number], "delete")


@router.post("/changes", dependencies=CHANGE)
async def change_assets(caller: Caller, many: ManyAssets) -> Change:
    """Do one thing to many assets: tag, move, rate, mark, throw away, bring back. Ids that are not
    known are passed over.
    """
    async with caller.sessions.begin() as db:
        numbers = await queries.list_numbers_of(db, caller.workspace_id, many.ids)
        return await changes.change_many(db, caller.workspace_id, numbers, many.verb, many.value)


@router.post("/changes/{change}/undo", dependencies=CHANGE)
async def undo_change(caller: Caller, change: Annotated[str, InPath(max_length=100)]) -> Undone:
    """Undo a change: what it changed is as it was."""
    async with caller.sessions.begin() as db:
        return await changes.undo(db, caller.workspace_id, change)


@router.get("/files/{name}", dependencies=SEE, responses=_FILE, response_class=Response)
async def get_library_file(
    caller: Caller, request: Request, name: Annotated[str, InPath(max_length=100)]
) -> Response:
    """Get a file of the library by its name, `<sha256>.<ending>`; what was made here leaves
    labelled. Takes Range.
    """
    async with caller.sessions.read() as db:
        asset = await queries.find_called(db, caller.workspace_id, name)
    return await _send(request, await _leaving(caller, asset))


async def _leaving(caller: Asking, asset: Asset) -> Path:
    """Where the file lies that may leave; raises NotFound where the disk has lost it."""
    library = caller.wired[Library]
    if not library.store.has(asset.file):
        raise NotFound(f"The file {asset.file.name[:24]!r} is gone from the disk.", file=asset.id)
    return await labelled(asset, library, caller.sessions, caller.wired[Identity])


async def _send(request: Request, path: Path, name: str = "") -> Response:
    return await files.send_file(request, path, _MIMES.get(path.suffix), name=name)


def shown(asset: Asset) -> AssetView:
    """The asset with the address of its file."""
    return AssetView(**dict(asset), url=f"{PREFIX}/library/assets/{asset.id}/file")


def _sheet(sheet: Sheet) -> SheetView:
    related = {
        name: tuple(map(shown, getattr(sheet, name)))
        for name in ("parents", "children", "versions")
    }
    return SheetView(**{**dict(sheet), "asset": shown(sheet.asset), **related})
