"""Pictures and sounds that pages of characters show: portraits, looks, voices. Drawn when asked."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from pydantic import BaseModel
from starlette.responses import FileResponse, Response

from limelight.accounts.gate import may
from limelight.characters.limits import build
from limelight.characters.looks.invented import look_like
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.typed import Typed
from limelight.characters.wardrobe import appearance_with
from limelight.generation.schemas import Appearance

router = APIRouter(prefix="/characters", include_in_schema=False)


class IdeaOf(BaseModel):
    """What an idea keeps of whom it is for, as it was typed."""

    gender: str = "woman"
    age_years: str = "27"
    body_type: str = "average"
    style: str = "toon"


_KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}
_FRESH = {"Cache-Control": "private, no-cache"}


@router.post("/sketch", dependencies=[may("characters.change")])
async def sketch(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """The portrait of what is typed in the editor, as a PNG; raises Invalid for what is wrong."""
    png = await Desk(request).previews.sketch(typed.appearance())
    return Response(png, media_type="image/png", headers={"Cache-Control": "no-store"})


@router.get("/ideas/{name}.png", dependencies=[may("characters.see")])
async def idea(request: Request, name: str, typed: Annotated[IdeaOf, Query()]) -> Response:
    """Another look for somebody like that, as the portrait that `look_like` gives by that name."""
    png = await Desk(request).previews.sketch(
        look_like(build(Appearance, typed.model_dump()), name)
    )
    return Response(png, media_type="image/png", headers=_KEPT)


@router.get("/{character_id}/portrait.png", dependencies=[may("characters.see")])
async def portrait(request: Request, character_id: str, look: str = "", v: str = "") -> Response:
    """The portrait; with `v` (a mark of the appearance, see `mark_of`) it may be kept for ever."""
    desk = Desk(request)
    character = await desk.character(character_id)
    path = await desk.previews.portrait(appearance_with(character, look))
    return FileResponse(path, media_type="image/png", headers=_KEPT if v else _FRESH)


@router.get("/{character_id}/looks/{number}.png", dependencies=[may("characters.see")])
async def look_picture(request: Request, character_id: str, number: int, v: str = "") -> Response:
    """One of the four pictures of what the character can do, 1 to 4."""
    desk = Desk(request)
    character = await desk.character(character_id)
    path = await desk.previews.look(character.appearance, number)
    return FileResponse(path, media_type="image/png", headers=_KEPT if v else _FRESH)


@router.get("/{character_id}/voice.wav", dependencies=[may("characters.see")])
async def voice(request: Request, character_id: str, language: str = "") -> Response:
    """A sentence in the character's voice, in its first language unless another is named."""
    desk = Desk(request)
    character = await desk.character(character_id)
    path = await desk.previews.voice(character.voice, language or character.languages[0])
    return FileResponse(path, media_type="audio/wav", headers=_FRESH)
