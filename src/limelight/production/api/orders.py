"""What a program orders: the same as `limelight make`, typed."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Asking
from limelight.kit.errors import Invalid
from limelight.library.queries import find_called
from limelight.library.service import Library
from limelight.production.schemas import Order
from limelight.stories.brief import (
    LONGEST_SECONDS,
    LONGEST_TEXT,
    MOST_SEEDS,
    SHORTEST_SECONDS,
    Form,
    Format,
)
from limelight.stories.finish import (
    FAINTEST_LOGO,
    LARGEST_LOGO,
    MEDIA_SUFFIXES,
    SMALLEST_LOGO,
    ColourLook,
    Corner,
    Edge,
    Family,
    Finishing,
    LowerThird,
)
from limelight.stories.heard.soundtrack import (
    FASTEST_BPM,
    LONGEST_MOOD,
    LOUDEST_DB,
    NO_MUSIC,
    SLOWEST_BPM,
    SOFTEST_DB,
    Sounding,
)
from limelight.stories.pacing import Pacing
from limelight.stories.script import Script
from limelight.stories.timeline import CaptionStyle

Text = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        description="what the piece is about, in a sentence",
        examples=["Three honest tips for growing basil on a windowsill"],
    ),
]
Seconds = Annotated[int, Field(ge=SHORTEST_SECONDS, le=LONGEST_SECONDS)]
Formats = Annotated[tuple[Format, ...], Field(min_length=1, max_length=4)]
Seed = Annotated[int, Field(ge=0, lt=MOST_SEEDS, description="same seed, same video")]
FileName = Annotated[
    str | None,
    Field(
        pattern=r"^[0-9a-f]{64}\.[a-z0-9]{1,8}$",
        description="a file of the library by its name",
    ),
]


class Words(BaseModel):
    """A card with words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1, max_length=80)
    detail: str = Field("", max_length=120)


class Music(BaseModel):
    """What is heard under the voice: composed in a mood (empty: the script's) and tempo, a file of
    the library, or nothing. `gain_db` makes it louder or softer than usual.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    mood: str = Field("", max_length=LONGEST_MOOD)
    tempo_bpm: int | None = Field(None, ge=SLOWEST_BPM, le=FASTEST_BPM)
    file: FileName = None
    is_none: bool = Field(default=False, description="no music")
    gain_db: float = Field(0.0, ge=SOFTEST_DB, le=LOUDEST_DB)


class NewProduction(BaseModel):
    """What to make. Everything but the brief has a default; `character` is a name, handle or id,
    empty for the default one; without a `form` the text decides how it is told. With a `script`
    nothing is written: the brief may then be short.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "brief": "Three honest tips for growing basil on a windowsill",
                    "seconds": 20,
                    "formats": ["9:16", "1:1"],
                    "character": "mira",
                }
            ]
        },
    )

    brief: Text
    seconds: Seconds = 20
    formats: Formats = ("9:16",)
    language: str = Field("en", max_length=20)
    form: Form | None = None
    seed: Seed = 0
    character: str = Field("", max_length=200)
    look: str = Field("", max_length=200)
    captions: CaptionStyle = "karaoke"
    colours: ColourLook | None = None
    vignette: float = Field(0.0, ge=0, le=1)
    grain: float = Field(0.0, ge=0, le=1)
    progress: Edge = "none"
    accent: str = Field("", pattern="^(#[0-9a-fA-F]{6})?$")
    lower_third: LowerThird | None = None
    intro: Words | None = None
    outro: Words | None = None
    logo: FileName = None
    font: Family = ""
    logo_corner: Corner | None = None
    logo_size: float | None = Field(None, ge=SMALLEST_LOGO, le=LARGEST_LOGO)
    logo_opacity: float | None = Field(None, ge=FAINTEST_LOGO, le=1)
    lut: FileName = None
    pacing: Pacing = Pacing()
    voice: str = Field("", max_length=80, description="name of a voice; empty: the character's")
    music: Music = Music()
    script: Script | None = None
    brand: str = Field("", max_length=100, description="id or name; empty: the default; or none")


class Remake(BaseModel):
    """What shall be different; what is left out stays as it was ordered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    brief: Text | None = None
    seconds: Seconds | None = None
    formats: Formats | None = None
    form: Form | None = None
    seed: Seed | None = None
    captions: CaptionStyle | None = None
    script: Script | None = None


async def order_of(caller: Asking, new: NewProduction) -> Order:
    """The order as the rules take it; raises Invalid, or NotFound for a file the library lacks."""
    third = new.lower_third
    return Order(
        text=new.brief,
        seconds=new.seconds,
        formats=",".join(new.formats),
        language=new.language,
        form=new.form or "",
        seed=new.seed,
        character=new.character,
        look=new.look,
        captions=new.captions,
        finishing=Finishing(
            colours=new.colours or "",
            lut=await _file(caller, new.lut),
            vignette=new.vignette,
            grain=new.grain,
            logo=await _file(caller, new.logo),
            logo_corner=new.logo_corner or "",
            logo_size=new.logo_size or 0,
            logo_opacity=new.logo_opacity or 0,
            progress=new.progress,
            font=new.font,
            accent=new.accent,
            lower_third=_said(third.name, third.detail) if third else "",
            intro=_card(new.intro, "intro"),
            outro=_card(new.outro, "outro"),
        ),
        pacing=new.pacing,
        sounding=Sounding(
            voice=new.voice,
            music=NO_MUSIC if new.music.is_none else "" if new.music.file else new.music.mood,
            music_file=await _file(caller, new.music.file),
            music_tempo=new.music.tempo_bpm or 0,
            music_volume=new.music.gain_db,
        ),
        brand=new.brand,
    )


def _said(first: str, second: str) -> str:
    return f"{first.replace('|', '/')} | {second.replace('|', '/')}"


def _card(words: Words | None, field: str) -> str:
    if words is None:
        return ""
    said = " ".join(_said(words.title, words.detail).rstrip(" |").split())
    if Path(said).suffix.lower() in MEDIA_SUFFIXES:
        # The rules take such words for the name of a file on this machine.
        raise Invalid(f"The words of the {field} end like the name of a file.", field=field)
    return said


async def _file(caller: Asking, name: str | None) -> Path | None:
    if name is None:
        return None
    async with caller.sessions.read() as db:
        asset = await find_called(db, caller.workspace_id, name)
    return caller.wired[Library].store.path(asset.file.name)
