"""The editor: somebody new, or somebody changed."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters import queries, service
from limelight.characters.errors import ChangedMeanwhile
from limelight.characters.looks.invented import look_for, look_like
from limelight.characters.pages.choices import choices
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.typed import Typed, met, refuse_changed, wrong_of
from limelight.characters.personas.templates import (
    DEFAULT_TEMPLATE,
    list_templates,
    persona_template,
)
from limelight.characters.schemas import Character
from limelight.kit.errors import Conflict, Invalid, Problem, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)


@router.get("/new", dependencies=[may("characters.change")])
async def new(request: Request, template: str = DEFAULT_TEMPLATE) -> Response:
    """The editor for somebody new: a look of its own, and a persona to start from."""
    typed = Typed(template=template, **Typed.persona_of(persona_template(template)))
    typed = typed.model_copy(update=Typed.looks_of(look_for(secrets.token_hex(4))))
    return _editor(Desk(request), typed)


@router.post("", dependencies=[may("characters.change")])
async def create(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """Make it and show it; what is wrong is said beside its field and nothing typed is lost."""
    desk = Desk(request)
    try:
        draft = typed.draft()
        async with desk.sessions.begin() as db:
            made = await service.create(db, desk.workspace_id, draft, judges=desk.judges.all)
    except (Invalid, Refused, Conflict) as problem:
        return _editor(desk, typed, problem=problem)
    return desk.go(f"/characters/{made.id}")


@router.post("/refresh", dependencies=[may("characters.change")])
async def refresh(
    request: Request, typed: Annotated[Typed, Form()], change: str = "", character: str = ""
) -> Response:
    """The editor with four ideas for the look (`change=ideas`), the one of them that was taken
    (`idea-1` to `idea-4`), the words read into fields (`words`) or a template's persona
    (`template`); everything else stays as it was typed.
    """
    desk = Desk(request)
    of = await desk.character(character) if character else None
    try:
        typed = typed.model_copy(update=_refreshed(typed, change))
    except (Invalid, Refused) as problem:
        return _editor(desk, typed, of=of, problem=problem)
    return _editor(desk, typed, of=of)


def _refreshed(typed: Typed, change: str) -> dict[str, str]:
    if change == "ideas":
        return {"ideas": secrets.token_hex(4)}
    if change.startswith("idea-"):
        name = f"{typed.ideas}{change.removeprefix('idea')}"
        return {**Typed.looks_of(look_like(typed.appearance(), name)), "words": ""}
    if change == "words":
        return {**Typed.looks_of(typed.appearance()), "words": ""}
    return Typed.persona_of(persona_template(typed.template or DEFAULT_TEMPLATE))


@router.get("/{character_id}/edit", dependencies=[may("characters.change")])
async def edit(request: Request, character_id: str) -> Response:
    """The editor for somebody there is."""
    desk = Desk(request)
    character = await desk.character(character_id)
    return _editor(desk, Typed.of(character), of=character)


@router.post("/{character_id}", dependencies=[may("characters.change")])
async def save(request: Request, character_id: str, typed: Annotated[Typed, Form()]) -> Response:
    """Keep what was changed, unless somebody else changed it since the editor was opened."""
    desk = Desk(request)
    before = await desk.character(character_id)
    try:
        change = typed.change(before)
        async with desk.sessions.begin() as db:
            now = await queries.get_character(db, desk.workspace_id, before.id)
            refuse_changed(now, typed.updated_at)
            await service.change(db, desk.workspace_id, before.id, change, judges=desk.judges.all)
    except ChangedMeanwhile as problem:
        now = await desk.character(character_id)
        typed, told = met(typed, Typed.of(now))
        return _editor(desk, typed, of=now, problem=problem, clash=told)
    except (Invalid, Refused, Conflict) as problem:
        return _editor(desk, typed, of=before, problem=problem)
    return desk.go(f"/characters/{before.id}")


def _editor(
    desk: Desk,
    typed: Typed,
    *,
    of: Character | None = None,
    problem: Problem | None = None,
    clash: tuple[str, ...] | None = None,
) -> Response:
    """The form, alone where htmx swaps it in, else with its page."""
    context: dict[str, Any] = {
        "typed": typed,
        "of": of,
        "wrong": wrong_of(problem, Typed),
        "problem": problem,
        "clash": clash,
        "choices": choices(),
        "templates": [(one.key, one.title, one.summary) for one in list_templates()],
    }
    template = "characters/form.html" if desk.is_partial else "characters/editor.html"
    return desk.show(template, context, 422 if problem else 200)
