"""Rules of characters; the only writer of their tables."""

import itertools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits
from limelight.characters.errors import UnknownCharacter
from limelight.characters.looks.ages import YOUNGEST_YEARS
from limelight.characters.models import CharacterRow
from limelight.characters.personas import DEFAULT_TEMPLATE, TEMPLATES
from limelight.characters.queries import find_default, to_character
from limelight.characters.schemas import Character, CharacterChange, CharacterDraft, CharacterId
from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict
from limelight.kit.ids import new_id
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_character

_DEFAULT = CharacterDraft(
    name="Mira",
    bio="Explains everyday things with a warm smile and one good idea at a time. Mira is an AI "
    "character.",
    persona=TEMPLATES[DEFAULT_TEMPLATE],
    appearance=Appearance(),
    voice=VoiceSpec(gender="woman"),
)
_HANDLE_TRIES = 5


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
    row = _new_row(workspace_id, draft.model_copy(update={"voice": _own_voice(draft)}))
    await check_character(
        name=row.name,
        description=limits.described(row.bio, draft.persona, draft.appearance),
        age_years=draft.appearance.age_years,
        judges=judges,
    )
    return await _add(db, row)


async def _add(db: AsyncSession, row: CharacterRow) -> Character:
    for _ in range(_HANDLE_TRIES):
        if await _try_to_add(db, row, await _free_handle(db, row)):
            return to_character(row)
    raise Conflict(f"Others are making characters called {row.name!r} right now. Try again.")


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
    values = _checked(change)
    looks = change.appearance
    await check_character(
        name=values.get("name", ""),
        description=limits.described(change.bio, change.persona, looks),
        age_years=looks.age_years if looks else YOUNGEST_YEARS,
        judges=judges,
    )
    row = await _get_row(db, workspace_id, character_id)
    for field, value in values.items():
        setattr(row, field, value)
    row.updated_at = utc_now()
    await db.flush()
    return to_character(row)


async def delete_character(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> None:
    """Delete a character; what was made with it stays. Raises UnknownCharacter, also the second
    time.
    """
    row = await _get_row(db, workspace_id, character_id)
    await db.execute(
        delete(CharacterRow).where(
            CharacterRow.workspace_id == workspace_id, CharacterRow.id == row.id
        )
    )


async def ensure_default(db: AsyncSession, workspace_id: WorkspaceId) -> Character:
    """The character used when nobody named one: the first active one, made if there is none.

    Any number of processes may ask at the same time: all get the same character.
    """
    found = await find_default(db, workspace_id)
    if found is not None:
        return found
    row = _new_row(workspace_id, _DEFAULT)
    # No judge is asked about the studio's own character.
    if await _try_to_add(db, row, limits.handle_from(row.name)):
        return to_character(row)
    # Another process made it between the look and the insert, or a paused character has the handle.
    return await find_default(db, workspace_id) or await _add(db, row)


def _new_row(workspace_id: WorkspaceId, draft: CharacterDraft) -> CharacterRow:
    name = limits.check_name(draft.name)
    now = utc_now()
    return CharacterRow(
        id=new_id(),
        workspace_id=workspace_id,
        name=name,
        name_folded=name.casefold(),
        bio=limits.check_bio(draft.bio),
        status="active",
        persona=limits.check_persona(draft.persona).model_dump(mode="json"),
        appearance=limits.check_appearance(draft.appearance).model_dump(mode="json"),
        voice=draft.voice.model_dump(mode="json"),
        created_at=now,
        updated_at=now,
    )


def _own_voice(draft: CharacterDraft) -> VoiceSpec:
    """The voice as asked, or, where none was, one of the character's own (see `made_for`)."""
    if draft.voice.name or draft.voice.blend or draft.voice.made_for:
        return draft.voice
    return draft.voice.model_copy(update={"made_for": " ".join(draft.name.split())[:80]})


async def _try_to_add(db: AsyncSession, row: CharacterRow, handle: str) -> bool:
    row.handle = handle
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:
        return False
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


async def _get_row(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> CharacterRow:
    row = await db.scalar(
        select(CharacterRow)
        .where(CharacterRow.workspace_id == workspace_id, CharacterRow.id == character_id)
        .with_for_update()
    )
    if row is None:
        raise UnknownCharacter(
            f"There is no character {character_id!r}. See `limelight character list`.",
            character=character_id,
        )
    return row


def _checked(change: CharacterChange) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if change.name is not None:
        name = limits.check_name(change.name)
        values |= {"name": name, "name_folded": name.casefold()}
    if change.bio is not None:
        values["bio"] = limits.check_bio(change.bio)
    if change.status is not None:
        values["status"] = change.status
    if change.persona is not None:
        values["persona"] = limits.check_persona(change.persona).model_dump(mode="json")
    if change.appearance is not None:
        values["appearance"] = limits.check_appearance(change.appearance).model_dump(mode="json")
    if change.voice is not None:
        values["voice"] = change.voice.model_dump(mode="json")
    return values
