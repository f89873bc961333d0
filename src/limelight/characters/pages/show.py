"""One character: everything about it, a tab at a time."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters.looks.wearing import coloured, wearing
from limelight.characters.pages.choices import choices
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.typed import VoiceTyped, wrong_of
from limelight.characters.personas.templates import list_templates
from limelight.characters.schemas import Character, Look
from limelight.generation.schemas import Appearance, Voice
from limelight.kit.errors import Conflict, Invalid, NotFound, Problem, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

# Codes without a name are shown as they are.
LANGUAGES = {
    "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "ja": "Japanese", "de": "German", "ar": "Arabic",
}  # fmt: skip
Work = Callable[[AsyncSession, Character], Awaitable[object]]
TABS = ("overview", "videos", "personas", "looks", "voice", "lore", "settings")


@router.get("/{character_id}", dependencies=[may("characters.see")])
async def show(request: Request, character_id: str, tab: str = "overview") -> Response:
    """The character; an unknown tab is the first one."""
    desk = Desk(request)
    return page(desk, await desk.character(character_id), tab)


@router.get("/{character_id}/lines", dependencies=[may("characters.see")])
async def lines(request: Request, character_id: str, seed: int = 0) -> Response:
    """Three lines as it writes them, to be put into the page."""
    desk = Desk(request)
    character = await desk.character(character_id)
    language = character.languages[0]
    said = await desk.persona_preview.sample_lines(character, language=language, seed=seed)
    context = {"one": character, "lines": said, "seed": seed}
    return desk.show("characters/lines.html", context)


def _label(voice: Voice) -> str:
    accent = f" ({voice.accent})" if voice.accent else ""
    language = LANGUAGES.get(voice.language, voice.language)
    return f"{voice.name}: {voice.gender}, {language}{accent}"


def _worn_in_words(what: Look | Appearance, place: str) -> str:
    """A line for a card: what is worn, and where."""
    clothes = coloured(what.clothes_colour or "", what.clothes or "")
    off = "no glasses" if what.glasses == "" and isinstance(what, Look) else ""
    headwear = coloured(what.headwear_colour or "", what.headwear or "") if what.headwear else ""
    parts = (clothes, headwear, what.earrings or "", what.glasses or off, place)
    return ", ".join(part for part in parts if part) or "As usual"


def page(
    desk: Desk, character: Character, tab: str, problem: Problem | None = None, **more: Any
) -> Response:
    """The page at one of its tabs, with what went wrong there; `more` goes over what tabs show."""
    voices = desk.previews.voices()
    context: dict[str, Any] = {
        "one": character,
        "active": next(sheet for sheet in character.personas if sheet.is_active),
        "tab": tab if tab in TABS else TABS[0],
        "problem": problem,
        "toast": None,
        "choices": choices(),
        "templates": [(one.key, one.title, one.summary) for one in list_templates()],
        "voices": [(one.name, _label(one)) for one in voices],
        "voice": VoiceTyped.of(character.voice),
        "lore": None,
        "wrong": wrong_of(None, VoiceTyped),
        "spoken": list(dict.fromkeys((*character.languages, *(one.language for one in voices)))),
        "languages": LANGUAGES,
        "said": _worn_in_words,
        "worn": {sheet.id: wearing(character.appearance, sheet.look) for sheet in character.looks},
    }
    desk.previews.prepare(character.voice, character.languages[0])
    return desk.show("characters/show.html", context | more, 422 if problem else 200)


class Toast(NamedTuple):
    """What was done, and the form that undoes it: where it goes and what it says."""

    said: str
    action: str
    fields: dict[str, str]


async def do(
    desk: Desk,
    character_id: str,
    tab: str,
    work: Work,
    *,
    undo: Callable[[Character], Toast] | None = None,
) -> Response:
    """Do it in one transaction and show the tab again; what is wrong is said on it. `undo` tells
    from the character as it was how to go back.
    """
    before = await desk.character(character_id)
    try:
        async with desk.sessions.begin() as db:
            await work(db, before)
    except (Invalid, Refused, Conflict, NotFound) as problem:
        return page(desk, before, tab, problem)
    if undo is None:
        return desk.go(f"/characters/{before.id}?tab={tab}")
    return page(desk, await desk.character(before.id), tab, toast=undo(before))
