"""The looks of a character: what it can wear."""

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.characters import wardrobe
from limelight.characters.api.finding import Who, change, edit
from limelight.characters.schemas import Character, CharacterId, Look, LookChange, LookId
from limelight.kit.http.etags import IfMatch
from limelight.kit.http.routing import api_router
from limelight.moderation.ports import Judges

router = api_router("/characters", "characters")
CHANGE = [may("characters.change")]


class NewLook(BaseModel):
    """A look by its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(examples=["winter"])
    look: Look = Look()


@router.post("/{character}/looks", dependencies=CHANGE, status_code=201)
async def add_look(caller: Caller, response: Response, character: Who, new: NewLook) -> Character:
    """Give a character another look."""

    async def work(db: AsyncSession, character_id: CharacterId) -> Character:
        sheet, judges = (new.name, new.look), caller.wired[Judges].all
        return await wardrobe.add_look(db, caller.workspace_id, character_id, sheet, judges=judges)

    return await change(caller, response, character, work)


@router.patch("/{character}/looks/{look_id}", dependencies=CHANGE)
async def update_look(
    caller: Caller,
    response: Response,
    character: Who,
    look_id: LookId,
    changes: LookChange,
    if_match: IfMatch = None,
) -> Character:
    """Rename a look or replace what it is. If-Match takes the ETag of the character."""

    async def work(db: AsyncSession, character_id: CharacterId) -> Character:
        which, judges = (character_id, look_id), caller.wired[Judges].all
        return await wardrobe.change_look(db, caller.workspace_id, which, changes, judges=judges)

    return await edit(caller, response, character, if_match, work)


@router.post("/{character}/looks/{look_id}/wear", dependencies=CHANGE)
async def wear_look(
    caller: Caller, response: Response, character: Who, look_id: LookId
) -> Character:
    """Make a look what the character wears where none is named; what it wore is kept as a look."""
    return await change(
        caller,
        response,
        character,
        lambda db, it: wardrobe.wear(db, caller.workspace_id, it, look_id),
    )


@router.delete("/{character}/looks/{look_id}", dependencies=CHANGE)
async def delete_look(
    caller: Caller, response: Response, character: Who, look_id: LookId
) -> Character:
    """Delete a look; what was made with it stays. Add it again to undo that."""
    return await change(
        caller,
        response,
        character,
        lambda db, it: wardrobe.delete_look(db, caller.workspace_id, it, look_id),
    )
