"""Parts of the Create page: ideas, ways to go on, and what waits to be sent."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import JSONResponse, RedirectResponse, Response

from limelight.accounts.gate import may, member_of, wired_of
from limelight.production.briefs.ports import Ideas, UnsentBriefs
from limelight.production.briefs.typed import Typed
from limelight.stories.brief import LANGUAGES

router = APIRouter(prefix="/production/briefs", include_in_schema=False)
MAKE = [may("productions.make")]
_SHORTEST = 3
_MOST_PAGES = 1000


class Asked(Typed):
    """The form, and how often other ideas were asked for."""

    page: str = "0"


@router.post("/ideas", dependencies=MAKE)
async def suggest(request: Request, asked: Annotated[Asked, Form()]) -> Response:
    """Ideas for the chosen character; once something is typed, ways to go on with it."""
    ideas, text = wired_of(request)[Ideas], asked.text.lstrip()
    page = int(asked.page) % _MOST_PAGES if asked.page.isascii() and asked.page.isdigit() else 0
    language = asked.language if asked.language in LANGUAGES else "en"
    is_typing = len(text) >= _SHORTEST
    context = {
        "page": page,
        "completions": ideas.complete(text, language) if is_typing else (),
        "ideas": () if is_typing else await ideas.ideas(asked.character, language, page),
    }
    templates = wired_of(request)[Jinja2Templates]
    return templates.TemplateResponse(request, "production/briefs/ideas.html", context)


@router.post("", dependencies=MAKE)
async def save(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """Keep what is typed, and say where."""
    version = int(typed.draft_version) if typed.draft_version.isdecimal() else 0
    saved = await wired_of(request)[UnsentBriefs].save(
        member_of(request).person.id, typed, typed.draft, version
    )
    return JSONResponse(saved.model_dump(mode="json"))


@router.post("/{brief_id}/discard", dependencies=MAKE)
async def discard(request: Request, brief_id: str) -> Response:
    """Forget a brief, and go on with an empty one."""
    await wired_of(request)[UnsentBriefs].discard(member_of(request).person.id, brief_id)
    return RedirectResponse("/production/new", 303)
