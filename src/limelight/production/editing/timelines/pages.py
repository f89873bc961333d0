"""The page on which a timeline is edited; the browser saves it whole, as it is changed."""

from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from limelight.accounts.gate import may, wired_of
from limelight.kit.errors import Invalid
from limelight.production.editing.ports import Editor, TimelineEditor
from limelight.production.editing.schemas import (
    CaptionFile,
    CaptionSample,
    Material,
    Step,
    TimelineView,
    TimelineWish,
)
from limelight.production.ports import Cast
from limelight.production.schemas import ProductionId
from limelight.renders.compose.lettering.fonts import font_files
from limelight.renders.compose.words.looks import LOOKS
from limelight.stories.brief import POST_LANGUAGES
from limelight.stories.interchange.parsing import LARGEST_BYTES
from limelight.stories.timeline import CAPTION_STYLES, Transition

router = APIRouter(prefix="/production/{production_id}/timeline", include_in_schema=False)
_MAKE = [may("productions.make")]
_OTIO = "application/json"
_TRANSITIONS: dict[Transition, str] = {
    "fade": "Fade",
    "slide": "Slide",
    "wipe": "Wipe",
    "zoom": "Zoom",
}
_CHOICES = {
    "transitions": _TRANSITIONS,
    "caption_fonts": font_files(),
    "styles": {
        style: LOOKS[style].summary if style in LOOKS else "no words on the picture"
        for style in CAPTION_STYLES
    },
    "caption_places": {
        "auto": "Off the faces",
        "top": "At the top",
        "middle": "In the middle",
        "bottom": "At the bottom",
    },
    "caption_languages": POST_LANGUAGES,
}


class Desk(BaseModel):
    """A timeline and what it is made of, for the browser."""

    view: TimelineView
    materials: tuple[Material, ...] = ()
    samples: dict[str, CaptionSample] = {}


@router.get("", dependencies=_MAKE)
async def show(request: Request, production_id: ProductionId) -> Response:
    """The timeline editor."""
    view = await _editor(request).open(production_id)
    wired = wired_of(request)
    cast = await wired[Cast].list_cards()
    context = {"view": view, "cast": cast, **_CHOICES}
    templates = wired[Jinja2Templates]
    return templates.TemplateResponse(
        request, "production/timeline/page.html", context, headers={"Cache-Control": "no-store"}
    )


@router.get("/state", dependencies=_MAKE)
async def state(request: Request, production_id: ProductionId) -> Response:
    """The timeline with its media."""
    editor = _editor(request)
    view = await editor.open(production_id)
    samples = await editor.samples(production_id)
    return _told(view, await editor.materials(production_id), samples)


@router.put("/state", dependencies=_MAKE)
async def save(
    request: Request,
    production_id: ProductionId,
    wish: TimelineWish,
    if_match: Annotated[int, Header()],
) -> Response:
    """Keep the timeline, changed from the version named."""
    return _told(await _editor(request).save(production_id, wish, if_match))


@router.post("/step", dependencies=_MAKE)
async def step(
    request: Request, production_id: ProductionId, step: Step, if_match: Annotated[int, Header()]
) -> Response:
    """Undo, redo, or discard what was changed since the video was made."""
    editor = wired_of(request)[Editor]
    does = {"undo": editor.undo, "redo": editor.redo, "reset": editor.reset}[step.do]
    await does(production_id, if_match)
    return _told(await _editor(request).open(production_id))


@router.get("/file", dependencies=_MAKE)
async def download(request: Request, production_id: ProductionId) -> Response:
    """The timeline as it stands, as an `.otio` file."""
    text, _ = await _editor(request).read(production_id)
    name = f"timeline-{production_id[-12:]}.otio"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, media_type=_OTIO, headers=headers)


@router.get("/captions.{kind}", dependencies=_MAKE)
async def captions(request: Request, production_id: ProductionId, kind: CaptionFile) -> Response:
    """The captions as they stand, as a subtitle file."""
    name, text = await _editor(request).captions(production_id, kind)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, media_type="text/plain", headers=headers)


@router.get("/shots/{key}.mp4", dependencies=_MAKE)
async def film(request: Request, production_id: ProductionId, key: str) -> Response:
    """A drawn shot as it will move, small and without sound, by its key."""

    async def is_wanted() -> bool:
        return not await request.is_disconnected()

    content = await _editor(request).film(production_id, key, is_wanted)
    if content is None:
        return Response(status_code=204)
    headers = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(content, media_type="video/mp4", headers=headers)


@router.put("/file", dependencies=_MAKE)
async def upload(
    request: Request, production_id: ProductionId, if_match: Annotated[int, Header()]
) -> Response:
    """Take the timeline of an `.otio` file in the body."""
    return _told(await _editor(request).replace(production_id, await sent(request), if_match))


async def sent(request: Request) -> str:
    """The text in the body, no longer than a timeline may be; raises Invalid."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST_BYTES:
            raise Invalid(f"A timeline has at most {LARGEST_BYTES:,} bytes.", field="file")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Invalid("The file is not text, so it is no timeline.", field="file") from error


def _told(
    view: TimelineView,
    materials: tuple[Material, ...] = (),
    samples: dict[str, CaptionSample] | None = None,
) -> Response:
    desk = Desk(view=view, materials=materials, samples=samples or {})
    told = desk.model_dump(mode="json")
    headers = {"ETag": f'"{view.version}"', "Cache-Control": "no-store"}
    return JSONResponse(told, headers=headers)


def _editor(request: Request) -> TimelineEditor:
    return wired_of(request)[TimelineEditor]
