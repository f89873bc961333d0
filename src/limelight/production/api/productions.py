"""Ordering, following, stopping and changing productions."""

from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.errors import NotFound
from limelight.kit.http.etags import IfMatch, check_match, etag_of, tagged
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import api_router
from limelight.production.api import views
from limelight.production.api.orders import NewProduction, Remake, order_of
from limelight.production.api.views import Id, RenderView
from limelight.production.editing.ports import Editor
from limelight.production.schemas import (
    ProductionCard,
    ProductionState,
    ProductionView,
    Quote,
)
from limelight.production.service import ProductionService
from limelight.stories.brands.brand import BrandFault, faults
from limelight.stories.script import Script

router = api_router("/productions", "productions")
SEE, MAKE = [may("productions.see")], [may("productions.make")]


class NoScript(NotFound):
    """The script of the production is not written yet."""

    kind, title = "production.no-script", "There is no script yet"


class Wanted(Paging):
    """Which productions."""

    limit: int = Field(50, ge=1, le=100, description="how many at most")
    state: ProductionState | None = None
    character_id: str | None = Field(None, max_length=100)


@router.get("", dependencies=SEE)
async def list_productions(
    caller: Caller, wanted: Annotated[Wanted, Query()]
) -> Page[ProductionCard]:
    """List productions, newest first."""
    page = await caller.wired[ProductionService].list_page(
        cursor=wanted.cursor,
        limit=wanted.limit,
        state=wanted.state,
        character_id=wanted.character_id,
    )
    return Page(items=tuple(map(views.card, page.items)), next=page.next_cursor)


@router.post("", dependencies=MAKE, status_code=201)
async def create_production(
    caller: Caller, response: Response, new: NewProduction
) -> ProductionView:
    """Make a video of a brief. It is made in the background: follow it by its events, or ask for
    it until its state is done, failed or cancelled.
    """
    productions = caller.wired[ProductionService]
    production_id = await productions.start(await order_of(caller, new), new.script)
    return _made(response, await productions.get(production_id))


@router.post("/quote", dependencies=MAKE)
async def quote_production(caller: Caller, new: NewProduction) -> Quote:
    """Say what making a production would take, and make nothing: seconds, what the makers cost,
    the size of its files, estimated from the productions this workspace made before.
    """
    return await caller.wired[ProductionService].quote(await order_of(caller, new))


@router.get("/{production_id}", dependencies=SEE, response_model=ProductionView)
async def get_production(
    caller: Caller, request: Request, response: Response, production_id: Id
) -> ProductionView | Response:
    """Get a production: its state, steps with progress, scenes and files."""
    view = await caller.wired[ProductionService].get(production_id)
    return tagged(request, response, views.of(view))


@router.post("/{production_id}/cancel", dependencies=MAKE)
async def cancel_production(
    caller: Caller, response: Response, production_id: Id
) -> ProductionView:
    """Stop a production soon; what is made stays."""
    productions = caller.wired[ProductionService]
    await productions.cancel(production_id)
    return _shown(response, await productions.get(production_id))


@router.post("/{production_id}/retry", dependencies=MAKE)
async def retry_production(caller: Caller, response: Response, production_id: Id) -> ProductionView:
    """Go on with a production that failed or was cancelled; what is made is not made again."""
    productions = caller.wired[ProductionService]
    await productions.resume(production_id)
    return _shown(response, await productions.get(production_id))


@router.post("/{production_id}/remake", dependencies=MAKE, status_code=201)
async def remake_production(
    caller: Caller, response: Response, production_id: Id, changes: Remake
) -> ProductionView:
    """Order another production like this one, with some things different."""
    productions = caller.wired[ProductionService]
    told = changes.model_dump(exclude_none=True, exclude={"script"})
    if "brief" in told:
        told["text"] = told.pop("brief")
    made = await productions.again(production_id, told, changes.script)
    return _made(response, await productions.get(made))


@router.get("/{production_id}/script", dependencies=SEE, response_model=Script)
async def get_script(
    caller: Caller, request: Request, response: Response, production_id: Id
) -> Script | Response:
    """Get the script of a production, with the ETag that an edit needs."""
    view = await caller.wired[ProductionService].get(production_id)
    return tagged(request, response, _script(view.script))


@router.put("/{production_id}/script", dependencies=MAKE)
async def replace_script(
    caller: Caller,
    response: Response,
    production_id: Id,
    script: Script,
    if_match: IfMatch = None,
) -> ProductionView:
    """Change the script of a production that has ended, and make it again: only what depends on
    the change is made.
    """
    await caller.wired[Editor].replace(
        production_id, script, lambda current: check_match(if_match, current)
    )
    return _shown(response, await caller.wired[ProductionService].get(production_id))


@router.get("/{production_id}/brand-faults", dependencies=SEE)
async def list_brand_faults(caller: Caller, production_id: Id) -> list[BrandFault]:
    """List where the script says or shows what the brand of the production avoids."""
    view = await caller.wired[ProductionService].get(production_id)
    brand = view.brief.brand
    return list(faults(view.script, brand)) if view.script and brand else []


@router.get("/{production_id}/renders", dependencies=SEE)
async def list_renders(caller: Caller, production_id: Id) -> list[RenderView]:
    """List the finished videos of a production by format, each with its quality report."""
    return views.renders(await caller.wired[ProductionService].get(production_id))


def _script(script: Script | None) -> Script:
    if script is None:
        raise NoScript("The script is not written yet. Ask again when its step is done.")
    return script


def _shown(response: Response, view: ProductionView) -> ProductionView:
    shown = views.of(view)
    response.headers["ETag"] = etag_of(shown)
    return shown


def _made(response: Response, view: ProductionView) -> ProductionView:
    response.headers["Location"] = views.place(view.id)
    return _shown(response, view)
