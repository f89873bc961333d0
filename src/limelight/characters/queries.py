"""Reads of characters; always inside one workspace."""

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.errors import AmbiguousName, UnknownCharacter
from limelight.characters.limits import plain
from limelight.characters.models import CharacterRow, LookRow, TagRow
from limelight.characters.schemas import (
    Character,
    CharacterFilter,
    CharacterId,
    CharacterPage,
    CharacterStatus,
    Face,
    Look,
    LookId,
    LookSheet,
    Persona,
    PersonaId,
    PersonaSheet,
    Policy,
    Rating,
    Sort,
    TagCount,
)
from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.kit.db.cursors import read_cursor, write_cursor

_SHOWN_HANDLES = 6
EVERYONE = CharacterFilter()
LOADED = (
    selectinload(CharacterRow.personas),
    selectinload(CharacterRow.looks),
    selectinload(CharacterRow.tags),
)


async def find_character(
    db: AsyncSession, workspace_id: WorkspaceId, words: str
) -> Character | None:
    """The character with that id, handle ("mira" or "@mira") or name in any case; None when there
    is none. Raises AmbiguousName when several have the name and none has it as its handle.
    """
    wanted = " ".join(words.split())
    own = select(CharacterRow).where(CharacterRow.workspace_id == workspace_id).options(*LOADED)
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
        raise _ambiguous(wanted, [row.handle for row in named])
    if named:
        return to_character(named[0])
    by_handle = await db.scalar(own.where(CharacterRow.handle == folded.removeprefix("@")))
    return to_character(by_handle) if by_handle is not None else None


def _ambiguous(wanted: str, handles: list[str]) -> AmbiguousName:
    more = ", ..." if len(handles) > _SHOWN_HANDLES else ""
    return AmbiguousName(
        f"{len(handles)} characters are called {wanted!r}. Use the handle instead: "
        f"{', '.join(handles[:_SHOWN_HANDLES])}{more}.",
        handles=handles,
    )


async def get_character(db: AsyncSession, workspace_id: WorkspaceId, words: str) -> Character:
    """As `find_character`, but raises UnknownCharacter when there is none."""
    found = await find_character(db, workspace_id, words)
    if found is None:
        raise UnknownCharacter(
            f"There is no character {words!r}. See `limelight character list`.", character=words
        )
    return found


async def find_rating(
    db: AsyncSession, workspace_id: WorkspaceId, character_id: CharacterId
) -> Rating | None:
    """The rating of a character; None when there is no such character."""
    stored = await db.scalar(
        select(CharacterRow.rating).where(
            CharacterRow.workspace_id == workspace_id, CharacterRow.id == character_id
        )
    )
    return None if stored is None else Policy.model_validate({"rating": stored}).rating


async def list_characters(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    wanted: CharacterFilter = EVERYONE,
    *,
    sort: Sort = "oldest",
    cursor: str | None = None,
    limit: int = 50,
) -> CharacterPage:
    """A page of characters; pass `next_cursor` on with the same filter and sort to get the next
    one. Raises Invalid for a cursor of another list.
    """
    page = (
        select(CharacterRow)
        .where(CharacterRow.workspace_id == workspace_id, *_conditions(wanted))
        .options(*LOADED)
    )
    rows = (await db.scalars(_sorted(page, sort, cursor).limit(limit + 1))).all()
    items = tuple(to_character(row) for row in rows[:limit])
    following = _cursor(rows[limit - 1], sort) if len(rows) > limit else None
    return CharacterPage(items=items, next_cursor=following)


async def count_by_status(
    db: AsyncSession, workspace_id: WorkspaceId, wanted: CharacterFilter = EVERYONE
) -> dict[CharacterStatus, int]:
    """How many there are of each status among those that the rest of the filter lets through."""
    everybody = wanted.model_copy(update={"status": "all"})
    found = await db.execute(
        select(CharacterRow.status, func.count())
        .where(CharacterRow.workspace_id == workspace_id, *_conditions(everybody))
        .group_by(CharacterRow.status)
    )
    counts: dict[CharacterStatus, int] = {"active": 0, "paused": 0, "archived": 0}
    for status, count in found:
        counts[_status(status)] = count
    return counts


async def list_tags(db: AsyncSession, workspace_id: WorkspaceId) -> tuple[TagCount, ...]:
    """The tags of characters that are not archived, in alphabetical order."""
    found = await db.execute(
        select(func.min(TagRow.tag), func.count())
        .join(CharacterRow, CharacterRow.id == TagRow.character_id)
        .where(CharacterRow.workspace_id == workspace_id, CharacterRow.status != "archived")
        .group_by(TagRow.tag_folded)
        .order_by(TagRow.tag_folded)
    )
    return tuple(TagCount(tag=tag, count=count) for tag, count in found)


async def list_faces(db: AsyncSession, workspace_id: WorkspaceId, limit: int) -> tuple[Face, ...]:
    """The active characters as one chooses among them, the oldest first: without the rest of
    them, of which a page that shows two hundred would read ten times as much.
    """
    found = await db.execute(
        select(CharacterRow.id, CharacterRow.name, CharacterRow.handle, CharacterRow.appearance)
        .where(CharacterRow.workspace_id == workspace_id, CharacterRow.status == "active")
        .order_by(CharacterRow.id)
        .limit(limit)
    )
    rows = found.all()
    worn = await db.execute(
        select(LookRow.character_id, LookRow.name)
        .where(
            LookRow.workspace_id == workspace_id,
            LookRow.character_id.in_([row.id for row in rows]),
        )
        .order_by(LookRow.position)
    )
    looks: dict[str, list[str]] = {}
    for character_id, name in worn:
        looks.setdefault(character_id, []).append(name)
    return tuple(
        Face(
            id=CharacterId(row.id),
            name=row.name,
            handle=row.handle,
            appearance=Appearance.model_validate(row.appearance),
            looks=tuple(looks.get(row.id, ())),
        )
        for row in rows
    )


async def find_default(db: AsyncSession, workspace_id: WorkspaceId) -> Character | None:
    """The character used when nobody named one: the first that was made and is active."""
    first = await list_characters(db, workspace_id, CharacterFilter(status="active"), limit=1)
    return first.items[0] if first.items else None


def to_character(row: CharacterRow) -> Character:
    """The value of a row whose parts are loaded."""
    personas = tuple(
        PersonaSheet(
            id=PersonaId(part.id),
            name=part.name,
            persona=Persona.model_validate(part.persona),
            is_active=part.is_active,
        )
        for part in row.personas
    )
    return Character(
        id=CharacterId(row.id),
        name=row.name,
        handle=row.handle,
        bio=row.bio,
        location=row.location,
        status=_status(row.status),
        languages=tuple(row.languages),
        tags=tuple(part.tag for part in row.tags),
        persona=next(sheet.persona for sheet in personas if sheet.is_active),
        personas=personas,
        appearance=Appearance.model_validate(row.appearance),
        looks=tuple(
            LookSheet(id=LookId(part.id), name=part.name, look=Look.model_validate(part.look))
            for part in row.looks
        ),
        voice=VoiceSpec.model_validate(row.voice),
        policy=Policy.model_validate({"rating": row.rating}),
        extensions=row.extensions,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _status(stored: str) -> CharacterStatus:
    known: dict[str, CharacterStatus] = {"paused": "paused", "archived": "archived"}
    return known.get(stored, "active")


def _conditions(wanted: CharacterFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.status is None:
        found.append(CharacterRow.status != "archived")
    elif wanted.status != "all":
        found.append(CharacterRow.status == wanted.status)
    if wanted.rating is not None:
        found.append(CharacterRow.rating == wanted.rating)
    if wanted.tag.strip():
        folded = " ".join(wanted.tag.split()).removeprefix("#").casefold()
        found.append(CharacterRow.tags.any(TagRow.tag_folded == folded))
    found += (
        CharacterRow.search_words.contains(word, autoescape=True)
        for word in plain(wanted.search).split()
    )
    return found


def _sorted(page: Select[CharacterRow], sort: Sort, cursor: str | None) -> Select[CharacterRow]:
    count = 2 if sort == "name" else 1
    after = read_cursor(cursor, sort, count) if cursor is not None else None
    by_id, by_name = CharacterRow.id, tuple_(CharacterRow.name_sorted, CharacterRow.id)
    if sort == "newest":
        page = page.where(by_id < after[0]) if after else page
        return page.order_by(by_id.desc())
    if sort == "name":
        page = page.where(by_name > tuple_(*after)) if after else page
        return page.order_by(CharacterRow.name_sorted, by_id)
    page = page.where(by_id > after[0]) if after else page
    return page.order_by(by_id)


def _cursor(row: CharacterRow, sort: Sort) -> str:
    return write_cursor(sort, *((row.name_sorted, row.id) if sort == "name" else (row.id,)))
