"""Folders: the tree beside the grid, where one is in it, and what is done to folders."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, Response

from limelight.accounts.gate import may, member_of
from limelight.accounts.permissions import ACTS
from limelight.library.finding.facets import count_shown, list_folders
from limelight.library.pages.desk import Desk
from limelight.library.pages.wanted import Typed, Wanted
from limelight.library.schemas import Folder, FolderChange
from limelight.library.shelving import folders

router = APIRouter(prefix="/library/folders", include_in_schema=False)
_SEE, _CHANGE = [may("library.see")], [may("library.change")]


@router.get("", dependencies=_SEE)
async def tree(request: Request, typed: Wanted) -> Response:
    """The tree and the way to the chosen folder, as parts of the page."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        found = await list_folders(db, desk.workspace_id)
        shown = await count_shown(db, desk.workspace_id)
    return desk.show("library/folders.html", shelves(request, found, shown, typed))


@router.post("", dependencies=_CHANGE)
async def make(
    request: Request, name: Annotated[str, Form()] = "", parent: Annotated[str, Form()] = ""
) -> Response:
    """A new folder; its id, for moving things there at once."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        made = await folders.make_folder(db, desk.workspace_id, name, parent or None)
    return JSONResponse({"said": "Folder made", **made.model_dump(mode="json")}, 201)


@router.post("/{folder_id}/name", dependencies=_CHANGE)
async def rename(request: Request, folder_id: str, name: Annotated[str, Form()] = "") -> Response:
    """Give a folder another name."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        done = await folders.rename_folder(db, desk.workspace_id, folder_id, name)
    return _done("Folder renamed", done)


@router.post("/{folder_id}/place", dependencies=_CHANGE)
async def move(request: Request, folder_id: str, parent: Annotated[str, Form()] = "") -> Response:
    """Put a folder into another one, or beside the outermost."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        done = await folders.move_folder(db, desk.workspace_id, folder_id, parent or None)
    return _done("Folder moved", done)


@router.post("/{folder_id}/delete", dependencies=_CHANGE)
async def delete(request: Request, folder_id: str) -> Response:
    """Delete a folder and those in it; assets stay."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        done = await folders.delete_folder(db, desk.workspace_id, folder_id)
    return _done("Folder deleted, what lay in it stays in the library", done)


def shelves(request: Request, found: Sequence[Folder], shown: int, typed: Typed) -> dict[str, Any]:
    """What the tree and the way to the chosen folder show."""
    known = {folder.id: folder for folder in found}
    way: list[Folder] = []
    at = known.get(typed.folder)
    while at is not None:
        way.insert(0, at)
        at = known.get(at.parent_id or "")
    beside: dict[str | None, list[str]] = {}
    for folder in found:
        beside.setdefault(folder.parent_id, []).append(folder.id)
    return {
        "folders": found,
        "beside": beside,
        "way": way,
        "inner": [folder for folder in found if folder.parent_id == (typed.folder or None)],
        "shown_count": shown,
        "unfiled_count": shown - sum(folder.count for folder in found),
        "typed": typed,
        "may_change": member_of(request).role.covers(ACTS["library.change"]),
    }


def _done(said: str, done: FolderChange) -> Response:
    return JSONResponse({"said": said, **done.model_dump(mode="json")})
