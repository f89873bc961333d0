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


BodyType = Literal["slim", "average", "athletic", "curvy", "broad"]


class Appearance(Value):
    """How a character looks, whoever draws it. Words are free; a maker maps them to what it can
    draw.

    Colours are words ("dark brown", "teal") or `#rrggbb`. What a person is recognised by (age,
    skin, hair, eyes, beard, glasses, marks, style) never changes between looks; clothes,
    headwear, jewellery may. `style` is a drawing style of the illustrator; other makers ignore it.
    """

    age_years: int = Field(27, ge=18, le=120)
    gender: Literal["woman", "man", "nonbinary"] = "woman"
    ethnicity: str = ""
    body_type: BodyType = "average"
    skin_tone: str = "tan"
    hair_style: str = "shoulder-length waves"
    hair_colour: str = "dark brown"
    eye_colour: str = "green"
    beard: str = ""
    glasses: str = ""
    marks: str = Field("", max_length=120, description="freckles, a mole, a scar; empty is none")
    headwear: str = Field(
        "", max_length=80, description="headscarf, beanie, sun hat; empty is none"
    )
    headwear_colour: str = Field("", max_length=40)
    earrings: str = Field("", max_length=80, description="hoops, studs, drops; empty is none")
    clothes: str = "cardigan over a collared shirt"
    clothes_colour: str = "indigo"
    style: str = Field("toon", max_length=24, description="drawing style of the illustrator")
    description: str = Field("", max_length=2000)


Gender = Literal["woman", "man", "nonbinary"]


class Voice(Value):
    """A voice that a maker has by name. `language` is the one it speaks without a foreign accent,
    `accent` the kind of it ("British").
    """

    name: str
    language: str
    accent: str = ""
    gender: Gender
    description: str = ""
    licence: str = ""


Emotion = Literal["neutral", "cheerful", "excited", "calm", "serious", "sad"]


class VoicePart(Value):
    """One voice of a blend and its weight; weights are relative to each other."""

    name: str
    weight: float = Field(1.0, gt=0, le=1)


class VoiceSpec(Value):
    """How a character sounds. `name` is a voice of the maker; empty means the maker chooses by
    gender and language. `blend` mixes several voices into one of the character's own and goes
    before `name`; a maker that cannot blend refuses it. `made_for` is whose voice it is: where the
    maker chooses, the same name always gets the same voice, and other names other ones if it can.
    """

    name: str = ""
    blend: tuple[VoicePart, ...] = Field((), max_length=4)
    gender: Literal["woman", "man", "nonbinary"] = "woman"
    made_for: str = Field("", max_length=80)
    rate: float = Field(1.0, ge=0.5, le=2.0, description="1.0 is the voice's own pace")
    pitch_semitones: float = Field(0.0, ge=-6.0, le=6.0)
    emotion: Emotion = "neutral"


class TextAsk(Value):
    """A request for structured text.

    `task` names what is wanted ("script", "captions", "reply", ...: see `stories.writing`);
    `instructions` is the prompt for a language model; `facts` are the same inputs as data, which
    the embedded writer uses; `answer_schema` is the JSON schema the answer must satisfy.
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


Placement = Literal["bust", "half", "small", "none"]
Turn = Literal["front", "left", "right"]
Gesture = Literal["none", "wave", "point", "hold", "open", "think"]
Expression = Literal[
    "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful"
]


class ImageAsk(Value):
    """A request for one picture.

    `prompt` says what is seen in words. The other fields say the same as data for makers that
    compose: `setting` (a place), `subjects` (things to show, most important first), `placement` of
    the character (head and shoulders, down to the hips with hands, small in the scene; `none` shows
    the subjects alone), `turn` (facing the camera, or three-quarters to the picture's left or
    right), `gesture` of the hands, `tags` (free words such as "evening", "rain"). `daylight`,
    `weather` and `palette` are words too; empty lets the maker choose. `references` are pictures
    of the character, for makers and judges that go by photographs.
    """

    prompt: str
    width_px: int = Field(1080, ge=64, le=4096)
    height_px: int = Field(1920, ge=64, le=4096)
    seed: int = 0
    appearance: Appearance | None = None
    placement: Placement = "bust"
    expression: Expression = "happy"
    turn: Turn = "front"
    gesture: Gesture = "none"
    setting: str = ""
    daylight: str = Field("", max_length=40)
    weather: str = Field("", max_length=40)
    palette: str = Field("", max_length=40)
    subjects: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    avoid: tuple[str, ...] = Field(
        (),
        description="places of the earlier pictures of a production, in order: their settings "
        "as they were asked for, or the ids of what was drawn; none is shown again alike",
    )
    series: int | None = Field(
        None,
        description="the same number for all pictures of a production: which of its looks a "
        "place gets follows from it; None lets the seed decide",
    )
    references: tuple[Path, ...] = Field((), max_length=8)


class Box(Value):
    """A rectangle in pixels, origin top left."""

    x: float
    y: float
    width: float
    height: float


class ImageMade(Value):
    """One picture. `stage` is the layered drawing it was made from, when the maker has one (see
    renders.stage). `identity_score` says how surely it shows the character, 0 to 1; None where
    nobody is shown or nothing could judge it.
    """

    picture: Path
    width_px: int
    height_px: int
    stage: Path | None = None
    face: Box | None = None
    setting_id: str = ""
    identity_score: float | None = None
    facts: dict[str, Any] = {}


class SpeechAsk(Value):
    """A request to speak `text` (plain prose) in `language` with `voice`."""

    text: str = Field(min_length=1, max_length=5000)
    language: str = "en"
    voice: VoiceSpec = VoiceSpec()
    seed: int = 0


class WordTiming(Value):
    """A word as written (with its punctuation: "home,") and when it is heard, in seconds from the
    start of the audio. `wears` names what it is written in, where that is not what others are
    written in: a costume of the timeline.
    """

    text: str
    start: float
    end: float
    wears: str = Field("", max_length=40)


class PhonemeTiming(Value):
    """An IPA symbol (one phoneme; stress marks removed; "" for a pause) and when it is heard, in
    seconds.
    """

    symbol: str
    start: float
    end: float


_UNSPACED_LANGUAGES = frozenset(("ja", "zh", "th"))


def joiner(language: str) -> str:
    """What stands between the words of a `SpeechMade`: a space, or nothing in languages that are
    written without spaces (a word there keeps the space after it, if the text has one).
    """
    return "" if language.split("-", maxsplit=1)[0].lower() in _UNSPACED_LANGUAGES else " "


class SpeechMade(Value):
    """Speech as a mono WAV (16-bit). Words cover the text in order: `joiner(language).join` of them
    gives it back, its white space narrowed to single spaces.
    """

    audio: Path
    sample_rate_hz: int
    seconds: float
    words: tuple[WordTiming, ...]
    phonemes: tuple[PhonemeTiming, ...]
    facts: dict[str, Any] = {}


class Mood(Value):
    """A mood a music maker knows: its name, how it sounds in a few words, its usual tempo (lowest
    and highest), modes and instruments.
    """

    name: str
    says: str
    tempo_bpm: tuple[int, int]
    modes: tuple[str, ...]
    instruments: tuple[str, ...]


class MusicAsk(Value):
    """A request for instrumental music.

    `mood` is free words. `key` is a tonic and a mode ("C", "A minor", "D dorian"), empty for the
    maker's choice. It ends musically, or, with `loops`, so that its end leads back into its
    beginning without a seam. `has_intro` and `has_outro` ask for an opening and a closing section;
    a loop has neither.
    """

    mood: str = "warm"
    seconds: float = Field(gt=0, le=1200)
    tempo_bpm: int | None = Field(None, ge=40, le=220)
    key: str = ""
    has_intro: bool = True
    has_outro: bool = True
    loops: bool = False
    seed: int = 0


class MusicMade(Value):
    """Music as a stereo WAV (16-bit, 48 kHz), exactly as long as asked.

    `beats` are the times of all beats in seconds from its start, in order, `bars` those of them
    that begin a bar; empty where the maker does not know them.
    """

    audio: Path
    sample_rate_hz: int
    seconds: float
    beats: tuple[float, ...] = ()
    bars: tuple[float, ...] = ()
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
