"""Reads of characters; always inside one workspace."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.errors import AmbiguousName, UnknownCharacter
from limelight.characters.models import CharacterRow
from limelight.characters.schemas import (
    Character,
    CharacterId,
    CharacterPage,
    CharacterStatus,
    Persona,
)
from limelight.generation.schemas import Appearance, VoiceSpec

_SHOWN_HANDLES = 6


async def find_character(
    db: AsyncSession, workspace_id: WorkspaceId, words: str
) -> Character | None:
    """The character with that id, handle ("mira" or "@mira") or name in any case; None when there
    is none. Raises AmbiguousName when several have the name and none has it as its handle.
    """
    wanted = " ".join(words.split())
    own = select(CharacterRow).where(CharacterRow.workspace_id == workspace_id)
    exact = await db.scalar(
        own.where((CharacterRow.id == wanted) | (CharacterRow.handle == wanted.removeprefix("@")))
    )
    if exact is not None:
        return to_character(exact)
    folded = wanted.casefold()
    named = (
        await db.scalars(own.where(CharacterRow.name_folded == folded).order_by(CharacterRow.id))
    ).all()
    if len(named) > 1:
        handles = [row.handle for row in named]
        more = ", ..." if len(handles) > _SHOWN_HANDLES else ""
        raise AmbiguousName(
            f"{len(named)} characters are called {wanted!r}. Use the handle instead: "
            f"{', '.join(handles[:_SHOWN_HANDLES])}{more}.",
            handles=handles,
        )
    if named:
        return to_character(named[0])
    by_handle = await db.scalar(own.where(CharacterRow.handle == folded.removeprefix("@")))
    return to_character(by_handle) if by_handle is not None else None


async def get_character(db: AsyncSession, workspace_id: WorkspaceId, words: str) -> Character:
    """As `find_character`, but raises UnknownCharacter when there is none."""
    found = await find_character(db, workspace_id, words)
    if found is None:
        raise UnknownCharacter(
            f"There is no character {words!r}. See `limelight character list`.", character=words
        )
    return found


async def list_characters(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    *,
    cursor: str | None = None,
    limit: int = 50,
    status: CharacterStatus | None = None,
) -> CharacterPage:
    """A page of characters, oldest first; pass `next_cursor` on to get the next one."""
    page = select(CharacterRow).where(CharacterRow.workspace_id == workspace_id)
    if cursor is not None:
        page = page.where(CharacterRow.id > cursor)
    if status is not None:
        page = page.where(CharacterRow.status == status)
    rows = (await db.scalars(page.order_by(CharacterRow.id).limit(limit + 1))).all()
    items = tuple(to_character(row) for row in rows[:limit])
    return CharacterPage(items=items, next_cursor=items[-1].id if len(rows) > limit else None)


async def find_default(db: AsyncSession, workspace_id: WorkspaceId) -> Character | None:
    """The character used when nobody named one: the first that was made and is active."""
    first = await list_characters(db, workspace_id, limit=1, status="active")
    return first.items[0] if first.items else None


def to_character(row: CharacterRow) -> Character:
    """The value of a row."""
    return Character(
        id=CharacterId(row.id),
        name=row.name,
        handle=row.handle,
        bio=row.bio,
        status="paused" if row.status == "paused" else "active",
        persona=Persona.model_validate(row.persona),
        appearance=Appearance.model_validate(row.appearance),
        voice=VoiceSpec.model_validate(row.voice),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
