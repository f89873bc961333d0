"""Finding, making, changing and putting away characters."""

from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.characters import bulk, queries, service, states
from limelight.characters.api.finding import Who, change, edit, found
from limelight.characters.schemas import (
    BulkAction,
    BulkReport,
    BulkVerb,
    Character,
    CharacterChange,
    CharacterDraft,
    CharacterFilter,
    CharacterId,
    CharacterStatus,
    Sort,
    TagCount,
)
from limelight.kit.http.etags import IfMatch, etag_of, tagged
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import PREFIX, api_router
from limelight.moderation.ports import Judges

router = api_router("/characters", "characters")
SEE, CHANGE = [may("characters.see")], [may("characters.change")]


class Wanted(CharacterFilter, Paging):
    """Which characters, in which order."""

    sort: Sort = "newest"


class Overview(BaseModel):
    """How many characters there are of each status, and the tags in use."""

    model_config = ConfigDict(frozen=True)

    counts: dict[CharacterStatus, int]
    tags: tuple[TagCount, ...]


class Duplicate(BaseModel):
    """What the copy is called; empty adds "copy" to the name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field("", examples=["Mira in winter"])


class ManyCharacters(BaseModel):
    """One thing to do to many characters; `tag` belongs to the verbs "tag" and "untag"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ids: tuple[CharacterId, ...] = Field(min_length=1, max_length=bulk.MOST_AT_ONCE)
    verb: BulkVerb
    tag: str = ""


@router.get("", dependencies=SEE)
async def list_characters(caller: Caller, wanted: Annotated[Wanted, Query()]) -> Page[Character]:
    """List characters, a page at a time."""
    async with caller.sessions.read() as db:
        page = await queries.list_characters(
            db,
            caller.workspace_id,
            wanted,
            sort=wanted.sort,
            cursor=wanted.cursor,
            limit=wanted.limit,
        )
    return Page(items=page.items, next=page.next_cursor)


@router.get("/overview", dependencies=SEE)
async def get_characters_overview(
    caller: Caller, wanted: Annotated[CharacterFilter, Query()]
) -> Overview:
    """Count characters by status, and list the tags in use."""
    async with caller.sessions.read() as db:
        counts = await queries.count_by_status(db, caller.workspace_id, wanted)
        tags = await queries.list_tags(db, caller.workspace_id)
    return Overview(counts=counts, tags=tags)


@router.post("", dependencies=CHANGE, status_code=201)
async def create_character(caller: Caller, response: Response, draft: CharacterDraft) -> Character:
    """Make a character. Everything but its name has a default."""
    async with caller.sessions.begin() as db:
        made = await service.create(db, caller.workspace_id, draft, judges=caller.wired[Judges].all)
    return _made(response, made)


@router.post("/bulk", dependencies=CHANGE)
async def change_characters(caller: Caller, many: ManyCharacters) -> BulkReport:
    """Do one thing to many characters, and say for each what became of it."""
    async with caller.sessions.begin() as db:
        return await bulk.bulk_change(
            db,
            caller.workspace_id,
            many.ids,
            BulkAction(verb=many.verb, tag=many.tag),
            judges=caller.wired[Judges].all,
        )


@router.get("/{character}", dependencies=SEE, response_model=Character)
async def get_character(
    caller: Caller, request: Request, response: Response, character: Who
) -> Character | Response:
    """Get a character."""
    return tagged(request, response, await found(caller, character))


@router.patch("/{character}", dependencies=CHANGE)
async def update_character(
    caller: Caller,
    response: Response,
    character: Who,
    changes: CharacterChange,
    if_match: IfMatch = None,
) -> Character:
    """Change parts of a character. What is left out or null stays; a part that is given replaces
    the whole part.
    """

    async def work(db: AsyncSession, character_id: CharacterId) -> Character:
        judges = caller.wired[Judges].all
        return await service.change(db, caller.workspace_id, character_id, changes, judges=judges)

    return await edit(caller, response, character, if_match, work)


@router.delete("/{character}", dependencies=CHANGE, status_code=204)
async def delete_character(caller: Caller, character: Who) -> None:
    """Delete a character for good; what was made with it stays."""
    async with caller.sessions.begin() as db:
        named = await queries.get_character(db, caller.workspace_id, character)
        await service.delete_character(db, caller.workspace_id, named.id)


@router.post("/{character}/duplicate", dependencies=CHANGE, status_code=201)
async def duplicate_character(
    caller: Caller, response: Response, character: Who, wish: Duplicate
) -> Character:
    """Make another character like this one, with all its personas and looks."""
    async with caller.sessions.begin() as db:
        named = await queries.get_character(db, caller.workspace_id, character)
        made = await service.duplicate(
            db, caller.workspace_id, named.id, judges=caller.wired[Judges].all, name=wish.name
        )
    return _made(response, made)


@router.post("/{character}/pause", dependencies=CHANGE)
async def pause_character(caller: Caller, response: Response, character: Who) -> Character:
    """Pause a character: nothing new is made with it until it is resumed."""
    return await change(
        caller, response, character, lambda db, it: states.pause(db, caller.workspace_id, it)
    )


@router.post("/{character}/resume", dependencies=CHANGE)
async def resume_character(caller: Caller, response: Response, character: Who) -> Character:
    """Make a paused character active again."""
    return await change(
        caller, response, character, lambda db, it: states.resume(db, caller.workspace_id, it)
    )


@router.post("/{character}/archive", dependencies=CHANGE)
async def archive_character(caller: Caller, response: Response, character: Who) -> Character:
    """Put a character away: out of the lists; what was made with it stays."""
    return await change(
        caller, response, character, lambda db, it: states.archive(db, caller.workspace_id, it)
    )


@router.post("/{character}/restore", dependencies=CHANGE)
async def restore_character(caller: Caller, response: Response, character: Who) -> Character:
    """Take a character out of the archive."""
    return await change(
        caller, response, character, lambda db, it: states.restore(db, caller.workspace_id, it)
    )


def _made(response: Response, made: Character) -> Character:
    response.headers["Location"] = f"{PREFIX}/characters/{made.id}"
    response.headers["ETag"] = etag_of(made)
    return made
