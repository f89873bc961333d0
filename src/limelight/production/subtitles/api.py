"""Captions of productions in further languages, below `/api/v1`."""

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.routing import api_router
from limelight.production.api.views import Id, of
from limelight.production.service import ProductionService
from limelight.production.subtitles.schemas import SubtitlesView, listed
from limelight.production.subtitles.service import Subtitles
from limelight.renders.captions.files.opening import MOST_BYTES

router = api_router("/productions", "productions")
SEE, MAKE = [may("productions.see")], [may("productions.make")]


class SubtitlesWish(BaseModel):
    """A subtitle file: its name, whose ending says the format, and its text. Without `language` it
    is what the name (talk.es.srt) or the file says.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=200, examples=["talk.es.srt"])
    text: str = Field(min_length=1, max_length=MOST_BYTES)
    language: str = Field("", max_length=35, examples=["es"])


@router.get("/{production_id}/subtitles", dependencies=SEE)
async def list_production_subtitles(caller: Caller, production_id: Id) -> list[SubtitlesView]:
    """List the captions of a production in further languages. The videos that have them as tracks
    are among its files, of kind `captioned`.
    """
    return list(listed(of(await caller.wired[ProductionService].get(production_id))))


@router.post("/{production_id}/subtitles", dependencies=MAKE, status_code=201)
async def add_production_subtitles(
    caller: Caller, production_id: Id, wish: SubtitlesWish
) -> SubtitlesView:
    """Add captions in a further language, instead of those in the same one, as files and as a track
    of every video.
    """
    kept = await caller.wired[Subtitles].bring(
        production_id, wish.text.encode(), wish.name, wish.language
    )
    found = listed(of(await caller.wired[ProductionService].get(production_id)))
    return next(one for one in found if one.language == kept.language)


@router.delete("/{production_id}/subtitles/{language}", dependencies=MAKE, status_code=204)
async def remove_production_subtitles(caller: Caller, production_id: Id, language: str) -> Response:
    """Remove the captions in a language, from the videos too."""
    await caller.wired[Subtitles].remove(production_id, language)
    return Response(status_code=204)
