"""Putting assets up for review from the library, and where one stands."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.kit.errors import Invalid
from limelight.library.queries import get_asset
from limelight.library.service import Library
from limelight.reviews import queries
from limelight.reviews.assets.asking import put_up
from limelight.reviews.schemas import STATES

router = APIRouter(prefix="/reviews", include_in_schema=False)


@router.post("/assets", dependencies=[may("reviews.ask")])
async def ask(request: Request, numbers: Annotated[str, Form()] = "") -> Response:
    """Put up the assets with those numbers, parted by commas. One leads to its review, several to
    the queue, which says how many there are and what was left out.
    """
    told = numbers.split(",")
    if not all(one.isascii() and one.isdecimal() and len(one) < 12 for one in told):
        raise Invalid("Choose what to put up first.", field="numbers")
    desk = Desk(request)
    workspace_id = member_of(request).workspace.id
    store = desk.wired[Library].store
    done = await put_up(desk.sessions, store, workspace_id, [int(one) for one in told])
    if len(told) == 1 and done.review_ids:
        return RedirectResponse(f"/reviews/{done.review_ids[0]}", 303)
    counts = {"asked": len(done.review_ids), "left": len(done.left_out)}
    return RedirectResponse(f"/reviews?{urlencode(counts)}", 303)


@router.get("/of/{asset_id}", dependencies=[may("reviews.see")])
async def standing(request: Request, asset_id: str) -> Response:
    """A part of a page: the review of an asset, or the button that puts it up."""
    desk, workspace_id = Desk(request), member_of(request).workspace.id
    async with desk.sessions.read() as db:
        asset = await get_asset(db, workspace_id, asset_id)
        found = await queries.find_of(db, workspace_id, "asset", asset.lineage_id, asset.version)
    context = {"asset": asset, "review_id": found.id if found else "", "states": STATES}
    return desk.show("reviews/of-asset.html", context)
