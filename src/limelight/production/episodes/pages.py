"""The series of a workspace: begin one, see its episodes, make the next one."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may
from limelight.kit.errors import Conflict, Invalid, NotFound, Problem
from limelight.production.ports import Productions
from limelight.production.schemas import ProductionId
from limelight.production.series import service
from limelight.production.series.schemas import Running

router = APIRouter(prefix="/production/series", include_in_schema=False)
SEE, MAKE = [may("productions.see")], [may("productions.make")]
_PAGE = 50


class TypedSeries(BaseModel):
    """The form of a series as it was typed; `of` is the production it begins with."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    about: str = ""
    hook: str = ""
    outro: str = ""
    of: str = ""

    def running(self) -> Running:
        """What was typed, checked; raises Invalid naming the field."""
        try:
            return Running.model_validate(self.model_dump(exclude={"of"}))
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            most = {"name": 60, "about": 1000}.get(field, 200)
            raise Invalid(
                "A series needs a name of at most 60 letters."
                if field == "name"
                else f"At most {most} letters.",
                field=field,
            ) from error


@router.get("", dependencies=SEE)
async def overview(request: Request, deleted: str = "", cursor: str | None = None) -> Response:
    """All series by name; `deleted` is the id of the one that was just put away."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        found, more = await service.list_series(db, desk.workspace_id, cursor=cursor, limit=_PAGE)
    context = {"all_series": found, "more": more, "deleted": deleted, "cast": ()}
    return desk.show("production/series/overview.html", context)


@router.get("/new", dependencies=MAKE)
async def new(request: Request, of: str = "") -> Response:
    """Begin a series, with a production as its first episode, or add that to a series."""
    return await _new(Desk(request), TypedSeries(of=of))


@router.post("", dependencies=MAKE)
async def create(request: Request, typed: Annotated[TypedSeries, Form()]) -> Response:
    """Begin it, and go on to its next episode."""
    desk = Desk(request)
    first = ProductionId(typed.of) if typed.of else None
    try:
        async with desk.sessions.begin() as db:
            made = await service.create_series(db, desk.workspace_id, typed.running(), first)
    except (Invalid, Conflict) as problem:
        return await _new(desk, typed, problem)
    return desk.go(f"/production/series/{made}")


@router.post("/add", dependencies=MAKE)
async def add(
    request: Request, series: Annotated[str, Form()] = "", of: Annotated[str, Form()] = ""
) -> Response:
    """Make a production the next episode of a series."""
    desk = Desk(request)
    try:
        async with desk.sessions.begin() as db:
            await service.add_episode(db, desk.workspace_id, series, ProductionId(of))
    except (Invalid, Conflict, NotFound) as problem:
        return await _new(desk, TypedSeries(of=of), problem, field="series")
    return desk.go(f"/production/series/{series}")


@router.get("/{series_id}", dependencies=SEE)
async def show(request: Request, series_id: str) -> Response:
    """A series and its episodes."""
    return await _show(Desk(request), series_id)


@router.post("/{series_id}", dependencies=MAKE)
async def change(
    request: Request, series_id: str, typed: Annotated[TypedSeries, Form()]
) -> Response:
    """Say anew what stays the same in episodes to come."""
    desk = Desk(request)
    try:
        async with desk.sessions.begin() as db:
            await service.change_series(db, desk.workspace_id, series_id, typed.running())
    except (Invalid, Conflict) as problem:
        return await _show(desk, series_id, typed, problem)
    return desk.go(f"/production/series/{series_id}")


@router.post("/{series_id}/delete", dependencies=MAKE)
async def delete(request: Request, series_id: str) -> Response:
    """Put a series away; the list offers to take it back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await service.delete_series(db, desk.workspace_id, series_id)
    return desk.go(f"/production/series?deleted={series_id}")


@router.post("/{series_id}/restore", dependencies=MAKE)
async def restore(request: Request, series_id: str) -> Response:
    """Take a deleted series back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await service.restore_series(db, desk.workspace_id, series_id)
    return desk.go(f"/production/series/{series_id}")


async def _new(
    desk: Desk, typed: TypedSeries, problem: Problem | None = None, field: str = ""
) -> Response:
    async with desk.sessions.read() as db:
        existing, _ = await service.list_series(db, desk.workspace_id, limit=200)
    begins = await desk.wired[Productions].get(ProductionId(typed.of)) if typed.of else None
    context = {**_form(typed, problem, field), "begins": begins, "existing": existing}
    return desk.show("production/series/new.html", context, 422 if problem else 200)


async def _show(
    desk: Desk, series_id: str, typed: TypedSeries | None = None, problem: Problem | None = None
) -> Response:
    async with desk.sessions.read() as db:
        found = await service.get_series(db, desk.workspace_id, series_id)
    typed = typed or TypedSeries(**found.running.model_dump())
    context = {**_form(typed, problem), "series": found}
    return desk.show("production/series/show.html", context, 422 if problem else 200)


def _form(typed: TypedSeries, problem: Problem | None, field: str = "") -> dict[str, Any]:
    wrong = {**dict.fromkeys(TypedSeries.model_fields, ""), "series": ""}
    if problem is not None:
        named = field or str(problem.facts.get("field", "name"))
        wrong[named if named in wrong else "name"] = problem.detail
    return {"typed": typed, "wrong": wrong, "cast": ()}
