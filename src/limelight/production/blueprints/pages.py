"""The templates of a workspace: start from one, keep one, share it as a file."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from pydantic import ValidationError
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.kit.errors import Invalid, Problem
from limelight.production.blueprints import service
from limelight.production.blueprints.schemas import Blueprint
from limelight.production.briefs.ports import UnsentBriefs
from limelight.production.briefs.typed import Typed
from limelight.production.ports import Productions
from limelight.production.schemas import ProductionId

router = APIRouter(prefix="/production/templates", include_in_schema=False)
SEE, MAKE = [may("productions.see")], [may("productions.make")]
_MOST_BYTES = 100_000


@router.get("", dependencies=SEE)
async def overview(request: Request, deleted: str = "") -> Response:
    """All templates; `deleted` is the id of the one that was just put away, to take it back."""
    return await _list(Desk(request), deleted=deleted)


@router.get("/new", dependencies=MAKE)
async def new(request: Request, of: str = "", draft: str = "") -> Response:
    """Keep a production (`of`) or an unsent brief (`draft`) as a template."""
    desk = Desk(request)
    fields = await _fields(desk, of, draft)
    typed = {"name": "", "about": "", "text": fields.text}
    return desk.show("production/blueprints/new.html", _form(typed, of, draft, None))


@router.post("", dependencies=MAKE)
async def keep(
    request: Request,
    name: Annotated[str, Form()] = "",
    about: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    of: Annotated[str, Form()] = "",
    draft: Annotated[str, Form()] = "",
) -> Response:
    """Keep it."""
    desk = Desk(request)
    fields = await _fields(desk, of, draft)
    told = {"name": name, "about": about, "fields": fields.model_copy(update={"text": text})}
    try:
        await _keep(desk, told)
    except Problem as problem:
        typed = {"name": name, "about": about, "text": text}
        context = _form(typed, of, draft, problem)
        return desk.show("production/blueprints/new.html", context, 422)
    return desk.go("/production/templates")


@router.post("/import", dependencies=MAKE)
async def bring_in(request: Request, file: Annotated[UploadFile | None, File()] = None) -> Response:
    """Keep a template out of a file that somebody shared."""
    desk = Desk(request)
    content = await file.read(_MOST_BYTES + 1) if file is not None else b""
    try:
        if not content or len(content) > _MOST_BYTES:
            raise Invalid("Choose the file of a template (JSON, at most 100 kB).", field="file")
        await _keep(desk, content)
    except Problem as problem:
        return await _list(desk, problem=problem)
    return desk.go("/production/templates")


@router.get("/{template_id}/template.json", dependencies=SEE)
async def export(request: Request, template_id: str) -> Response:
    """The template as a file, for another studio."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        found = await service.get_template(db, desk.workspace_id, template_id)
    return Response(
        found.blueprint.model_dump_json(indent=1),
        media_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="template.json"'},
    )


@router.post("/{template_id}/delete", dependencies=MAKE)
async def delete(request: Request, template_id: str) -> Response:
    """Put a template away; the list offers to take it back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await service.delete_template(db, desk.workspace_id, template_id)
    return desk.go(f"/production/templates?deleted={template_id}")


@router.post("/{template_id}/restore", dependencies=MAKE)
async def restore(request: Request, template_id: str) -> Response:
    """Take a deleted template back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await service.restore_template(db, desk.workspace_id, template_id)
    return desk.go("/production/templates")


async def _list(desk: Desk, deleted: str = "", problem: Problem | None = None) -> Response:
    async with desk.sessions.read() as db:
        templates = await service.list_templates(db, desk.workspace_id)
    context = {"templates": templates, "deleted": deleted, "problem": problem, "cast": ()}
    status = 422 if problem else 200
    return desk.show("production/blueprints/overview.html", context, status)


async def _fields(desk: Desk, of: str, draft: str) -> Typed:
    """The form of what becomes a template; an empty one for nothing. Raises NotFound."""
    if draft:
        person = member_of(desk.request).person.id
        return (await desk.wired[UnsentBriefs].get(person, draft)).fields
    if of:
        return Typed.again(await desk.wired[Productions].get(ProductionId(of)))
    return Typed(formats=("9:16",))


async def _keep(desk: Desk, told: dict[str, object] | bytes) -> None:
    try:
        if isinstance(told, bytes):
            blueprint = Blueprint.model_validate_json(told)
        else:
            blueprint = Blueprint.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else "file"
        said = "A template needs a name of at most 80 letters." if field == "name" else first["msg"]
        raise Invalid(f"{said}", field=field) from error
    async with desk.sessions.begin() as db:
        await service.keep_template(db, desk.workspace_id, blueprint)


def _form(typed: dict[str, str], of: str, draft: str, problem: Problem | None) -> dict[str, object]:
    wrong = dict.fromkeys(typed, "")
    if problem is not None:
        field = str(problem.facts.get("field", "text"))
        wrong[field if field in wrong else "text"] = problem.detail
    return {"typed": typed, "of": of, "draft": draft, "wrong": wrong, "cast": ()}
