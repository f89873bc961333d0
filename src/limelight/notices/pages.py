"""The bell's page: what one was told, and what one wants to be told."""

from typing import Annotated, get_args

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import anyone, signed_in, visit_of
from limelight.accounts.schemas import WorkspaceId
from limelight.notices import queries, service
from limelight.notices.schemas import KINDS, PACES, Kind, Pace, Wishes

router = APIRouter(prefix="/notices", include_in_schema=False)

_KINDS: tuple[Kind, ...] = get_args(Kind)
_PACES: tuple[Pace, ...] = get_args(Pace)


@router.get("", dependencies=[signed_in()])
async def show(request: Request) -> Response:
    """Everything one was told lately, and the settings."""
    visit, names = visit_of(request), _workspaces(request)
    async with Desk(request).sessions.read() as db:
        context = {
            "notices": await queries.list_notices(db, visit.person.id, list(names)),
            "wishes": await queries.wishes_of(db, visit.person.id),
            "names": names,
            "kinds": KINDS,
            "paces": list(PACES.items()),
        }
    return Desk(request).show("notices/page.html", context)


@router.post("/seen", dependencies=[signed_in()])
async def see_all(request: Request) -> Response:
    """All of it was seen."""
    async with Desk(request).sessions.begin() as db:
        await service.see_all(db, visit_of(request).person.id, list(_workspaces(request)))
    return Desk(request).go("/notices")


@router.post("/wishes", dependencies=[signed_in()])
async def wish(
    request: Request,
    shown: Annotated[list[str] | None, Form()] = None,
    mailed: Annotated[list[str] | None, Form()] = None,
    pace: Annotated[str, Form()] = "soon",
) -> Response:
    """What to be told from now on."""
    wishes = Wishes(
        shown=frozenset(kind for kind in _KINDS if kind in (shown or ())),
        mailed=frozenset(kind for kind in _KINDS if kind in (mailed or ())),
        pace=next((known for known in _PACES if known == pace), "soon"),
    )
    async with Desk(request).sessions.begin() as db:
        await service.wish(db, visit_of(request).person.id, wishes)
    return Desk(request).go("/notices")


@router.get("/stop", dependencies=[anyone()])
async def ask_to_stop(request: Request, token: str = "") -> Response:
    """A button, not the deed itself: programs that look at letters open the links in them."""
    async with Desk(request).sessions.read() as db:
        await service.row_of_token(db, token)
    return _stop(request, token, is_done=False)


@router.post("/stop", dependencies=[anyone()])
async def stop(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """No more letters to whoever got that one."""
    async with Desk(request).sessions.begin() as db:
        await service.stop_letters(db, token)
    return _stop(request, token, is_done=True)


@router.get("/{notice_id}", dependencies=[signed_in()])
async def open_one(request: Request, notice_id: str) -> Response:
    """Go to what it tells of; it was seen."""
    visit = visit_of(request)
    async with Desk(request).sessions.begin() as db:
        found = await service.open_notice(
            db, visit.person.id, list(_workspaces(request)), notice_id
        )
    return Desk(request).go(found.url)


def _workspaces(request: Request) -> dict[WorkspaceId, str]:
    return {one.workspace.id: one.workspace.name for one in visit_of(request).memberships}


def _stop(request: Request, token: str, *, is_done: bool) -> Response:
    answer = Desk(request).show("notices/stop.html", {"token": token, "is_done": is_done})
    answer.headers["Cache-Control"] = "no-store"
    return answer
