"""What is in the library twice, or nearly: seen side by side, one of two thrown away."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.gate import may, member_of
from limelight.accounts.permissions import ACTS
from limelight.library.pages.desk import Desk
from limelight.library.service import NEAR, Library
from limelight.library.shelving import changes

router = APIRouter(prefix="/library/duplicates", include_in_schema=False)

_MOST_PAIRS = 100


@router.get("", dependencies=[may("library.see")])
async def duplicates(request: Request, distance: int = NEAR) -> Response:
    """Pairs, equal ones first, then the nearest."""
    return await _show(Desk(request), distance)


@router.post("/trash", dependencies=[may("library.change")])
async def throw(request: Request, number: Annotated[int, Form()]) -> Response:
    """Throw one of two away and show the others."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        done = await changes.change_many(db, desk.workspace_id, [number], "delete")
    undo = {"action": "/library/duplicates/undo", "fields": {"undo_id": done.undo_id or ""}}
    return await _show(desk, NEAR, said="1 asset in the trash", undo=undo)


@router.post("/undo", dependencies=[may("library.change")])
async def bring_back(request: Request, undo_id: Annotated[str, Form()] = "") -> Response:
    """Bring it back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await changes.undo(db, desk.workspace_id, undo_id)
    return desk.go("/library/duplicates")


async def _show(
    desk: Desk, distance: int, said: str = "", undo: dict[str, Any] | None = None
) -> Response:
    distance = max(0, min(32, distance))
    pairs = await desk.wired[Library].duplicates(_MOST_PAIRS, distance)
    context = {
        "pairs": pairs,
        "distance": distance,
        "said": said,
        "undo": undo,
        "may_change": member_of(desk.request).role.covers(ACTS["library.change"]),
    }
    return desk.show("library/duplicates.html", context)
