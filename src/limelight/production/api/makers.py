"""One thing at a time: a picture, a text spoken, a piece of music. Each is labelled and kept."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Asking, Caller
from limelight.accounts.gate import may
from limelight.characters.queries import get_character
from limelight.characters.schemas import Character
from limelight.characters.states import check_available
from limelight.generation.schemas import (
    Expression,
    Gesture,
    Mood,
    MusicAsk,
    Placement,
    Turn,
    VoiceSpec,
)
from limelight.generation.service import Gateway
from limelight.kit.http.routing import PREFIX, api_router
from limelight.production.singles import music, pictures, speech
from limelight.production.singles.making import Kept, keep_single
from limelight.production.steps.making import Bench
from limelight.stories.brief import MOST_SEEDS, SIZES, Format

router = api_router("", "makers")
MAKE, SEE = [may("productions.make")], [may("productions.see")]
_MIMES = {".png": "image/png", ".wav": "audio/wav"}


class Single(BaseModel):
    """A labelled file that was made, or made before (`reused`), and what its maker says of it."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="what the library calls the file")
    url: str
    mime: str
    size_bytes: int
    reused: bool
    disclosure: str
    facts: dict[str, Any]


class ImageWish(BaseModel):
    """What is seen. Without a `character` (name, handle or id) nobody is; `width_px` and
    `height_px` go before the `format`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: str = Field(min_length=1, max_length=2000, examples=["a sunny kitchen with basil"])
    character: str = Field("", max_length=200)
    look: str = Field("", max_length=200)
    format: Format = "9:16"
    width_px: int | None = Field(None, ge=64, le=4096)
    height_px: int | None = Field(None, ge=64, le=4096)
    placement: Placement = "bust"
    expression: Expression = "happy"
    turn: Turn = "front"
    gesture: Gesture = "none"
    setting: str = Field("", max_length=400)
    daylight: str = Field("", max_length=40)
    weather: str = Field("", max_length=40)
    palette: str = Field("", max_length=40)
    style: str = Field("", max_length=24)
    subjects: tuple[str, ...] = Field((), max_length=8)
    seed: int = Field(0, ge=0, lt=MOST_SEEDS)


class SpeechWish(BaseModel):
    """What is said, in which language, and how: in a `voice`, or a `character`'s."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, max_length=5000, examples=["Hello, so good to meet you!"])
    language: str = Field("en", max_length=20)
    character: str = Field("", max_length=200)
    voice: VoiceSpec | None = None
    seed: int = Field(0, ge=0, lt=MOST_SEEDS)


class MusicWish(MusicAsk):
    """What the music shall be like. `mood` is free words; see the list of moods."""

    mood: str = Field("warm", min_length=1, max_length=200)
    seconds: float = Field(30, gt=0, le=1200)
    key: str = Field("", max_length=40)
    seed: int = Field(0, ge=0, lt=MOST_SEEDS)


@router.post("/images", dependencies=MAKE)
async def make_image(caller: Caller, wish: ImageWish) -> Single:
    """Draw one picture. It is judged, labelled as AI and signed like everything that leaves."""
    whose = check_available(await _who(caller, wish.character)) if wish.character else None
    width_px, height_px = SIZES[wish.format]
    said = wish.model_dump(exclude={"character", "look", "format", "style"})
    said["width_px"], said["height_px"] = wish.width_px or width_px, wish.height_px or height_px
    who = pictures.Who(whose, wish.look, wish.style)
    ask = await pictures.picture_ask(said, who, caller.wired[Bench].judges)
    return _told(await keep_single(caller.wired[Bench], ask, "picture", pictures.claim_of(whose)))


@router.post("/speech", dependencies=MAKE)
async def make_speech(caller: Caller, wish: SpeechWish) -> Single:
    """Speak a text as a labelled WAV; `facts` has the times of words and phonemes."""
    whose = await _who(caller, wish.character) if wish.character else None
    voice = wish.voice or (whose.voice if whose else VoiceSpec())
    said = {"text": wish.text, "language": wish.language, "voice": voice, "seed": wish.seed}
    ask = await speech.speech_ask(said, whose, caller.wired[Bench].judges)
    return _told(await keep_single(caller.wired[Bench], ask, "audio", speech.claim))


@router.post("/music", dependencies=MAKE)
async def make_music(caller: Caller, wish: MusicWish) -> Single:
    """Compose instrumental music: original, CC0, labelled as AI, exactly as long as asked."""
    ask = MusicAsk.model_validate(wish.model_dump())
    return _told(await keep_single(caller.wired[Bench], ask, "audio", music.claim))


@router.get("/music/moods", dependencies=SEE)
async def list_moods(caller: Caller) -> list[Mood]:
    """List the moods that music can have by name."""
    return list(caller.wired[Gateway].moods())


async def _who(caller: Asking, words: str) -> Character:
    async with caller.sessions.read() as db:
        return await get_character(db, caller.workspace_id, words)


def _told(kept: Kept) -> Single:
    file, made = kept.file, kept.made
    files = {"picture", "audio", "stage", "facts"}
    facts = {name: value for name, value in made.facts.items() if name not in files}
    return Single(
        name=file.name,
        url=f"{PREFIX}/library/files/{file.name}",
        mime=_MIMES[file.suffix],
        size_bytes=file.size_bytes,
        reused=made.reused,
        disclosure="Made by AI; said in the file (metadata, signed C2PA manifest).",
        facts={**made.facts.get("facts", {}), **facts},
    )
