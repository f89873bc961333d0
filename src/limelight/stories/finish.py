"""How a whole piece is finished: the colours of all pictures, the lens, what names its maker, what
its captions wear.
"""

import re
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid

ColourLook = Literal[
    "warm", "cool", "film", "faded", "vivid", "sepia", "mono", "noir", "night", "golden"
]
COLOUR_LOOKS: dict[ColourLook, str] = {
    "warm": "late afternoon",
    "cool": "clear and a little blue",
    "film": "warm lights, teal shadows, soft blacks",
    "faded": "washed out, an old print",
    "vivid": "stronger colours",
    "sepia": "brown and white",
    "mono": "black and white",
    "noir": "black and white, hard",
    "night": "blue and dark",
    "golden": "the hour before sunset",
}
Edge = Literal["none", "top", "bottom"]
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]
EffectKit = Literal["none", "soft", "lively"]
Across = Literal["", "left", "middle", "right"]
Anchor = Literal["", "top", "middle", "foot"]
Family = Literal["", "sans", "serif", "mono", "hand"]
FONTS: dict[Family, str] = {
    "sans": "Inter, plain",
    "serif": "Noto Serif, with feet",
    "mono": "Noto Sans Mono, evenly wide",
    "hand": "Comic Neue, as by hand",
}
SMALLEST_LOGO, LARGEST_LOGO, FAINTEST_LOGO = 0.5, 3.0, 0.1
CARD_SECONDS, LONGEST_BUMPER_SECONDS = 2.4, 12.0
MEDIA_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".mp4", ".mov", ".m4v", ".webm"})
_DRESS_COLOUR = r"^(|#[0-9a-f]{6}([0-9a-f]{2})?)$"


class Finish(Value):
    """What is done to every picture, before words are written on it.

    `colours` is a look of our own and `lut` a `.cube` file (3D, up to 65 steps); both may be given,
    the look comes first. `vignette` and `grain` are strengths from 0 to 1.
    """

    colours: ColourLook | None = None
    lut: Path | None = None
    vignette: float = Field(0.0, ge=0, le=1)
    grain: float = Field(0.0, ge=0, le=1)


class Branding(Value):
    """What names the maker on every frame: a logo, a bar that fills up with the time at an edge, in
    `accent` (#rrggbb).

    The logo stands in a corner of the part that no platform covers, off all that is written, as
    many times the usual size as `logo_size` says. None is the usual: top-right, 1, and opaque.
    `font` is the kind of letters of captions, titles, names and cards, sans where it is empty;
    `font_file` is a font that draws them instead, as far as it has them.
    """

    logo: Path | None = None
    logo_corner: Corner | None = None
    logo_size: float | None = Field(None, ge=SMALLEST_LOGO, le=LARGEST_LOGO)
    logo_opacity: float | None = Field(None, ge=FAINTEST_LOGO, le=1)
    progress: Edge = "none"
    accent: str = Field("#ffc43d", pattern="^#[0-9a-fA-F]{6}$")
    font: Family = ""
    font_file: Path | None = None

    @property
    def family(self) -> str:
        """The kind of bundled letters, or where the font file lies."""
        return str(self.font_file) if self.font_file is not None else self.font or "sans"


class LowerThird(Value):
    """Who is seen: a name, and a line below it."""

    name: str = Field(min_length=1, max_length=60)
    detail: str = Field("", max_length=90)


class Bumper(Value):
    """A shot before or after the piece: a film or picture (`media`), or a card with words. A film
    that `is_heard` has sound.
    """

    title: str = Field("", max_length=80)
    detail: str = Field("", max_length=120)
    media: Path | None = None
    seconds: float = Field(CARD_SECONDS, gt=0, le=LONGEST_BUMPER_SECONDS)
    is_heard: bool = False


class Finishing(Value):
    """How a piece shall be finished, as typed: everything empty leaves it as it is. A lower third
    is "Name | what they do"; 0 as the size or opacity of the logo is as usual.
    """

    colours: str = ""
    lut: Path | None = None
    vignette: float = 0.0
    grain: float = 0.0
    logo: Path | None = None
    logo_corner: str = ""
    logo_size: float = 0.0
    logo_opacity: float = 0.0
    progress: str = "none"
    accent: str = ""
    font: str = ""
    lower_third: str = ""
    intro: str = ""
    outro: str = ""
    effects: str = "none"

    def finish(self) -> Finish:
        """Raises Invalid naming the field."""
        return Finish(
            colours=parse_colours(self.colours),
            lut=self.lut,
            vignette=_strength(self.vignette, "vignette"),
            grain=_strength(self.grain, "grain"),
        )

    def branding(self) -> Branding:
        """Raises Invalid naming the field."""
        branding = Branding(
            logo=self.logo,
            logo_corner=parse_corner(self.logo_corner),
            logo_size=_between(self.logo_size, "logo_size", SMALLEST_LOGO, LARGEST_LOGO),
            logo_opacity=_between(self.logo_opacity, "logo_opacity", FAINTEST_LOGO, 1),
            progress=parse_edge(self.progress),
            font=parse_font(self.font),
        )
        if not self.accent.strip():
            return branding
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.accent.strip()):
            raise Invalid("An accent is a colour such as #ffc43d.", field="accent")
        return branding.model_copy(update={"accent": self.accent.strip()})


class Dress(Value):
    """What a subtitle file says of how its captions look, where that differs from the style they
    are written in: colours (`#rrggbb`, `#rrggbbaa`), sizes and a place; what is empty or
    None is the style's own.

    `waiting` is the colour of words that are not yet spoken, where those that are have that of
    `letters`. `size` is the letters' em as a share of the picture's height, `outline` the edge's
    width as a share of the letters' size, 0 for none. The `anchor` of a caption (its top, middle or
    foot) stands `down` the picture, a share of its height, as far as no platform covers that; the
    side that `across` names stands `along` it, a share of its width. `shadow` is how far a shadow
    of the colour `shade` lies to the lower right, as a share of the letters' size.
    """

    letters: str = Field("", pattern=_DRESS_COLOUR)
    waiting: str = Field("", pattern=_DRESS_COLOUR)
    edge: str = Field("", pattern=_DRESS_COLOUR)
    ground: str = Field("", pattern=_DRESS_COLOUR)
    size: float | None = Field(None, ge=0.01, le=0.2)
    outline: float | None = Field(None, ge=0, le=0.3)
    is_bold: bool | None = None
    across: Across = ""
    anchor: Anchor = ""
    down: float | None = Field(None, ge=0, le=1)
    along: float | None = Field(None, ge=0, le=1)
    is_italic: bool | None = None
    is_underlined: bool | None = None
    family: Family = ""
    shadow: float | None = Field(None, ge=0, le=0.5)
    shade: str = Field("", pattern=_DRESS_COLOUR)

    def over(self, other: "Dress") -> "Dress":
        """This one worn over another: what it says nothing of is as in that."""
        said = self.model_dump(exclude_defaults=True)
        return other.model_copy(update=said)


def parse_bumper(text: str, field: str) -> Bumper | None:
    """Read "Title | what stands below it" or the name of a film or picture; None for nothing.
    Raises Invalid where the words are too many.
    """
    words = " ".join(text.split())
    if not words:
        return None
    if Path(words).suffix.lower() in MEDIA_SUFFIXES:
        return Bumper(media=Path(words))
    title, _, detail = (part.strip() for part in words.partition("|"))
    if not title or len(title) > 80 or len(detail) > 120:
        raise Invalid(
            f'The {field} is "Title | what stands below it", of at most 80 and 120 letters, or the '
            "name of a film or picture.",
            field=field,
        )
    return Bumper(title=title, detail=detail)


def _strength(value: float, field: str) -> float:
    if not 0 <= value <= 1:
        raise Invalid(f"The {field} is a strength from 0 to 1, not {value:g}.", field=field)
    return value


def _between(value: float, field: str, least: float, most: float) -> float | None:
    """The value, None for 0."""
    if value and not least <= value <= most:
        name = field.replace("_", " ")
        raise Invalid(f"The {name} is from {least:g} to {most:g}, not {value:g}.", field=field)
    return value or None


def parse_corner(text: str) -> Corner | None:
    """The corner of that name; None for nothing. Raises Invalid naming those there are."""
    wanted = text.strip().casefold()
    if not wanted:
        return None
    found: Corner | None = next((one for one in get_args(Corner) if one == wanted), None)
    if found is None:
        raise Invalid(
            f"A logo cannot stand at {text!r}. Choose from {', '.join(get_args(Corner))}.",
            field="logo_corner",
        )
    return found


def parse_colours(text: str) -> ColourLook | None:
    """The look of that name; None for nothing. Raises Invalid naming those there are."""
    wanted = text.strip().casefold()
    if not wanted:
        return None
    found = next((look for look in COLOUR_LOOKS if look == wanted), None)
    if found is None:
        raise Invalid(
            f"There is no colour look {text!r}. Choose from {', '.join(COLOUR_LOOKS)}.",
            field="colours",
        )
    return found


def parse_edge(text: str) -> Edge:
    """The edge of that name; raises Invalid naming those there are."""
    found: Edge | None = next((edge for edge in get_args(Edge) if edge == text.strip()), None)
    if found is None:
        raise Invalid(
            f"A progress bar cannot be at {text!r}. Choose from {', '.join(get_args(Edge))}.",
            field="progress",
        )
    return found


def parse_font(text: str) -> Family:
    """The kind of letters of that name; raises Invalid naming those there are."""
    wanted = text.strip().casefold()
    found: Family | None = next((one for one in get_args(Family) if one == wanted), None)
    if found is None:
        raise Invalid(
            f"There are no letters {text!r}. Choose from {', '.join(FONTS)}.", field="font"
        )
    return found


def parse_effects(text: str) -> EffectKit:
    """The kit of sound effects of that name; raises Invalid naming those there are."""
    found: EffectKit | None = next(
        (kit for kit in get_args(EffectKit) if kit == text.strip()), None
    )
    if found is None:
        raise Invalid(
            f"There are no sound effects {text!r}. Choose from {', '.join(get_args(EffectKit))}.",
            field="effects",
        )
    return found


def parse_lower_third(text: str) -> LowerThird | None:
    """Read "Name | what they do"; None for nothing. Raises Invalid where it is too long."""
    name, _, detail = (part.strip() for part in text.partition("|"))
    if not name:
        return None
    if len(name) > 60 or len(detail) > 90:
        raise Invalid("A name has at most 60 letters, the line below it 90.", field="lower_third")
    return LowerThird(name=name, detail=detail)
