"""What is asked of a maker and what comes back. Values only: frozen, JSON-able, no files inside but
paths.
"""

import hashlib
import json
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Kind(StrEnum):
    """The kinds of making there are."""

    TEXT = "text"
    IMAGE = "image"
    SPEECH = "speech"
    MUSIC = "music"


class Appearance(Value):
    """How a character looks, whoever draws it. Words are free; a maker maps them to what it can
    draw.

    Colours are words ("dark brown", "teal") or `#rrggbb`. `identity` fields never change between
    looks; clothes may.
    """

    age_years: int = Field(27, ge=18, le=120)
    gender: Literal["woman", "man", "nonbinary"] = "woman"
    ethnicity: str = ""
    body_type: Literal["slim", "average", "broad"] = "average"
    skin_tone: str = "tan"
    hair_style: str = "shoulder-length waves"
    hair_colour: str = "dark brown"
    eye_colour: str = "green"
    beard: str = ""
    glasses: str = ""
    clothes: str = "cardigan over a collared shirt"
    clothes_colour: str = "indigo"
    description: str = Field("", max_length=2000)


class VoiceSpec(Value):
    """How a character sounds. `name` is a voice of the maker; empty means the maker chooses by
    gender and language.
    """

    name: str = ""
    gender: Literal["woman", "man", "nonbinary"] = "woman"
    rate: float = Field(1.0, ge=0.5, le=2.0, description="1.0 is the voice's own pace")
    pitch_semitones: float = Field(0.0, ge=-6.0, le=6.0)


class TextAsk(Value):
    """A request for structured text.

    `task` names what is wanted ("script"); `instructions` is the prompt for a language model;
    `facts` are the same inputs as data, which the embedded writer uses; `answer_schema` is the JSON
    schema the answer must satisfy.
    """

    task: str
    instructions: str
    facts: dict[str, Any]
    answer_schema: dict[str, Any]
    language: str = "en"
    seed: int = 0


class TextMade(Value):
    """Structured text; `value` satisfies the schema that was asked for."""

    value: dict[str, Any]
    facts: dict[str, Any] = {}


Placement = Literal["bust", "small", "none"]
Expression = Literal[
    "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful"
]


class ImageAsk(Value):
    """A request for one picture.

    `prompt` says what is seen in words. The other fields say the same as data for makers that
    compose: `setting` (a place), `subjects` (things to show, most important first), `placement` of
    the character (`none` shows the subjects alone), `tags` (free words such as "evening", "rain").
    """

    prompt: str
    width_px: int = Field(1080, ge=64, le=4096)
    height_px: int = Field(1920, ge=64, le=4096)
    seed: int = 0
    appearance: Appearance | None = None
    placement: Placement = "bust"
    expression: Expression = "happy"
    setting: str = ""
    subjects: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    avoid: tuple[str, ...] = Field(
        (), description="ids of settings already used in this production; do not repeat"
    )


class Box(Value):
    """A rectangle in pixels, origin top left."""

    x: float
    y: float
    width: float
    height: float


class ImageMade(Value):
    """One picture. `stage` is the layered drawing it was made from, when the maker has one (see
    renders.stage).
    """

    picture: Path
    width_px: int
    height_px: int
    stage: Path | None = None
    face: Box | None = None
    setting_id: str = ""
    facts: dict[str, Any] = {}


class SpeechAsk(Value):
    """A request to speak `text` (plain prose) in `language` with `voice`."""

    text: str = Field(min_length=1, max_length=5000)
    language: str = "en"
    voice: VoiceSpec = VoiceSpec()
    seed: int = 0


class WordTiming(Value):
    """A word as written (with its punctuation: "home,") and when it is heard, in seconds from the
    start of the audio.
    """

    text: str
    start: float
    end: float


class PhonemeTiming(Value):
    """An IPA symbol (one phoneme; stress marks removed; "" for a pause) and when it is heard, in
    seconds.
    """

    symbol: str
    start: float
    end: float


class SpeechMade(Value):
    """Speech as a mono WAV (16-bit). Words cover the text in order: joining them by spaces gives it
    back.
    """

    audio: Path
    sample_rate_hz: int
    seconds: float
    words: tuple[WordTiming, ...]
    phonemes: tuple[PhonemeTiming, ...]
    facts: dict[str, Any] = {}


class MusicAsk(Value):
    """A request for instrumental music."""

    mood: str = "warm"
    seconds: float = Field(gt=0, le=1200)
    tempo_bpm: int | None = Field(None, ge=40, le=220)
    key: str = ""
    seed: int = 0


class MusicMade(Value):
    """Music as a stereo WAV (16-bit, 48 kHz), exactly as long as asked, with a fade out."""

    audio: Path
    sample_rate_hz: int
    seconds: float
    facts: dict[str, Any] = {}


class Recipe(Value):
    """How a thing was made: enough to make it again. Two equal recipes give the same content.

    `version` changes whenever the maker's output for the same settings changes.
    """

    kind: str
    provider: str
    model: str
    version: str
    settings: dict[str, Any]
    seed: int = 0
    parents: tuple[str, ...] = Field((), description="sha256 of the assets this one was made from")

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of the canonical JSON; the address of the result before it is made."""
        canonical = json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        return hashlib.sha256(canonical.encode()).hexdigest()
