"""The part of a production's page that takes captions in further languages."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.templating import Jinja2Templates
from starlette.responses import RedirectResponse, Response

from limelight.accounts.gate import may, wired_of
from limelight.kit.errors import Invalid
from limelight.production.ports import SHOWN_CAST, Cast, Productions
from limelight.production.schemas import ProductionId
from limelight.production.subtitles.service import Subtitles
from limelight.renders.captions.files.opening import MOST_BYTES

router = APIRouter(prefix="/production/{production_id}/subtitles", include_in_schema=False)


@router.post("", dependencies=[may("productions.make")])
async def bring(
    request: Request,
    production_id: ProductionId,
    file: Annotated[UploadFile | None, File()] = None,
    language: Annotated[str, Form(max_length=35)] = "",
) -> Response:
    """Keep the captions of a file; what is wrong with it is said beside it."""
    try:
        if file is None or not file.filename:
            raise Invalid("Choose a file: SRT, VTT, ASS or TTML.", field="file")
        content = await file.read(MOST_BYTES + 1)
        await wired_of(request)[Subtitles].bring(production_id, content, file.filename, language)
    except Invalid as problem:
        return await _again(request, production_id, problem, language)
    return RedirectResponse(f"/production/{production_id}#subtitles", 303)


@router.post("/{language}/remove", dependencies=[may("productions.make")])
async def remove(request: Request, production_id: ProductionId, language: str) -> Response:
    """Take the captions in a language away."""
    await wired_of(request)[Subtitles].remove(production_id, language)
    return RedirectResponse(f"/production/{production_id}#subtitles", 303)


async def _again(
    request: Request, production_id: ProductionId, problem: Invalid, language: str
) -> Response:
    wired = wired_of(request)
    context = {
        "run": await wired[Productions].get(production_id),
        "missing": await wired[Subtitles].missing(production_id),
        "cast": await wired[Cast].list_cards(SHOWN_CAST),
        "problem": problem.detail,
        "language": language,
    }
    return wired[Jinja2Templates].TemplateResponse(
        request, "production/subtitles/page.html", context, 422
    )
