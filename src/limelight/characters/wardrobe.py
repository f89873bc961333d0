"""The looks of a character: add, change, delete, and what it looks like wearing one."""

import itertools
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits, rows
from limelight.characters.errors import NameTaken, UnknownLook
from limelight.characters.judging import check_said
from limelight.characters.looks.wearing import wearing
from limelight.characters.models import CharacterRow, LookRow
from limelight.characters.schemas import (
    Character,
    CharacterId,
    Look,
    LookChange,
    LookId,
    LookSheet,
)
from limelight.generation.schemas import Appearance
from limelight.moderation.ports import Judge

_WORN = set(Look.model_fields) - {"setting"}


async def add_look(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    character_id: CharacterId,
    sheet: tuple[str, Look],
    *,
    judges: Sequence[Judge],
) -> Character:
    """Give the character another look by its name. Raises UnknownCharacter, NameTaken, Invalid,
    NotAdult or what a judge refuses.
    """
    name, look = sheet
    limits.check_part_name(name, field="look")
    limits.check_look(look)
    await check_said(db, (workspace_id, character_id), (name, look), judges=judges)
    row = await rows.get_row(db, workspace_id, character_id)
    limits.refuse_too_many([*row.looks, look], limits.MOST_LOOKS, field="looks")
    part = rows.new_look(row, name, look)
    _refuse_taken(row, part.name)
    row.looks.append(part)
    return await rows.keep(db, row)


async def change_look(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    look: tuple[CharacterId, LookId],
    change: LookChange,
    *,
    judges: Sequence[Judge],
) -> Character:
    """Rename a look or change what it is. Raises UnknownCharacter, UnknownLook, NameTaken, Invalid,
    NotAdult or what a judge refuses. Harmless when run twice.
    """
    if change.name is not None:
        limits.check_part_name(change.name, field="look")
    if change.look is not None:
        limits.check_look(change.look)
    said = (change.name, change.look)
    await check_said(db, (workspace_id, look[0]), said, judges=judges)
    row = await rows.get_row(db, workspace_id, look[0])
    part = _part(row, look[1])
    if change.name is not None:
        name = limits.check_part_name(change.name, field="look")
        _refuse_taken(row, name, but=part)
        part.name, part.name_folded = name, name.casefold()
    if change.look is not None:
        part.look = change.look.model_dump(mode="json")
    return await rows.keep(db, row)


async def delete_look(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId, look_id: LookId
) -> Character:
    """Delete a look; what was made with it stays. Raises UnknownCharacter, UnknownLook (also the
    second time).
    """
    row = await rows.get_row(db, workspace_id, character_id)
    row.looks.remove(_part(row, look_id))
    return await rows.keep(db, row)


async def wear(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId, look_id: LookId
) -> Character:
    """Make a look what the character wears where none is named. What it wore before is kept as a
    look "everyday", unless a look says the same. Raises UnknownCharacter, UnknownLook, Invalid for
    too many looks. Harmless when it is worn.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    part = _part(row, look_id)
    before = Appearance.model_validate(row.appearance)
    after = wearing(before, Look.model_validate(part.look))
    others = [wearing(before, Look.model_validate(other.look)) for other in row.looks]
    if before not in others:
        limits.refuse_too_many([*row.looks, part], limits.MOST_LOOKS, field="looks")
        worn = Look.model_validate(before.model_dump(include=_WORN))
        row.looks.append(rows.new_look(row, _free_name(row, "everyday"), worn))
    row.appearance = after.model_dump(mode="json")
    return await rows.keep(db, row)


def find_look(character: Character, words: str) -> LookSheet:
    """The look with that id or name in any case; raises UnknownLook naming those there are."""
    wanted = " ".join(words.split())
    for sheet in character.looks:
        if sheet.id == wanted or sheet.name.casefold() == wanted.casefold():
            return sheet
    known = ", ".join(sheet.name for sheet in character.looks)
    raise UnknownLook(
        f"{character.name} has no look {words!r}. "
        + (f"There are: {known}." if known else "It has no looks yet."),
        field="look",
        look=words,
    )


def appearance_with(character: Character, look_name: str) -> Appearance:
    """How the character looks wearing that look; without a name as it is. Raises UnknownLook."""
    if not look_name.strip():
        return character.appearance
    return wearing(character.appearance, find_look(character, look_name).look)


def _part(row: CharacterRow, look_id: LookId) -> LookRow:
    for part in row.looks:
        if part.id == look_id:
            return part
    raise UnknownLook(f"{row.name} has no look {look_id!r}.", look=look_id)


def _free_name(row: CharacterRow, wanted: str) -> str:
    taken = {part.name_folded for part in row.looks}
    numbered = (f"{wanted} {number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([wanted], numbered) if name not in taken)


def _refuse_taken(row: CharacterRow, name: str, but: LookRow | None = None) -> None:
    if any(part.name_folded == name.casefold() for part in row.looks if part is not but):
        raise NameTaken(f"{row.name} has a look {name!r} already. Choose another name.")
