"""The personas of a character: an editor that lets each be heard, the active one, undoing."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters import sheets
from limelight.characters.errors import ChangedMeanwhile
from limelight.characters.pages.choices import choices
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.show import Toast, do
from limelight.characters.pages.typed import PersonaTyped, met, read, refuse_changed, wrong_of
from limelight.characters.personas.templates import (
    DEFAULT_TEMPLATE,
    find_template,
    list_templates,
)
from limelight.characters.schemas import Character, PersonaChange, PersonaId, PersonaSheet
from limelight.kit.errors import Conflict, Invalid, Problem, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

Asked = Annotated[PersonaTyped, Form()]


@router.get("/{character_id}/personas/new", dependencies=[may("characters.change")])
async def new(request: Request, character_id: str, template: str = DEFAULT_TEMPLATE) -> Response:
    """The editor for another persona, filled from a template."""
    desk = Desk(request)
    character = await desk.character(character_id)
    ready = find_template(template)
    typed = PersonaTyped(
        name=ready.title,
        updated_at=character.updated_at.isoformat(),
        template=ready.key,
        **PersonaTyped.persona_of(ready.persona),
    )
    return _editor(desk, character, typed)


@router.get("/{character_id}/personas/{persona_id}/edit", dependencies=[may("characters.change")])
async def edit(request: Request, character_id: str, persona_id: str) -> Response:
    """The editor for a persona there is, active or not."""
    desk = Desk(request)
    character = await desk.character(character_id)
    sheet = sheets.find_persona(character, persona_id)
    return _editor(desk, character, _shown(character, sheet), of=sheet)


@router.post("/{character_id}/personas/lines", dependencies=[may("characters.change")])
async def lines(request: Request, character_id: str, typed: Asked) -> Response:
    """Three lines as what is typed would write them, to be put into the page."""
    desk = Desk(request)
    character = await desk.character(character_id)
    context: dict[str, Any] = {"lines": (), "problem": None}
    try:
        spoken = character.model_copy(update={"persona": typed.persona(character.persona)})
        context["lines"] = await desk.persona_preview.sample_lines(
            spoken, language=character.languages[0]
        )
    except (Invalid, Refused) as problem:
        context["problem"] = problem
    return desk.show("characters/persona-lines.html", context)


@router.post("/{character_id}/personas", dependencies=[may("characters.change")])
async def add(request: Request, character_id: str, typed: Asked) -> Response:
    """Keep another persona; what is wrong is said beside its field and nothing typed is lost."""
    desk = Desk(request)
    character = await desk.character(character_id)
    try:
        sheet = (_named(typed), typed.persona())
        async with desk.sessions.begin() as db:
            await sheets.add_persona(
                db, desk.workspace_id, character.id, sheet, judges=desk.judges.all
            )
    except (Invalid, Refused, Conflict) as problem:
        return _editor(desk, character, typed, problem=problem)
    return desk.go(f"/characters/{character.id}?tab=personas")


@router.post("/{character_id}/personas/restore", dependencies=[may("characters.change")])
async def restore(
    request: Request, character_id: str, sheet: Annotated[str, Form()] = ""
) -> Response:
    """Keep a persona again that was deleted."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        back = read(PersonaSheet, sheet)
        again = (back.name, back.persona)
        await sheets.add_persona(db, desk.workspace_id, character.id, again, judges=desk.judges.all)

    return await do(desk, character_id, "personas", work)


@router.post("/{character_id}/personas/{persona_id}", dependencies=[may("characters.change")])
async def save(request: Request, character_id: str, persona_id: str, typed: Asked) -> Response:
    """Keep what was changed, unless the character was changed since the editor was opened."""
    desk = Desk(request)
    character = await desk.character(character_id)
    sheet = sheets.find_persona(character, persona_id)
    try:
        change = PersonaChange(name=_named(typed), persona=typed.persona(sheet.persona))
        refuse_changed(character, typed.updated_at)
        async with desk.sessions.begin() as db:
            which = (character.id, sheet.id)
            await sheets.change_persona(
                db, desk.workspace_id, which, change, judges=desk.judges.all
            )
    except ChangedMeanwhile as problem:
        now = await desk.character(character_id)
        typed, told = met(typed, _shown(now, sheets.find_persona(now, persona_id)))
        return _editor(desk, now, typed, of=sheet, problem=problem, clash=told)
    except (Invalid, Refused, Conflict) as problem:
        return _editor(desk, character, typed, of=sheet, problem=problem)
    return desk.go(f"/characters/{character.id}?tab=personas")


@router.post("/{character_id}/personas/{persona_id}/use", dependencies=[may("characters.change")])
async def use(request: Request, character_id: str, persona_id: str) -> Response:
    """Make it the active one."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await sheets.use_persona(db, desk.workspace_id, character.id, PersonaId(persona_id))

    def undo(before: Character) -> Toast:
        active = next(sheet for sheet in before.personas if sheet.is_active)
        now = sheets.find_persona(before, persona_id)
        address = f"/characters/{before.id}/personas/{active.id}/use"
        return Toast(f"{before.name} now speaks as {now.name}", address, {})

    return await do(desk, character_id, "personas", work, undo=undo)


@router.post(
    "/{character_id}/personas/{persona_id}/delete", dependencies=[may("characters.change")]
)
async def delete(request: Request, character_id: str, persona_id: str) -> Response:
    """Delete it, and let it be brought back at once; the active one stays."""
    desk = Desk(request)

    async def work(db: AsyncSession, character: Character) -> None:
        await sheets.delete_persona(db, desk.workspace_id, character.id, PersonaId(persona_id))

    def undo(before: Character) -> Toast:
        sheet = sheets.find_persona(before, persona_id)
        address = f"/characters/{before.id}/personas/restore"
        said = f"The persona {sheet.name} is deleted"
        return Toast(said, address, {"sheet": sheet.model_dump_json()})

    return await do(desk, character_id, "personas", work, undo=undo)


def _named(typed: PersonaTyped) -> str:
    if not typed.name.strip():
        raise Invalid("Give the persona a name, such as weekend.", field="name")
    return typed.name


def _shown(character: Character, sheet: PersonaSheet) -> PersonaTyped:
    """The form that shows a persona as it is."""
    return PersonaTyped(
        name=sheet.name,
        updated_at=character.updated_at.isoformat(),
        template="",
        **PersonaTyped.persona_of(sheet.persona),
    )


def _editor(
    desk: Desk,
    character: Character,
    typed: PersonaTyped,
    *,
    of: PersonaSheet | None = None,
    problem: Problem | None = None,
    clash: tuple[str, ...] | None = None,
) -> Response:
    context: dict[str, Any] = {
        "one": character,
        "typed": typed,
        "of": of,
        "wrong": wrong_of(problem, PersonaTyped),
        "problem": problem,
        "clash": clash,
        "choices": choices(),
        "templates": [(one.key, one.title, one.summary) for one in list_templates()],
    }
    template = "characters/persona-form.html" if desk.is_partial else "characters/persona.html"
    return desk.show(template, context, 422 if problem else 200)
