"""Versions of an asset: an earlier one shown again, and that undone."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.library.pages.desk import Desk
from limelight.library.pages.sheet import show
from limelight.library.shelving import changes, versions

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.change")])


@router.post("/{asset_id}/show")
async def show_version(request: Request, asset_id: str) -> Response:
    """Show this version in place of the others, and the way back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        done = await versions.show_version(db, desk.workspace_id, asset_id)
    said = f"Version {done.version} is shown"
    return await show(desk, asset_id, "library/asset.html", said=said, undo_id=done.undo_id)


@router.post("/{asset_id}/undo")
async def undo(request: Request, asset_id: str, undo_id: Annotated[str, Form()] = "") -> Response:
    """Undo what was done to its versions."""
    desk = Desk(request)
    await desk.asset(asset_id)
    async with desk.sessions.begin() as db:
        await changes.undo(db, desk.workspace_id, undo_id)
    return desk.go(f"/library/{asset_id}")
