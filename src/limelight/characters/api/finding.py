"""Characters as the API names, reads and edits them."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Path, Response
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.caller import Asking
from limelight.characters import rows
from limelight.characters.queries import get_character, to_character
from limelight.characters.schemas import Character, CharacterId
from limelight.kit.http.etags import check_match, etag_of

Who = Annotated[
    str,
    Path(max_length=200, description="Id, handle or name.", examples=["mira"]),
]
Edit = Callable[[AsyncSession, CharacterId], Awaitable[Character]]


async def found(caller: Asking, who: str) -> Character:
    """The character; raises UnknownCharacter or AmbiguousName."""
    async with caller.sessions.read() as db:
        return await get_character(db, caller.workspace_id, who)


async def change(caller: Asking, response: Response, who: str, work: Edit) -> Character:
    """Do it in one transaction and answer the character as it is then."""
    async with caller.sessions.begin() as db:
        named = await get_character(db, caller.workspace_id, who)
        after = await work(db, named.id)
    response.headers["ETag"] = etag_of(after)
    return after


async def edit(
    caller: Asking, response: Response, who: str, if_match: str | None, work: Edit
) -> Character:
    """As `change`, once it is the version that If-Match names; nobody can change it in between."""

    async def checked(db: AsyncSession, character_id: CharacterId) -> Character:
        current = to_character(await rows.get_row(db, caller.workspace_id, character_id))
        check_match(if_match, current)
        return await work(db, character_id)

    return await change(caller, response, who, checked)
