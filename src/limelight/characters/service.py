"""Rules of characters: making, changing, duplicating, deleting. `states`, `sheets`, `wardrobe` and
`bulk` hold the rest; together they are the only writers of these tables.
"""

import itertools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits, rows
from limelight.characters.judging import check_said
from limelight.characters.models import CharacterRow
from limelight.characters.personas.templates import DEFAULT_TEMPLATE, persona_template
from limelight.characters.queries import find_default, to_character
from limelight.characters.schemas import (
    Character,
    CharacterChange,
    CharacterDraft,
    CharacterEvent,
    CharacterId,
    Persona,
)
from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.kit.errors import Conflict
from limelight.kit.events import log
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_character

_HANDLE_TRIES = 5
_COPY = " copy"


async def create(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    draft: CharacterDraft,
    *,
    judges: Sequence[Judge],
) -> Character:
    """Make a character with a handle of its own. Raises Invalid, NotAdult or what a judge refuses,
    and then nothing was kept. Run twice it makes two characters.

    The judges are asked before the database is, so that no transaction waits for them.
    """
    row = rows.new_row(workspace_id, draft.model_copy(update={"voice": _own_voice(draft)}))
    said = (row.bio, row.location, *(part.tag for part in row.tags), draft.persona_name)
    await check_character(
        name=row.name,
        description=limits.described(
            *said, draft.persona, draft.appearance, *draft.looks, *draft.looks.values()
        ),
        age_years=draft.appearance.age_years,
        rating=draft.policy.rating,
        judges=judges,
    )
    return await _add(db, row)


async def duplicate(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    character_id: CharacterId,
    *,
    judges: Sequence[Judge],
    name: str = "",
) -> Character:
    """Make another character like this one, with all its personas and looks; without a `name` it
    is called "... copy". It is active whatever the first one is. Raises UnknownCharacter, Invalid
    or what a judge refuses. Run twice it makes two.
    """
    original = to_character(await rows.get_row(db, workspace_id, character_id))
    called = name or original.name[: limits.LONGEST_NAME - len(_COPY)].rstrip() + _COPY
    draft = CharacterDraft(
        name=called,
        bio=original.bio,
        location=original.location,
        languages=original.languages,
        tags=original.tags,
        appearance=original.appearance,
        looks={sheet.name: sheet.look for sheet in original.looks},
        voice=original.voice,
        policy=original.policy,
        extensions=original.extensions,
    )
    row = rows.new_row(workspace_id, draft)
    row.personas = []
    for sheet in original.personas:
        row.personas.append(
            rows.new_persona(row, sheet.name, sheet.persona, is_active=sheet.is_active)
        )
    # Only the name is new; the rest was judged when it came in.
    await check_character(
        name=row.name, description="", age_years=draft.appearance.age_years, judges=judges
    )
    return await _add(db, row)


async def change(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    character_id: CharacterId,
    change: CharacterChange,
    *,
    judges: Sequence[Judge],
) -> Character:
    """Change parts of a character; the handle stays. Raises UnknownCharacter, Invalid, NotAdult or
    what a judge refuses. Harmless when run twice.
    """
    values, tags = _checked(change)
    said = (change.bio, change.location, *(change.tags or ()), change.persona, change.appearance)
    await check_said(db, (workspace_id, character_id), said, name=change.name or "", judges=judges)
    row = await rows.get_row(db, workspace_id, character_id)
    if change.policy is not None and change.policy.rating != row.rating:
        await _judge_whole(to_character(row), change, judges)
    for field, value in values.items():
        setattr(row, field, value)
    if change.persona is not None:
        active = next(part for part in row.personas if part.is_active)
        active.persona = change.persona.model_dump(mode="json")
    if tags is not None:
        rows.set_tags(row, tags)
    return await rows.keep(db, row)


async def delete_character(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> None:
    """Delete a character with its personas and looks; what was made with it stays. Raises
    UnknownCharacter, also the second time.
    """
    row = await rows.get_row(db, workspace_id, character_id)
    await db.delete(row)
    await db.flush()
    log.record(db, workspace_id, CharacterEvent.DELETED, character_id, {"name": row.name})


async def ensure_default(db: AsyncSession, workspace_id: WorkspaceId) -> Character:
    """The character used when nobody named one: the first active one, made if there is none.

    Any number of processes may ask at the same time: all get the same character.
    """
    found = await find_default(db, workspace_id)
    if found is not None:
        return found
    row = rows.new_row(workspace_id, _mira())
    # No judge is asked about the studio's own character.
    if await _try_to_add(db, row, limits.handle_from(row.name)):
        return to_character(row)
    # Another process made it between the look and the insert, or a paused character has the handle.
    return await find_default(db, workspace_id) or await _add(db, row)


def is_own(character: Character) -> bool:
    """Whether somebody made or changed it: all but the untouched one a studio begins with."""
    return character.updated_at > character.created_at or character.voice != _mira().voice


def _mira() -> CharacterDraft:
    return CharacterDraft(
        name="Mira",
        bio="Explains everyday things with a warm smile and one good idea at a time. Mira is an AI "
        "character.",
        persona=persona_template(DEFAULT_TEMPLATE),
        appearance=Appearance(),
        voice=VoiceSpec(gender="woman"),
    )


async def _add(db: AsyncSession, row: CharacterRow) -> Character:
    for _ in range(_HANDLE_TRIES):
        if await _try_to_add(db, row, await _free_handle(db, row)):
            return to_character(row)
    raise Conflict(f"Others are making characters called {row.name!r} right now. Try again.")


def _own_voice(draft: CharacterDraft) -> VoiceSpec:
    """The voice as asked, or, where none was, one of the character's own (see `made_for`)."""
    if draft.voice.name or draft.voice.blend or draft.voice.made_for:
        return draft.voice
    return draft.voice.model_copy(update={"made_for": " ".join(draft.name.split())[:80]})


async def _try_to_add(db: AsyncSession, row: CharacterRow, handle: str) -> bool:
    row.handle = handle
    rows.index(row)
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:
        return False
    log.record(db, row.workspace_id, CharacterEvent.CREATED, row.id, {"name": row.name})
    return True


async def _free_handle(db: AsyncSession, row: CharacterRow) -> str:
    wanted = limits.handle_from(row.name)
    taken = set(
        await db.scalars(
            select(CharacterRow.handle).where(
                CharacterRow.workspace_id == row.workspace_id,
                CharacterRow.handle.startswith(wanted),
            )
        )
    )
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(handle for handle in itertools.chain([wanted], numbered) if handle not in taken)


def _checked(change: CharacterChange) -> tuple[dict[str, Any], tuple[str, ...] | None]:
    """The new values of columns, and the new tags if there are any."""
    values: dict[str, Any] = {}
    if change.name is not None:
        name = limits.check_name(change.name)
        values |= {
            "name": name, "name_folded": name.casefold(), "name_sorted": limits.plain(name),
        }  # fmt: skip
    if change.bio is not None:
        values["bio"] = limits.check_bio(change.bio)
    if change.location is not None:
        values["location"] = limits.check_location(change.location)
    if change.languages is not None:
        values["languages"] = list(limits.check_languages(change.languages))
    if change.persona is not None:
        limits.check_persona(change.persona)
    if change.appearance is not None:
        values["appearance"] = limits.check_appearance(change.appearance).model_dump(mode="json")
    if change.voice is not None:
        values["voice"] = limits.check_voice(change.voice).model_dump(mode="json")
    if change.policy is not None:
        values["rating"] = change.policy.rating
    if change.extensions is not None:
        values["extensions"] = limits.check_extensions(change.extensions)
    return values, None if change.tags is None else limits.check_tags(change.tags)


async def _judge_whole(before: Character, change: CharacterChange, judges: Sequence[Judge]) -> None:
    """Under another rating, what was fine before may not be."""
    new = change.model_dump(exclude_none=True, include={"bio", "location", "tags", "policy"})
    after = before.model_copy(
        update={name: getattr(change, name) for name in new}
        | {"appearance": change.appearance or before.appearance}
    )
    personas: list[Persona] = [
        change.persona if change.persona and sheet.is_active else sheet.persona
        for sheet in after.personas
    ]
    named = (*(sheet.name for sheet in after.personas), *(sheet.name for sheet in after.looks))
    worn = (sheet.look for sheet in after.looks)
    await check_character(
        name=change.name or after.name,
        description=limits.described(
            after.bio, after.location, *after.tags, *named, *personas, after.appearance, *worn
        ),
        age_years=after.appearance.age_years,
        rating=after.policy.rating,
        judges=judges,
    )
