"""What a character's page changes: its status, personas, looks, voice, lore."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.characters import service, sheets, states, wardrobe
from limelight.characters.limits import build, read_rating
from limelight.characters.looks.describe import look_from_words
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.show import page
from limelight.characters.personas.templates import find_template
from limelight.characters.schemas import (
    Character,
    CharacterChange,
    LookId,
    LoreEntry,
    PersonaChange,
    PersonaId,
    Policy,
)
from limelight.generation.schemas import VoiceSpec
from limelight.kit.errors import Conflict, Invalid, NotFound, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

Text = Annotated[str, Form()]
Work = Callable[[AsyncSession, Character], Awaitable[object]]
_STATES = {
    "pause": states.pause,
    "resume": states.resume,
    "archive": states.archive,
    "restore": states.restore,
}


async def _do(desk: Desk, character_id: str, tab: str, work: Work) -> Response:
    """Do it in one transaction and show the tab again; what is wrong is said on it."""
    character = await desk.character(character_id)
    try:
        async with desk.sessions.begin() as db:
            await work(db, character)
    except (Invalid, Refused, Conflict, NotFound) as problem:
        return page(desk, character, tab, problem)
    return desk.go(f"/characters/{character.id}?tab={tab}")


@router.post("/{character_id}/status")
async def status(request: Request, character_id: str, verb: Text = "") -> Response:
    """Pause, resume, archive, restore; or duplicate, which shows the new one."""
    desk = Desk(request)
    if verb == "duplicate":
        async with desk.sessions.begin() as db:
            before = await desk.character(character_id)
            made = await service.duplicate(db, desk.workspace_id, before.id, judges=desk.judges.all)
        return desk.go(f"/characters/{made.id}")

    async def work(db: AsyncSession, character: Character) -> None:
        if verb not in _STATES:
            raise Invalid("Choose what it shall become.", field="verb")
        await _STATES[verb](db, desk.workspace_id, character.id)

    return await _do(desk, character_id, "settings", work)


@router.post("/{character_id}/rating")
async def rating(request: Request, character_id: str, rating: Text = "") -> Response:
    """What it may be used for."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        change = CharacterChange(policy=Policy(rating=read_rating(rating)))
        await _change(desk, db, character, change)

    return await _do(desk, character_id, "settings", work)


@router.post("/{character_id}/delete")
async def delete(request: Request, character_id: str) -> Response:
    """Delete it for good and show the gallery."""
    desk = Desk(request)
    character = await desk.character(character_id)
    async with desk.sessions.begin() as db:
        await service.delete_character(db, desk.workspace_id, character.id)
    return desk.go("/characters")


@router.post("/{character_id}/personas")
async def add_persona(
    request: Request, character_id: str, template: Text = "", name: Text = ""
) -> Response:
    """Another persona out of a template."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        ready = find_template(template)
        sheet = (name.strip() or ready.title, ready.persona)
        await sheets.add_persona(db, desk.workspace_id, character.id, sheet, judges=desk.judges.all)

    return await _do(desk, character_id, "personas", work)


@router.post("/{character_id}/personas/{persona_id}/use")
async def use_persona(request: Request, character_id: str, persona_id: str) -> Response:
    """Make it the active one."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await sheets.use_persona(db, desk.workspace_id, character.id, PersonaId(persona_id))

    return await _do(desk, character_id, "personas", work)


@router.post("/{character_id}/personas/{persona_id}/rename")
async def rename_persona(
    request: Request, character_id: str, persona_id: str, name: Text = ""
) -> Response:
    """Call it something else."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        which = (character.id, PersonaId(persona_id))
        change = PersonaChange(name=name)
        await sheets.change_persona(db, desk.workspace_id, which, change, judges=desk.judges.all)

    return await _do(desk, character_id, "personas", work)


@router.post("/{character_id}/personas/{persona_id}/delete")
async def delete_persona(request: Request, character_id: str, persona_id: str) -> Response:
    """Delete it; the active one stays."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await sheets.delete_persona(db, desk.workspace_id, character.id, PersonaId(persona_id))

    return await _do(desk, character_id, "personas", work)


@router.post("/{character_id}/looks")
async def add_look(
    request: Request, character_id: str, name: Text = "", words: Text = "", setting: Text = ""
) -> Response:
    """Another look, read from words."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        if not words.strip() and not setting.strip():
            raise Invalid("Say in a few words what is different in this look.", field="words")
        sheet = (name, look_from_words(words, setting))
        await wardrobe.add_look(db, desk.workspace_id, character.id, sheet, judges=desk.judges.all)

    return await _do(desk, character_id, "looks", work)


@router.post("/{character_id}/looks/{look_id}/delete")
async def delete_look(request: Request, character_id: str, look_id: str) -> Response:
    """Delete it; what was made with it stays."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await wardrobe.delete_look(db, desk.workspace_id, character.id, LookId(look_id))

    return await _do(desk, character_id, "looks", work)


@router.post("/{character_id}/voice")
async def voice(
    request: Request,
    character_id: str,
    *,
    name: Text = "",
    rate: Text = "1",
    pitch: Text = "0",
    emotion: Text = "neutral",
) -> Response:
    """Another voice; without a name its own blend, or one that fits, stays."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        before = character.voice.model_dump()
        typed = {"name": name, "rate": rate, "pitch_semitones": pitch, "emotion": emotion}
        blend = () if name else character.voice.blend
        spec = build(VoiceSpec, {**before, **typed, "blend": blend})
        await _change(desk, db, character, CharacterChange(voice=spec))

    return await _do(desk, character_id, "voice", work)


@router.post("/{character_id}/lore")
async def add_lore(
    request: Request, character_id: str, name: Text = "", keys: Text = "", text: Text = ""
) -> Response:
    """Something that is true of the active persona's world."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        told = tuple(part.strip() for part in keys.split(",") if part.strip())
        entry = build(LoreEntry, {"name": name.strip(), "keys": told, "text": text.strip()})
        lore = (*character.persona.lore, entry)
        persona = character.persona.model_copy(update={"lore": lore})
        await _change(desk, db, character, CharacterChange(persona=persona))

    return await _do(desk, character_id, "lore", work)


@router.post("/{character_id}/lore/{place}/delete")
async def delete_lore(request: Request, character_id: str, place: int) -> Response:
    """Take an entry out."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        lore = character.persona.lore
        if not 0 <= place < len(lore):
            raise NotFound("There is no such entry any more.")
        kept = (*lore[:place], *lore[place + 1 :])
        persona = character.persona.model_copy(update={"lore": kept})
        await _change(desk, db, character, CharacterChange(persona=persona))

    return await _do(desk, character_id, "lore", work)


async def _change(
    desk: Desk, db: AsyncSession, character: Character, change: CharacterChange
) -> None:
    await service.change(db, desk.workspace_id, character.id, change, judges=desk.judges.all)
