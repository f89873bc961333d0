"""Series of productions for programs."""

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.etags import IfMatch, check_match, etag_of, tagged
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import api_router
from limelight.production.api import views
from limelight.production.api.orders import Formats, Seconds, Seed, Text
from limelight.production.episodes.ordering import order_next
from limelight.production.schemas import ProductionId, ProductionView
from limelight.production.series import service
from limelight.production.series.schemas import EpisodeView, Running, SeriesCard, SeriesView
from limelight.production.service import ProductionService
from limelight.stories.brief import Form

router = api_router("/series", "series")
SEE, MAKE = [may("productions.see")], [may("productions.make")]
Id = Annotated[str, Path(max_length=100, description="Id or name of a series.")]
_Production = Annotated[
    ProductionId, Field(max_length=100, description="id of a finished production")
]


class NewSeries(Running):
    """A series to begin, with a production as its first episode if one is named."""

    production_id: _Production | None = None


class NewEpisode(BaseModel):
    """A production that becomes the next episode."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    production_id: _Production


class NextEpisode(BaseModel):
    """What the next episode is about; what is left out is as in the last one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    brief: Text
    seconds: Seconds | None = None
    formats: Formats | None = None
    form: Form | None = None
    seed: Seed | None = None


@router.get("", dependencies=SEE)
async def list_series(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[SeriesCard]:
    """List the series of the workspace by name."""
    async with caller.sessions.read() as db:
        items, more = await service.list_series(
            db, caller.workspace_id, cursor=wanted.cursor, limit=wanted.limit
        )
    return Page(items=items, next=more)


@router.post("", dependencies=MAKE, status_code=201)
async def create_series(caller: Caller, response: Response, new: NewSeries) -> SeriesView:
    """Begin a series."""
    running = Running.model_validate(new.model_dump(exclude={"production_id"}))
    async with caller.sessions.begin() as db:
        made = await service.create_series(db, caller.workspace_id, running, new.production_id)
        return _shown(response, await service.get_series(db, caller.workspace_id, made))


@router.get("/{series_id}", dependencies=SEE, response_model=SeriesView)
async def get_series(
    caller: Caller, request: Request, response: Response, series_id: Id
) -> SeriesView | Response:
    """Get a series with its episodes in order, and the ETag that an edit needs."""
    async with caller.sessions.read() as db:
        found = await service.get_series(db, caller.workspace_id, series_id)
    return tagged(request, response, _of(found))


@router.put("/{series_id}", dependencies=MAKE)
async def replace_series(
    caller: Caller, response: Response, series_id: Id, running: Running, if_match: IfMatch = None
) -> SeriesView:
    """Say anew what stays the same; episodes that are made stay as they are."""
    async with caller.sessions.begin() as db:
        current = await service.get_series(db, caller.workspace_id, series_id)
        check_match(if_match, _of(current))
        await service.change_series(db, caller.workspace_id, current.id, running)
        return _shown(response, await service.get_series(db, caller.workspace_id, current.id))


@router.delete("/{series_id}", dependencies=MAKE, status_code=204)
async def delete_series(caller: Caller, series_id: Id) -> None:
    """Put a series away; its productions stay, and it can be restored."""
    async with caller.sessions.begin() as db:
        await service.delete_series(db, caller.workspace_id, series_id)


@router.post("/{series_id}/restore", dependencies=MAKE)
async def restore_series(caller: Caller, response: Response, series_id: Id) -> SeriesView:
    """Take a deleted series back, by its id."""
    async with caller.sessions.begin() as db:
        await service.restore_series(db, caller.workspace_id, series_id)
        return _shown(response, await service.get_series(db, caller.workspace_id, series_id))


@router.post("/{series_id}/episodes", dependencies=MAKE, status_code=201)
async def add_episode(
    caller: Caller, response: Response, series_id: Id, new: NewEpisode
) -> SeriesView:
    """Make a production the next episode, as it is."""
    async with caller.sessions.begin() as db:
        await service.add_episode(db, caller.workspace_id, series_id, new.production_id)
        return _shown(response, await service.get_series(db, caller.workspace_id, series_id))


@router.post("/{series_id}/next", dependencies=MAKE, status_code=201)
async def make_next_episode(
    caller: Caller, response: Response, series_id: Id, new: NextEpisode
) -> ProductionView:
    """Make the next episode: cast, voice, music, look, brand and formats of the last one, the
    number in its title, and a writer who knows what was told before.
    """
    productions = caller.wired[ProductionService]
    async with caller.sessions.read() as db:
        last = await service.last_of(db, caller.workspace_id, series_id)
    changes = new.model_dump(exclude_none=True, exclude={"brief"})
    made = await order_next(productions, series_id, last, new.brief, changes)
    found = views.of(await productions.get(made))
    response.headers["ETag"] = etag_of(found)
    response.headers["Location"] = views.place(made)
    return found


def _of(found: SeriesView) -> SeriesView:
    """The series with addresses of the API."""
    episodes = tuple(
        EpisodeView(number=one.number, production=views.card(one.production))
        for one in found.episodes
    )
    return found.model_copy(update={"episodes": episodes})


def _shown(response: Response, found: SeriesView) -> SeriesView:
    shown = _of(found)
    response.headers["ETag"] = etag_of(shown)
    return shown
