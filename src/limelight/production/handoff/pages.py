"""The part of a production's page that hands it to other editors."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import RedirectResponse, Response

from limelight.accounts.gate import may, wired_of
from limelight.kit.errors import Invalid
from limelight.kit.http.zips import send_zip
from limelight.kit.zips import zip_blocks
from limelight.production.ports import SHOWN_CAST, Cast, Handoffs, Productions
from limelight.production.schemas import ProductionId

router = APIRouter(prefix="/production/{production_id}/handoff", include_in_schema=False)

_EDITORS = {
    "fcpxml": "Final Cut, Resolve (FCPXML)",
    "edl": "Any editor (EDL)",
    "capcut": "CapCut (draft)",
    "otio": "OpenTimelineIO, to render again",
}


@router.get("", dependencies=[may("productions.see")])
async def show(request: Request, production_id: ProductionId) -> Response:
    """What is handed off, in the making, or can be: a part of the production's page, or alone."""
    return await _show(request, production_id)


@router.post("", dependencies=[may("productions.make")])
async def begin(
    request: Request,
    production_id: ProductionId,
    editor: Annotated[str, Form()] = "",
    shape: Annotated[str, Form()] = "",
) -> Response:
    """Prepare one; the page asks how far it is."""
    try:
        await wired_of(request)[Handoffs].begin(production_id, shape, editor)
    except Invalid as problem:
        return await _show(request, production_id, problem.detail)
    if "hx-request" in request.headers:
        return await _show(request, production_id)
    return RedirectResponse(f"/production/{production_id}/handoff", 303)


@router.get("/{shape}/{editor}.zip", dependencies=[may("productions.see")])
async def download(
    request: Request, production_id: ProductionId, shape: str, editor: str
) -> Response:
    """The files as one archive, sent while it is written; `shape` is a format such as 9x16."""
    handoffs = wired_of(request)[Handoffs]
    files = await handoffs.files(production_id, shape.replace("x", ":"), editor)
    name = f"{production_id[-6:]}-{shape}-{editor}.zip"
    return send_zip(name, zip_blocks(files))


async def _show(request: Request, production_id: ProductionId, problem: str = "") -> Response:
    wired = wired_of(request)
    view = await wired[Productions].get(production_id)
    handed = await wired[Handoffs].list_all(production_id)
    context = {
        "run": view,
        "handed": handed,
        "is_preparing": any(one.size_bytes is None and not one.problem for one in handed),
        "editors": _EDITORS,
        "problem": problem,
    }
    is_part = "hx-request" in request.headers
    if not is_part:
        context["cast"] = await wired[Cast].list_cards(SHOWN_CAST)
    template = "production/handoff/card.html" if is_part else "production/handoff/page.html"
    status = 422 if problem else 200
    return wired[Jinja2Templates].TemplateResponse(request, template, context, status)
