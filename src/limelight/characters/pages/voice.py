"""The voice of a character: heard while it is put together, then kept."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import FileResponse, Response

from limelight.accounts.gate import may
from limelight.characters import service
from limelight.characters.pages.desk import Desk
from limelight.characters.pages.show import page
from limelight.characters.pages.typed import VoiceTyped, wrong_of
from limelight.characters.schemas import CharacterChange
from limelight.kit.errors import Conflict, Invalid, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

Asked = Annotated[VoiceTyped, Form()]


@router.post("/{character_id}/voice/listen", dependencies=[may("characters.change")])
async def listen(request: Request, character_id: str, typed: Asked, language: str = "") -> Response:
    """A sentence in what is chosen, as WAV; raises Invalid, or Rejected for what cannot be."""
    desk = Desk(request)
    character = await desk.character(character_id)
    spoken = language or character.languages[0]
    path = await desk.previews.voice(typed.spec(character.voice), spoken)
    return FileResponse(path, media_type="audio/wav", headers={"Cache-Control": "no-store"})


@router.post("/{character_id}/voice", dependencies=[may("characters.change")])
async def save(request: Request, character_id: str, typed: Asked) -> Response:
    """Keep the voice once it has spoken; what is wrong is said and nothing chosen is lost."""
    desk = Desk(request)
    character = await desk.character(character_id)
    try:
        spec = typed.spec(character.voice)
        is_new = (spec.name, spec.blend) != (character.voice.name, character.voice.blend)
        if is_new and (spec.name or spec.blend):
            # Only its maker knows whether these voices exist and can be blended.
            await desk.previews.voice(spec, character.languages[0])
        async with desk.sessions.begin() as db:
            change = CharacterChange(voice=spec)
            await service.change(
                db, desk.workspace_id, character.id, change, judges=desk.judges.all
            )
    except (Invalid, Refused, Conflict) as problem:
        wrong = wrong_of(problem, VoiceTyped, {"name": "voice", "pitch_semitones": "pitch"})
        return page(desk, character, "voice", problem, voice=typed, wrong=wrong)
    return desk.go(f"/characters/{character.id}?tab=voice")
