"""Rows of characters, for the rules that write them: making, finding to change, keeping in step."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters import limits
from limelight.characters.errors import UnknownCharacter
from limelight.characters.models import CharacterRow, LookRow, PersonaRow, TagRow
from limelight.characters.queries import LOADED, to_character
from limelight.characters.schemas import (
    Character,
    CharacterDraft,
    CharacterEvent,
    CharacterId,
    Look,
    Persona,
)
from limelight.kit.clock import utc_now
from limelight.kit.events import log
from limelight.kit.ids import new_id


def new_row(workspace_id: WorkspaceId, draft: CharacterDraft) -> CharacterRow:
    """The row of a character that has no handle yet; raises Invalid or NotAdult."""
    name = limits.check_name(draft.name)
    limits.refuse_too_many(draft.looks, limits.MOST_LOOKS, field="looks")
    now = utc_now()
    row = CharacterRow(
        id=new_id(),
        workspace_id=workspace_id,
        name=name,
        name_folded=name.casefold(),
        name_sorted=limits.plain(name),
        bio=limits.check_bio(draft.bio),
        location=limits.check_location(draft.location),
        status="active",
        rating=draft.policy.rating,
        languages=list(limits.check_languages(draft.languages)),
        appearance=limits.check_appearance(draft.appearance).model_dump(mode="json"),
        voice=limits.check_voice(draft.voice).model_dump(mode="json"),
        extensions=limits.check_extensions(draft.extensions),
        created_at=now,
        updated_at=now,
    )
    row.personas = [new_persona(row, draft.persona_name, draft.persona, is_active=True)]
    row.looks = []
    for look_name, look in draft.looks.items():
        row.looks.append(new_look(row, look_name, look))
    set_tags(row, limits.check_tags(draft.tags))
    return row


def new_persona(row: CharacterRow, name: str, persona: Persona, *, is_active: bool) -> PersonaRow:
    """A persona to be added to the character; raises Invalid or NotAdult."""
    checked = limits.check_part_name(name, field="persona")
    return PersonaRow(
        id=new_id(),
        workspace_id=row.workspace_id,
        position=_next(row.personas or ()),
        name=checked,
        name_folded=checked.casefold(),
        is_active=is_active,
        persona=limits.check_persona(persona).model_dump(mode="json"),
    )


def new_look(row: CharacterRow, name: str, look: Look) -> LookRow:
    """A look to be added to the character; raises Invalid or NotAdult."""
    checked = limits.check_part_name(name, field="look")
    return LookRow(
        id=new_id(),
        workspace_id=row.workspace_id,
        position=_next(row.looks or ()),
        name=checked,
        name_folded=checked.casefold(),
        look=limits.check_look(look).model_dump(mode="json"),
    )


def set_tags(row: CharacterRow, tags: Iterable[str]) -> None:
    """Give the character exactly these tags, in this order."""
    kept: Mapping[str, TagRow] = {part.tag_folded: part for part in row.tags or ()}
    row.tags = [
        kept.get(tag.casefold())
        or TagRow(workspace_id=row.workspace_id, tag_folded=tag.casefold(), tag=tag)
        for tag in tags
    ]
    for position, part in enumerate(row.tags):
        part.position = position


async def get_row(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> CharacterRow:
    """The row with its parts, locked until the transaction ends; raises UnknownCharacter."""
    row = await db.scalar(
        select(CharacterRow)
        .where(CharacterRow.workspace_id == workspace_id, CharacterRow.id == character_id)
        .options(*LOADED)
        .execution_options(populate_existing=True)
        .with_for_update()
    )
    if row is None:
        raise UnknownCharacter(
            f"There is no character {character_id!r}. See `limelight character list`.",
            character=character_id,
        )
    return row


async def keep(db: AsyncSession, row: CharacterRow) -> Character:
    """Write what was changed; the time of change and the words of the search follow."""
    row.updated_at = utc_now()
    index(row)
    await db.flush()
    told = {"name": row.name, "status": row.status}
    log.record(db, row.workspace_id, CharacterEvent.CHANGED, row.id, told)
    return to_character(row)


def index(row: CharacterRow) -> None:
    """Bring the words that the search reads up to date."""
    interests = [text for part in row.personas for text in part.persona["interests"]]
    tags = [part.tag for part in row.tags]
    said = (row.name, row.handle, row.bio, row.location, *tags, *interests)
    row.search_words = limits.plain("\n".join(said))


def _next(parts: Iterable[PersonaRow | LookRow]) -> int:
    return max((part.position for part in parts), default=-1) + 1
