"""Disclosure for programs."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.disclosure.compiling import SOURCE_LANGUAGE, compile_label, platforms_for
from limelight.disclosure.queries import get_record
from limelight.disclosure.schemas import Record, Statement, Wire
from limelight.disclosure.service import state
from limelight.kit.http.routing import api_router
from limelight.stories.posts.platforms import Platform

router = api_router("/library/assets/{asset_id}/disclosure", "library")
Id = Annotated[str, Path(max_length=100)]


class Labelled(BaseModel):
    """What an asset is, and what a post of it says on each platform that takes it; no labels while
    nobody said what a brought file is.
    """

    model_config = ConfigDict(frozen=True)

    record: Record
    labels: tuple[Wire, ...]


class Wanted(BaseModel):
    """For which platforms, in which language; all platforms where none is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    platform: list[Platform] = Field(default_factory=list, max_length=20)
    language: str = Field(SOURCE_LANGUAGE, max_length=10)


@router.get("", dependencies=[may("library.see")])
async def get_asset_disclosure(
    caller: Caller, asset_id: Id, wanted: Annotated[Wanted, Query()]
) -> Labelled:
    """Get what has to be said about an asset where it is posted, as platforms take it."""
    async with caller.sessions.read() as db:
        record = await get_record(db, caller.workspace_id, asset_id)
    chosen = wanted.platform or platforms_for(record.kind)
    if record.made == "unsaid":
        chosen = ()
    labels = tuple(compile_label(record, platform, wanted.language) for platform in chosen)
    return Labelled(record=record, labels=labels)


@router.put("", dependencies=[may("library.change")])
async def state_asset_disclosure(caller: Caller, asset_id: Id, statement: Statement) -> Record:
    """Say what AI made of a file that was brought in, and who paid for the piece."""
    by = member_of(caller.request).person.name
    async with caller.sessions.begin() as db:
        return await state(db, caller.workspace_id, asset_id, statement, by=by)
