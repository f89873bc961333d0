"""Ideas, and briefs that wait to be sent, for programs."""

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.kit.http.etags import IfMatch, check_match, etag_of, tagged
from limelight.kit.http.routing import api_router
from limelight.production.briefs.ports import Ideas, UnsentBriefs
from limelight.production.briefs.schemas import Unsent
from limelight.production.briefs.typed import Typed
from limelight.stories.ideas.choosing import Idea

router = api_router("/briefs", "briefs")
MAKE = [may("productions.make")]
Id = Annotated[str, Path(max_length=100, description="Id of an unsent brief.")]


class IdeasWanted(BaseModel):
    """Whom ideas are for."""

    model_config = ConfigDict(frozen=True)

    character: str = Field("", max_length=200, description="name, handle or id; empty: the default")
    language: str = Field("en", max_length=20)
    page: int = Field(0, ge=0, le=1000, description="another page, other ideas")


class Begun(BaseModel):
    """A text that is being typed."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(max_length=2000)
    language: str = Field("en", max_length=20)


@router.get("/ideas", dependencies=MAKE)
async def list_ideas(caller: Caller, wanted: Annotated[IdeasWanted, Query()]) -> list[Idea]:
    """List ideas for a character: what it likes, days that are near, nothing it told before."""
    found = await caller.wired[Ideas].ideas(wanted.character, wanted.language, wanted.page)
    return list(found)


@router.get("/completions", dependencies=MAKE)
async def list_completions(caller: Caller, begun: Annotated[Begun, Query()]) -> list[str]:
    """List ways to go on with a text that is being typed."""
    return list(caller.wired[Ideas].complete(begun.text, begun.language))


@router.get("", dependencies=MAKE)
async def list_briefs(caller: Caller) -> list[Unsent]:
    """List the briefs you typed and did not send, the last edited first."""
    return list(await caller.wired[UnsentBriefs].list_all(_person(caller.request)))


@router.post("", dependencies=MAKE, status_code=201)
async def create_brief(caller: Caller, response: Response, fields: Typed) -> Unsent:
    """Keep a brief to send later."""
    briefs, person = caller.wired[UnsentBriefs], _person(caller.request)
    saved = await briefs.save(person, fields, "", 0)
    return _shown(response, await briefs.get(person, saved.id))


@router.get("/{brief_id}", dependencies=MAKE, response_model=Unsent)
async def get_brief(
    caller: Caller, request: Request, response: Response, brief_id: Id
) -> Unsent | Response:
    """Get an unsent brief, with the ETag that an edit needs."""
    found = await caller.wired[UnsentBriefs].get(_person(request), brief_id)
    return tagged(request, response, found)


@router.put("/{brief_id}", dependencies=MAKE)
async def replace_brief(
    caller: Caller, response: Response, brief_id: Id, fields: Typed, if_match: IfMatch = None
) -> Unsent:
    """Replace what an unsent brief says."""
    briefs, person = caller.wired[UnsentBriefs], _person(caller.request)
    current = await briefs.get(person, brief_id)
    check_match(if_match, current)
    return _shown(response, await briefs.replace(person, brief_id, fields, current.version))


@router.delete("/{brief_id}", dependencies=MAKE, status_code=204)
async def discard_brief(caller: Caller, brief_id: Id) -> None:
    """Forget an unsent brief."""
    await caller.wired[UnsentBriefs].discard(_person(caller.request), brief_id)


def _person(request: Request) -> str:
    return member_of(request).person.id


def _shown(response: Response, brief: Unsent) -> Unsent:
    response.headers["ETag"] = etag_of(brief)
    return brief
