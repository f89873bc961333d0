"""Voices to hear, music to hear, files to choose: parts of the Create page and of the editor."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, JSONResponse, Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may
from limelight.kit.errors import Invalid
from limelight.production.briefs.ports import Choices
from limelight.production.briefs.typed import Typed
from limelight.production.ports import MOST_CAST, Cast
from limelight.stories.heard.soundtrack import FASTEST_BPM, SLOWEST_BPM

router = APIRouter(prefix="/production/briefs", include_in_schema=False)
MAKE = [may("productions.make")]
SLOW_BPM, FAST_BPM = 80, 112
_KEPT = {"Cache-Control": "private, max-age=3600"}


@router.get("/voices", dependencies=MAKE)
async def voices(
    request: Request, language: str = "en", voice: str = "", character: str = ""
) -> Response:
    """The voices of a language to choose from, with the character's own."""
    desk = Desk(request)
    cast = await desk.wired[Cast].list_cards(MOST_CAST)
    typed = Typed(language=language, voice=voice, character=character)
    return desk.show("production/briefs/voices.html", {"typed": typed, "cast": cast, **heard(desk)})


@router.get("/voices/{name}.wav", dependencies=MAKE)
async def hear_voice(request: Request, name: str, language: str = "en") -> Response:
    """A sentence in a voice."""
    path = await Desk(request).wired[Choices].voice(name, language)
    return FileResponse(path, media_type="audio/wav", headers=_KEPT)


@router.get("/music.wav", dependencies=MAKE)
async def hear_music(
    request: Request,
    mood: Annotated[str, Query(max_length=40)] = "warm",
    tempo: int = 0,
) -> Response:
    """Some seconds of a mood."""
    if tempo and not SLOWEST_BPM <= tempo <= FASTEST_BPM:
        raise Invalid(
            f"Music has {SLOWEST_BPM} to {FASTEST_BPM} beats a minute.", field="music_tempo"
        )
    path = await Desk(request).wired[Choices].music(mood, tempo or None)
    return FileResponse(path, media_type="audio/wav", headers=_KEPT)


@router.get("/files", dependencies=MAKE)
async def files(
    request: Request, field: str = "", words: str = "", made_as: str = "upload", cursor: str = ""
) -> Response:
    """Files of the library that fit a field, newest first."""
    desk = Desk(request)
    page = await desk.wired[Choices].page(field, words, made_as, cursor)
    asked = {"field": field, "words": words, "made_as": made_as, "is_first": not cursor}
    return desk.show("production/briefs/files.html", {"page": page, **asked})


@router.get("/files/{asset_id}", dependencies=MAKE)
async def choose(request: Request, asset_id: str, field: str = "") -> Response:
    """A file of the library as a choice for a field, looked into: a broken one is refused here."""
    found = await Desk(request).wired[Choices].choose(field, asset_id)
    return JSONResponse(found.model_dump(mode="json"))


def heard(desk: Desk) -> dict[str, Any]:
    """What there is to choose from, for templates."""
    choices = desk.wired[Choices]
    return {
        "voices": choices.voices(),
        "moods": [(mood, _pace(mood.tempo_bpm)) for mood in choices.moods()],
    }


def _pace(tempo_bpm: tuple[int, int]) -> str:
    middle = sum(tempo_bpm) / 2
    return "slow" if middle < SLOW_BPM else "fast" if middle > FAST_BPM else "medium"
