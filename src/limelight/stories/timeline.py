"""The timeline: which picture is seen, which words are heard and shown, when. Times in seconds from
the start.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Self, TypeVar, get_args

from pydantic import Field, model_validator

from limelight.generation.schemas import Box, Emotion, PhonemeTiming, Value, WordTiming
from limelight.kit.errors import Invalid
from limelight.stories.finish import (
    Branding,
    Dress,
    Finish,
    Finishing,
    LowerThird,
    parse_lower_third,
)

SLOWEST, FASTEST = 0.1, 20.0
# A picture is held as large as its closest zoom needs.
MOST_ZOOM, MOST_DRIFT_PX = 6.0, 1000.0
MOST_COSTUMES = 200
Transition = Literal["fade", "slide", "wipe", "zoom"]
CaptionStyle = Literal[
    "karaoke",
    "pop",
    "one-word",
    "typewriter",
    "outline",
    "boxed",
    "lower-third",
    "speaker",
    "none",
]


CAPTION_STYLES: tuple[CaptionStyle, ...] = get_args(CaptionStyle)
CaptionPlace = Literal["auto", "top", "middle", "bottom"]


class Motion(Value):
    """A camera move over a clip: zoom from and to (1 = whole picture), drift in pixels of the
    output, eased.
    """

    zoom_from: float = Field(1.0, ge=0.25, le=MOST_ZOOM)
    zoom_to: float = Field(1.05, ge=0.25, le=MOST_ZOOM)
    drift_x_px: float = Field(16.0, ge=-MOST_DRIFT_PX, le=MOST_DRIFT_PX)
    drift_y_px: float = Field(0.0, ge=-MOST_DRIFT_PX, le=MOST_DRIFT_PX)


class Footage(Value):
    """A film that a clip shows from `start` seconds on, `speed` times as fast, without its sound.

    `fit` fills the frame and cuts off what is too much, or shows the whole film over a blurred copy
    of itself.
    """

    film: Path
    start: float = Field(0.0, ge=0)
    speed: float = Field(1.0, ge=SLOWEST, le=FASTEST)
    fit: Literal["fill", "whole"] = "fill"


class Clip(Value):
    """One shot. It is on screen from `start` for `seconds`; `crossfade_seconds` of its beginning
    come from the shot before by a `transition`; 0 is a cut.

    `picture` is an image file; `stage`, where there is one, is the layered drawing that is animated
    instead, and `footage` a film that is shown instead. A film is shown as it was filmed, without
    `motion`. `face` is in pixels of the picture or film, and so are `faces`: over two or more the
    camera goes from one to the next in this order, instead of its `motion`.
    """

    name: str
    start: float
    seconds: float
    picture: Path | None = None
    stage: Path | None = None
    footage: Footage | None = None
    motion: Motion = Motion()
    crossfade_seconds: float = 0.0
    transition: Transition = Field("fade", description="how the shot before becomes this one")
    on_screen: str = ""
    lower_third: LowerThird | None = None
    face: Box | None = None
    faces: tuple[Box, ...] = Field((), max_length=20)
    emotion: Emotion = Field("neutral", description="how a drawn figure moves while it is seen")

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if self.picture is None and self.footage is None:
            raise ValueError("a clip needs a picture or footage")
        return self

    @property
    def is_panned(self) -> bool:
        """Whether the camera goes along faces; drawings and films that are shown whole are not."""
        is_flat = self.stage is None or self.footage is not None
        is_whole = self.footage is not None and self.footage.fit == "whole"
        return len(self.faces) > 1 and is_flat and not is_whole

    @property
    def media(self) -> tuple[Path, ...]:
        """The files it is made of, the one that is seen first."""
        film = self.footage.film if self.footage is not None else None
        return tuple(path for path in (film, self.picture, self.stage) if path is not None)

    def located(self, place: Callable[[Path], Path]) -> Self:
        """The same clip with every media path given by `place`."""
        film = self.footage
        return self.model_copy(
            update={
                "picture": place(self.picture) if self.picture is not None else None,
                "stage": place(self.stage) if self.stage is not None else None,
                "footage": film.model_copy(update={"film": place(film.film)}) if film else None,
            }
        )


class Sound(Value):
    """A sound file heard from `start` on for `seconds`, changed by `gain_db`; its first `offset`
    seconds are left out.
    """

    name: str
    audio: Path
    start: float
    seconds: float
    gain_db: float = 0.0
    offset: float = Field(0.0, ge=0)


class Effect(Sound):
    """A sound beside speech and music: of a film that is seen with its own, as loud as speech is
    and over the music, or a short effect, as it is and softer under speech.
    """

    role: Literal["effect", "film"] = "effect"


class Costume(Value):
    """What some words wear instead of what most do, by a `name` (see `WordTiming.wears`): a `dress`
    in a style of its own, or over the style and dress of all others where that is None.
    """

    name: str = Field(min_length=1, max_length=40)
    style: CaptionStyle | None = None
    dress: Dress = Dress()

    @property
    def emphasis(self) -> "Costume":
        """What is left of it over a style that somebody chose: italics and underlines."""
        kept = Dress(is_italic=self.dress.is_italic, is_underlined=self.dress.is_underlined)
        return Costume(name=self.name, dress=kept)


class Timeline(Value):
    """Everything a render needs, for one format. Words and phonemes carry absolute times."""

    title: str
    language: str = "en"
    width_px: int
    height_px: int
    fps: int = 30
    seconds: float
    clips: tuple[Clip, ...] = Field(min_length=1)
    speech: tuple[Sound, ...] = ()
    music: Sound | None = None
    effects: tuple[Effect, ...] = ()
    words: tuple[WordTiming, ...] = ()
    phonemes: tuple[PhonemeTiming, ...] = ()
    captions: CaptionStyle = Field("karaoke", description="how the spoken words are written")
    caption_place: CaptionPlace = Field(
        "auto", description="where captions stand; by themselves they keep off faces"
    )
    cue_starts: tuple[float, ...] = Field(
        (), description="where captions begin, as starts of words; empty is by their meaning"
    )
    dress: Dress = Field(Dress(), description="what is other than in that style")
    wardrobe: tuple[Costume, ...] = Field(
        (), max_length=MOST_COSTUMES, description="what some words wear that say so"
    )
    caption_language: str = Field(
        "", description="what is written, where that is not the language that is spoken"
    )
    speaker: str = Field("", description="who speaks, for captions that name it")
    finish: Finish = Finish()
    branding: Branding = Branding()
    disclosure: str = Field("AI-generated", description="short label shown in the picture's corner")
    seed: int = 0

    @property
    def written_language(self) -> str:
        """The language of the captions."""
        return self.caption_language or self.language

    def located(self, place: Callable[[Path], Path]) -> "Timeline":
        """The same timeline with every media path given by `place`."""
        clips = tuple(clip.located(place) for clip in self.clips)
        speech = tuple(_sound_at(sound, place) for sound in self.speech)
        music = _sound_at(self.music, place) if self.music is not None else None
        effects = tuple(_sound_at(effect, place) for effect in self.effects)
        lut, logo = self.finish.lut, self.branding.logo
        finish = self.finish.model_copy(update={"lut": place(lut) if lut else None})
        letters = self.branding.font_file
        named = {"logo": logo, "font_file": letters}
        branding = self.branding.model_copy(
            update={name: place(path) if path else None for name, path in named.items()}
        )
        return self.model_copy(
            update={
                "clips": clips,
                "speech": speech,
                "music": music,
                "effects": effects,
                "finish": finish,
                "branding": branding,
            }
        )

    def resolved(self, folder: Path) -> "Timeline":
        """The same timeline with absolute media paths: relative ones lie in `folder`."""
        root = folder.absolute()
        return self.located(lambda path: root / path)

    def finished(self, finishing: Finishing) -> "Timeline":
        """The same timeline, finished as typed; what was left empty stays as it is. A lower third
        stands in the first shot. Raises Invalid naming the field.
        """
        asked, branded = finishing.finish(), finishing.branding()
        finish = asked.model_dump(exclude_defaults=True)
        branding = branded.model_dump(exclude_defaults=True)
        if branded.font:
            branding["font_file"] = None
        return self.dressed(
            self.finish.model_copy(update=finish),
            self.branding.model_copy(update=branding),
            parse_lower_third(finishing.lower_third),
        )

    def dressed(self, finish: Finish, branding: Branding, named: LowerThird | None) -> "Timeline":
        """The same timeline with a finish, a branding and a name in the first shot; None leaves the
        shot as it is.
        """
        changes: dict[str, Any] = {"finish": finish, "branding": branding}
        if named is not None:
            first = self.clips[0].model_copy(update={"lower_third": named})
            changes["clips"] = (first, *self.clips[1:])
        return self.model_copy(update=changes)

    def heard(self, role: str) -> tuple[Effect, ...]:
        """The sounds beside speech and music that are of a role."""
        return tuple(effect for effect in self.effects if effect.role == role)

    def media(self) -> tuple[Path, ...]:
        """Every media file, once each, in order of first use."""
        clips = [path for clip in self.clips for path in clip.media]
        heard = (*self.speech, self.music, *self.effects)
        sounds = [sound.audio for sound in heard if sound is not None]
        branding = self.branding
        given = (self.finish.lut, branding.logo, branding.font_file)
        kept = [path for path in given if path is not None]
        return tuple(dict.fromkeys((*clips, *sounds, *kept)))


def parse_caption_style(text: str) -> CaptionStyle:
    """Read the name of a caption style, such as "lower third"; raises Invalid naming those there
    are.
    """
    wanted = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for style in CAPTION_STYLES:
        if style == wanted:
            return style
    raise Invalid(
        f"There is no caption style {text!r}. Choose from {', '.join(CAPTION_STYLES)}.",
        field="captions",
    )


Heard = TypeVar("Heard", bound=Sound)


def _sound_at(sound: Heard, place: Callable[[Path], Path]) -> Heard:
    return sound.model_copy(update={"audio": place(sound.audio)})
