"""What is seen of assets: small pictures, captions, what is there twice."""

from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.kit.errors import NotFound
from limelight.kit.http.files import answers, send_file
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router
from limelight.library import queries
from limelight.library.api.assets import SEE, AssetView, Id, shown
from limelight.library.captions import to_captions
from limelight.library.looks.shelf import Looks
from limelight.library.looks.small import Size
from limelight.library.service import NEAR, Library

router = api_router("/library", "library")


class TwinsView(BaseModel):
    """Two assets that are the same (distance 0) or nearly so."""

    model_config = ConfigDict(frozen=True)

    distance: float
    first: AssetView
    second: AssetView


class NearPaging(Paging):
    """How near pairs must be to each other, and which page of them."""

    distance: int = Field(NEAR, ge=0, le=32, description="bits of 64 that may differ")


@router.get(
    "/assets/{asset_id}/look/{size}", dependencies=SEE, responses=answers("image/webp"),
    response_class=Response,
)  # fmt: skip
async def get_asset_look(caller: Caller, request: Request, asset_id: Id, size: Size) -> Response:
    """Get a small picture of an asset."""
    async with caller.sessions.read() as db:
        asset = await queries.get_asset(db, caller.workspace_id, asset_id)
    path = await caller.wired[Looks].find(asset, size)
    if path is None:
        raise NotFound("There is nothing to see of this.")
    return await send_file(request, path, "image/webp")


@router.get(
    "/assets/{asset_id}/captions.vtt", dependencies=SEE, responses=answers("text/vtt"),
    response_class=Response,
)  # fmt: skip
async def get_asset_captions(caller: Caller, asset_id: Id) -> Response:
    """Get what is said in a film made here, as WebVTT."""
    async with caller.sessions.read() as db:
        sheet = await queries.get_sheet(db, caller.workspace_id, asset_id)
    return Response(to_captions(sheet.recipe.get("settings") or {}), media_type="text/vtt")


@router.get("/duplicates", dependencies=SEE)
async def list_duplicates(
    caller: Caller, wanted: Annotated[NearPaging, Query()]
) -> Page[TwinsView]:
    """List pairs of assets that are the same or nearly so, the nearest first."""
    pairs = await caller.wired[Library].duplicates(distance=wanted.distance)
    views = [
        TwinsView(distance=pair.distance, first=shown(first), second=shown(second))
        for pair, (first, second) in pairs
    ]
    return page_through(
        views,
        wanted,
        of="duplicates",
        at=lambda one: (f"{one.distance:02}", one.first.id, one.second.id),
    )
