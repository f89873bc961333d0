"""The personas of a character: add, change, use, delete. Exactly one is active at any time."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits, rows
from limelight.characters.errors import NameTaken, PersonaInUse, UnknownPersona
from limelight.characters.judging import check_said
from limelight.characters.models import CharacterRow, PersonaRow
from limelight.characters.schemas import (
    Character,
    CharacterId,
    Persona,
    PersonaChange,
    PersonaId,
    PersonaSheet,
)
from limelight.moderation.ports import Judge


async def add_persona(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    character_id: CharacterId,
    sheet: tuple[str, Persona],
    *,
    judges: Sequence[Judge],
) -> Character:
    """Give the character another persona by its name; the active one stays active. Raises
    UnknownCharacter, NameTaken, Invalid, NotAdult or what a judge refuses.
    """
    name, persona = sheet
    limits.check_persona(persona)
    await check_said(db, (workspace_id, character_id), (name, persona), judges=judges)
    row = await rows.get_row(db, workspace_id, character_id)
    limits.refuse_too_many([*row.personas, persona], limits.MOST_PERSONAS, field="personas")
    part = rows.new_persona(row, name, persona, is_active=False)
    _refuse_taken(row, part.name)
    row.personas.append(part)
    return await rows.keep(db, row)


async def change_persona(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    persona: tuple[CharacterId, PersonaId],
    change: PersonaChange,
    *,
    judges: Sequence[Judge],
) -> Character:
    """Rename a persona or change what it is. Raises UnknownCharacter, UnknownPersona, NameTaken,
    Invalid, NotAdult or what a judge refuses. Harmless when run twice.
    """
    if change.persona is not None:
        limits.check_persona(change.persona)
    said = (change.name, change.persona)
    await check_said(db, (workspace_id, persona[0]), said, judges=judges)
    row = await rows.get_row(db, workspace_id, persona[0])
    part = _part(row, persona[1])
    if change.name is not None:
        name = limits.check_part_name(change.name, field="persona")
        _refuse_taken(row, name, but=part)
        part.name, part.name_folded = name, name.casefold()
    if change.persona is not None:
        part.persona = change.persona.model_dump(mode="json")
    return await rows.keep(db, row)


async def use_persona(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    character_id: CharacterId,
    persona_id: PersonaId,
) -> Character:
    """Make this persona the active one. Raises UnknownCharacter, UnknownPersona. Harmless when it
    is active.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    wanted = _part(row, persona_id)
    for part in row.personas:
        part.is_active = False
    # The database lets one be active at a time, also between two statements.
    await db.flush()
    wanted.is_active = True
    return await rows.keep(db, row)


async def delete_persona(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    character_id: CharacterId,
    persona_id: PersonaId,
) -> Character:
    """Delete a persona. Raises UnknownCharacter, UnknownPersona (also the second time),
    PersonaInUse for the active one.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    part = _part(row, persona_id)
    if part.is_active:
        others = [other.name for other in row.personas if other is not part]
        raise PersonaInUse(
            f"{part.name!r} is the active persona. Use another first: {', '.join(others)}."
            if others
            else f"{part.name!r} is the only persona of {row.name}. Add another first.",
            persona=part.id,
        )
    row.personas.remove(part)
    return await rows.keep(db, row)


def find_persona(character: Character, words: str) -> PersonaSheet:
    """The persona with that id or name in any case; raises UnknownPersona naming those there
    are.
    """
    wanted = " ".join(words.split())
    for sheet in character.personas:
        if sheet.id == wanted or sheet.name.casefold() == wanted.casefold():
            return sheet
    known = ", ".join(sheet.name for sheet in character.personas)
    raise UnknownPersona(
        f"{character.name} has no persona {words!r}. There are: {known}.", persona=words
    )


def _part(row: CharacterRow, persona_id: PersonaId) -> PersonaRow:
    for part in row.personas:
        if part.id == persona_id:
            return part
    raise UnknownPersona(f"{row.name} has no persona {persona_id!r}.", persona=persona_id)


def _refuse_taken(row: CharacterRow, name: str, but: PersonaRow | None = None) -> None:
    if any(part.name_folded == name.casefold() for part in row.personas if part is not but):
        raise NameTaken(f"{row.name} has a persona {name!r} already. Choose another name.")
