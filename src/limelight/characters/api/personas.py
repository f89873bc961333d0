"""The personas of a character; exactly one is active."""

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.characters import sheets
from limelight.characters.api.finding import Who, change, edit, found
from limelight.characters.personas.templates import list_templates
from limelight.characters.ports import PersonaPreview
from limelight.characters.schemas import (
    Character,
    CharacterId,
    Persona,
    PersonaChange,
    PersonaId,
)
from limelight.kit.http.etags import IfMatch
from limelight.kit.http.routing import api_router
from limelight.moderation.ports import Judges

router = api_router("/characters", "characters")
SEE, CHANGE = [may("characters.see")], [may("characters.change")]


class NewPersona(BaseModel):
    """A persona by its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(examples=["weekend"])
    persona: Persona = Persona()


class ReadyPersona(BaseModel):
    """A persona to start from."""

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    summary: str
    persona: Persona


class LinesWish(BaseModel):
    """Whose lines: without a `persona` the active one's, without a `language` in its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    persona: Persona | None = None
    language: str = ""
    seed: int = Field(0, ge=0, lt=2**31)


class SampleLines(BaseModel):
    """Three lines as a character would write them."""

    model_config = ConfigDict(frozen=True)

    lines: tuple[str, ...]


@router.get("/persona-templates", dependencies=SEE)
async def list_persona_templates(_: Caller) -> list[ReadyPersona]:
    """List personas to start from."""
    return [
        ReadyPersona(key=one.key, title=one.title, summary=one.summary, persona=one.persona)
        for one in list_templates()
    ]


@router.post("/{character}/lines", dependencies=SEE)
async def write_sample_lines(caller: Caller, character: Who, wish: LinesWish) -> SampleLines:
    """Hear a persona before anything is made: three lines. Nothing is kept."""
    speaker = await found(caller, character)
    if wish.persona is not None:
        speaker = speaker.model_copy(update={"persona": wish.persona})
    lines = await caller.wired[PersonaPreview].sample_lines(
        speaker, language=wish.language or speaker.languages[0], seed=wish.seed
    )
    return SampleLines(lines=lines)


@router.post("/{character}/personas", dependencies=CHANGE, status_code=201)
async def add_persona(
    caller: Caller, response: Response, character: Who, new: NewPersona
) -> Character:
    """Give a character another persona; the active one stays active."""

    async def work(db: AsyncSession, character_id: CharacterId) -> Character:
        sheet, judges = (new.name, new.persona), caller.wired[Judges].all
        return await sheets.add_persona(db, caller.workspace_id, character_id, sheet, judges=judges)

    return await change(caller, response, character, work)


@router.patch("/{character}/personas/{persona_id}", dependencies=CHANGE)
async def update_persona(
    caller: Caller,
    response: Response,
    character: Who,
    persona_id: PersonaId,
    changes: PersonaChange,
    if_match: IfMatch = None,
) -> Character:
    """Rename a persona or replace what it is. If-Match takes the ETag of the character."""

    async def work(db: AsyncSession, character_id: CharacterId) -> Character:
        which, judges = (character_id, persona_id), caller.wired[Judges].all
        return await sheets.change_persona(db, caller.workspace_id, which, changes, judges=judges)

    return await edit(caller, response, character, if_match, work)


@router.post("/{character}/personas/{persona_id}/use", dependencies=CHANGE)
async def use_persona(
    caller: Caller, response: Response, character: Who, persona_id: PersonaId
) -> Character:
    """Make a persona the active one."""
    return await change(
        caller,
        response,
        character,
        lambda db, it: sheets.use_persona(db, caller.workspace_id, it, persona_id),
    )


@router.delete("/{character}/personas/{persona_id}", dependencies=CHANGE)
async def delete_persona(
    caller: Caller, response: Response, character: Who, persona_id: PersonaId
) -> Character:
    """Delete a persona that is not active. Add it again to undo that."""
    return await change(
        caller,
        response,
        character,
        lambda db, it: sheets.delete_persona(db, caller.workspace_id, it, persona_id),
    )
