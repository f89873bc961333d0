"""What a character's page changes at once: its status, rating and lore."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters import service, states
from limelight.characters.limits import build, read_rating
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.show import Toast, do, page
from limelight.characters.pages.typed import read
from limelight.characters.schemas import Character, CharacterChange, LoreEntry, Persona, Policy
from limelight.kit.errors import Conflict, Invalid, NotFound, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

Text = Annotated[str, Form()]
_STATES = {
    "pause": states.pause,
    "resume": states.resume,
    "archive": states.archive,
    "restore": states.restore,
}
_BACK = {
    "pause": ("paused", "resume"),
    "resume": ("active again", "pause"),
    "archive": ("archived", "restore"),
    "restore": ("active again", "archive"),
}


@router.post("/{character_id}/status", dependencies=[may("characters.change")])
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

    def undo(before: Character) -> Toast:
        said, back = _BACK[verb]
        address = f"/characters/{before.id}/status"
        return Toast(f"{before.name} is {said}", address, {"verb": back})

    return await do(desk, character_id, "settings", work, undo=undo)


@router.post("/{character_id}/rating", dependencies=[may("characters.change")])
async def rating(request: Request, character_id: str, rating: Text = "") -> Response:
    """What it may be used for."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        change = CharacterChange(policy=Policy(rating=read_rating(rating)))
        await _change(desk, db, character, change)

    return await do(desk, character_id, "settings", work)


@router.post("/{character_id}/delete", dependencies=[may("characters.change")])
async def delete(request: Request, character_id: str) -> Response:
    """Delete it for good and show the gallery."""
    desk = Desk(request)
    character = await desk.character(character_id)
    async with desk.sessions.begin() as db:
        await service.delete_character(db, desk.workspace_id, character.id)
    return desk.go("/characters")


@router.post("/{character_id}/lore", dependencies=[may("characters.change")])
async def keep_lore(
    request: Request,
    character_id: str,
    *,
    name: Text = "",
    keys: Text = "",
    text: Text = "",
    place: Text = "",
) -> Response:
    """Something that is true of the active persona's world: the entry at `place`, or a new one."""
    desk = Desk(request)
    character = await desk.character(character_id)
    try:
        before = character.persona.lore
        at = _place(place, len(before)) if place else len(before)
        told = tuple(part.strip() for part in keys.split(",") if part.strip())
        old = before[at].model_dump() if place else {}
        typed = {"name": name.strip(), "keys": told, "text": text.strip()}
        lore = (*before[:at], build(LoreEntry, {**old, **typed}), *before[at + 1 :])
        async with desk.sessions.begin() as db:
            await _keep(desk, db, character, lore)
    except (Invalid, Refused, Conflict, NotFound) as problem:
        again = {"name": name, "keys": keys, "text": text, "place": place}
        return page(desk, character, "lore", problem, lore=again)
    return desk.go(f"/characters/{character.id}?tab=lore")


@router.post("/{character_id}/lore/{place}/delete", dependencies=[may("characters.change")])
async def delete_lore(request: Request, character_id: str, place: int) -> Response:
    """Take an entry out."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        lore = character.persona.lore
        at = _place(str(place), len(lore))
        await _keep(desk, db, character, (*lore[:at], *lore[at + 1 :]))

    def undo(before: Character) -> Toast:
        address = f"/characters/{before.id}/lore/{place}/restore"
        return Toast("The entry is gone", address, {"entry": _entry(before, place)})

    return await do(desk, character_id, "lore", work, undo=undo)


@router.post("/{character_id}/lore/{place}/restore", dependencies=[may("characters.change")])
async def restore_lore(
    request: Request, character_id: str, place: int, entry: Text = ""
) -> Response:
    """Put an entry back where it was."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        lore = character.persona.lore
        back = read(LoreEntry, entry)
        await _keep(desk, db, character, (*lore[:place], back, *lore[place:]))

    return await do(desk, character_id, "lore", work)


def _entry(character: Character, place: int) -> str:
    return character.persona.lore[place].model_dump_json()


def _place(typed: str, count: int) -> int:
    if not typed.isdecimal() or int(typed) >= count:
        raise NotFound("There is no such entry any more.")
    return int(typed)


async def _keep(
    desk: Desk, db: AsyncSession, character: Character, lore: tuple[LoreEntry, ...]
) -> None:
    persona = build(Persona, {**character.persona.model_dump(), "lore": lore})
    await _change(desk, db, character, CharacterChange(persona=persona))


async def _change(
    desk: Desk, db: AsyncSession, character: Character, change: CharacterChange
) -> None:
    await service.change(db, desk.workspace_id, character.id, change, judges=desk.judges.all)
