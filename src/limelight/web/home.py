"""The first page: what a studio is, for strangers; what is going on, for whoever is signed in.

Newcomers are led from a first character to a first video and to deciding on it: what is done is
seen from what is there. That somebody sent the list away is remembered by their browser.
"""

from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import FileResponse, RedirectResponse, Response

from limelight.accounts.gate import anyone, covers, member_of, signed_in, wired_of
from limelight.accounts.people.creating import has_people
from limelight.kit.db.sessions import Sessions
from limelight.web.language.choosing import COOKIE_SECONDS, gettext
from limelight.web.ports import Board, Glance

router = APIRouter(include_in_schema=False)

_WORKER = Path(__file__).parent / "static" / "js" / "offline.js"
DISMISSED = "limelight-started"


class Step(NamedTuple):
    """One thing a newcomer does, and where; `is_act` is sent as a form, else it is a page."""

    title: str
    detail: str
    icon: str
    url: str
    is_done: bool
    is_act: bool = False


@router.get("/", dependencies=[anyone()])
async def home(request: Request) -> Response:
    """The dashboard; the landing page for strangers; a fresh studio asks for its owner first."""
    if getattr(request.state, "member", None) is not None:
        glance = await wired_of(request)[Board].glance()
        return _show(request, "web/home.html", {"glance": glance, "steps": _steps(request, glance)})
    if getattr(request.state, "visit", None) is not None:
        return RedirectResponse("/production", 303)
    async with wired_of(request)[Sessions].read() as db:
        if not await has_people(db):
            return RedirectResponse("/accounts/welcome", 303)
    return _show(request, "web/landing.html", {})


@router.post("/web/first-steps/dismiss", dependencies=[signed_in()])
async def dismiss(request: Request) -> Response:
    """Send the list of first steps away."""
    answer = RedirectResponse("/", 303)
    is_secure = request.url.scheme == "https"
    answer.set_cookie(
        DISMISSED, "1", max_age=COOKIE_SECONDS, httponly=True, samesite="lax", secure=is_secure
    )
    return answer


@router.get("/offline.js", dependencies=[anyone()])
async def offline_worker() -> FileResponse:
    """The service worker that shows that page; at the top, so that it may stand in for any page."""
    return FileResponse(
        _WORKER, media_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


@router.get("/web/offline", dependencies=[anyone()])
async def offline(request: Request) -> Response:
    """What a browser keeps to show when the studio cannot be reached."""
    return _show(request, "web/offline.html", {})


def _steps(request: Request, glance: Glance) -> list[Step]:
    """What a newcomer does first; empty once it was sent away, in a sample, and for those who only
    look on.
    """
    visit = getattr(request.state, "visit", None)
    if DISMISSED in request.cookies or not covers(visit, "characters.change"):
        return []
    if member_of(request).workspace.is_sample:
        return []
    newest = glance.videos[0].url if glance.videos else ""
    return [
        Step(
            gettext("Make a character"),
            gettext("A look, a persona and a voice: a minute with good defaults."),
            "user-plus",
            "/characters/new",
            glance.has_own_character,
        ),
        Step(
            gettext("Make the first video"),
            gettext("Type one sentence; script, pictures, voice and music follow."),
            "clapperboard",
            "/production/new",
            bool(newest),
        ),
        Step(
            gettext("Watch and review it"),
            gettext("Approve it, or say in a sentence what has to change."),
            "circle-check",
            "/reviews" if glance.has_decided else f"{newest}/review" if newest else "/production",
            glance.has_decided,
            is_act=bool(newest) and not glance.has_decided,
        ),
    ]


def _show(request: Request, template: str, context: dict[str, object]) -> Response:
    return wired_of(request)[Jinja2Templates].TemplateResponse(request, template, context)
