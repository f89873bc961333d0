"""One character: everything about it, a tab at a time."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.characters.pages.choices import choices
from limelight.characters.pages.desk import Desk
from limelight.characters.personas.templates import list_templates
from limelight.characters.schemas import Character
from limelight.generation.schemas import Voice
from limelight.kit.errors import Problem

router = APIRouter(prefix="/characters", include_in_schema=False)

# Codes without a name are shown as they are.
LANGUAGES = {
    "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "ja": "Japanese", "de": "German", "ar": "Arabic",
}  # fmt: skip
TABS = ("overview", "personas", "looks", "voice", "lore", "settings")


@router.get("/{character_id}")
async def show(request: Request, character_id: str, tab: str = "overview") -> Response:
    """The character; an unknown tab is the first one."""
    desk = Desk(request)
    return page(desk, await desk.character(character_id), tab)


@router.get("/{character_id}/lines")
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


def page(desk: Desk, character: Character, tab: str, problem: Problem | None = None) -> Response:
    """The page at one of its tabs, with what went wrong there."""
    voices = desk.previews.voices()
    context: dict[str, Any] = {
        "one": character,
        "active": next(sheet for sheet in character.personas if sheet.is_active),
        "tab": tab if tab in TABS else TABS[0],
        "problem": problem,
        "choices": choices(),
        "templates": [(one.key, one.title, one.summary) for one in list_templates()],
        "voices": [(one.name, _label(one)) for one in voices],
        "spoken": list(dict.fromkeys((*character.languages, *(one.language for one in voices)))),
        "languages": LANGUAGES,
    }
    return desk.show("characters/show.html", context, 422 if problem else 200)
