"""Pictures and sounds that show what a character is like, before anything is made with it."""

from typing import Annotated

from fastapi import Path, Request, Response

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.characters.api.finding import Who, found
from limelight.characters.looks.ages import check_age
from limelight.characters.ports import Previews
from limelight.characters.wardrobe import appearance_with
from limelight.generation.schemas import Appearance, Voice, VoiceSpec
from limelight.kit.http import files
from limelight.kit.http.routing import api_router

router = api_router("/characters", "characters")
voices = api_router("/voices", "makers")
SEE = [may("characters.see")]
Number = Annotated[int, Path(ge=1, le=4)]
_PNG, _WAV = files.answers("image/png"), files.answers("audio/wav")


@router.post("/sketch", dependencies=SEE, responses=_PNG, response_class=Response)
async def sketch_appearance(caller: Caller, appearance: Appearance) -> Response:
    """Draw somebody who is still being designed: 384 x 480. Nothing is kept."""
    check_age(appearance.age_years)
    png = await caller.wired[Previews].sketch(appearance)
    return Response(png, media_type="image/png")


@router.get("/{character}/portrait", dependencies=SEE, responses=_PNG, response_class=Response)
async def get_portrait(
    caller: Caller, request: Request, character: Who, look: str = ""
) -> Response:
    """Get the portrait of a character, 384 x 480; in a look, if one is named."""
    who = await found(caller, character)
    path = await caller.wired[Previews].portrait(appearance_with(who, look))
    return await files.send_file(request, path, "image/png")


@router.get(
    "/{character}/pictures/{number}", dependencies=SEE, responses=_PNG, response_class=Response
)
async def get_character_picture(
    caller: Caller, request: Request, character: Who, number: Number
) -> Response:
    """Get one of four pictures, 288 x 512, that show what a character can do."""
    who = await found(caller, character)
    path = await caller.wired[Previews].look(who.appearance, number)
    return await files.send_file(request, path, "image/png")


@router.get("/{character}/voice", dependencies=SEE, responses=_WAV, response_class=Response)
async def get_voice_sample(
    caller: Caller, request: Request, character: Who, language: str = ""
) -> Response:
    """Hear a sentence in a character's voice, in its own language unless another is named."""
    who = await found(caller, character)
    path = await caller.wired[Previews].voice(who.voice, language or who.languages[0])
    return await files.send_file(request, path, "audio/wav")


@voices.post("/sample", dependencies=SEE, responses=_WAV, response_class=Response)
async def sample_voice(
    caller: Caller, request: Request, voice: VoiceSpec, language: str = "en"
) -> Response:
    """Hear a sentence in a voice that is still being put together."""
    path = await caller.wired[Previews].voice(voice, language)
    return await files.send_file(request, path, "audio/wav")


@voices.get("", dependencies=SEE)
async def list_voices(caller: Caller) -> list[Voice]:
    """List the voices there are by name."""
    return list(caller.wired[Previews].voices())
