"""Brands for programs."""

from typing import Annotated

from fastapi import Path, Query, Request, Response

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.brands import service
from limelight.brands.schemas import BrandView, Kit
from limelight.kit.http.etags import IfMatch, check_match, etag_of, tagged
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router

router = api_router("/brands", "brands")
SEE, CHANGE = [may("productions.see")], [may("brands.change")]
Id = Annotated[str, Path(max_length=100, description="Id or name of a brand.")]


@router.get("", dependencies=SEE)
async def list_brands(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[BrandView]:
    """List the brands of the workspace by name."""
    async with caller.sessions.read() as db:
        found = await service.list_brands(db, caller.workspace_id)
    return page_through(found, wanted, of="brands", at=lambda one: (one.kit.name, one.id))


@router.post("", dependencies=CHANGE, status_code=201)
async def create_brand(caller: Caller, response: Response, kit: Kit) -> BrandView:
    """Keep a new brand."""
    async with caller.sessions.begin() as db:
        return _shown(response, await service.create_brand(db, caller.workspace_id, kit))


@router.get("/{brand_id}", dependencies=SEE, response_model=BrandView)
async def get_brand(
    caller: Caller, request: Request, response: Response, brand_id: Id
) -> BrandView | Response:
    """Get a brand, with the ETag that an edit needs."""
    async with caller.sessions.read() as db:
        found = await service.get_brand(db, caller.workspace_id, brand_id)
    return tagged(request, response, found)


@router.put("/{brand_id}", dependencies=CHANGE)
async def replace_brand(
    caller: Caller, response: Response, brand_id: Id, kit: Kit, if_match: IfMatch = None
) -> BrandView:
    """Replace what a brand is; what was made with it stays as it is."""
    async with caller.sessions.begin() as db:
        current = await service.get_brand(db, caller.workspace_id, brand_id)
        check_match(if_match, current)
        return _shown(
            response, await service.replace_brand(db, caller.workspace_id, current.id, kit)
        )


@router.delete("/{brand_id}", dependencies=CHANGE, status_code=204)
async def delete_brand(caller: Caller, brand_id: Id) -> None:
    """Put a brand away; it can be restored."""
    async with caller.sessions.begin() as db:
        await service.delete_brand(db, caller.workspace_id, brand_id)


@router.post("/{brand_id}/restore", dependencies=CHANGE)
async def restore_brand(caller: Caller, response: Response, brand_id: Id) -> BrandView:
    """Take a deleted brand back, by its id."""
    async with caller.sessions.begin() as db:
        return _shown(response, await service.restore_brand(db, caller.workspace_id, brand_id))


def _shown(response: Response, brand: BrandView) -> BrandView:
    response.headers["ETag"] = etag_of(brand)
    return brand
