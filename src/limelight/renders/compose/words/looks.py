"""The looks of captions, as data.

White letters keep a contrast of at least 4.5 to 1 by an outline or a ground; so do dark letters on
the accent.
"""

from typing import Literal, NamedTuple

from limelight.renders.compose.lettering.fonts import Family, Weight
from limelight.renders.compose.lettering.sheet import Colour
from limelight.stories.finish import Branding, Dress
from limelight.stories.timeline import CaptionStyle

INK: Colour = (35, 18, 45, 255)
WHITE: Colour = (255, 255, 255, 255)
ACCENT: Colour = (255, 196, 61, 255)
_BLACK: Colour = (0, 0, 0, 255)
_READABLE = 4.5
GROUND: Colour = (16, 10, 24, 214)
SHADE: Colour = (0, 0, 0, 160)

Across = Literal["start", "left", "middle", "right"]
Anchor = Literal["top", "middle", "foot"]
Ground = Literal["none", "lines", "panel", "bar"]
Reveal = Literal["all", "words", "letters"]
Mark = Literal["none", "pill", "colour", "said"]


class Colours(NamedTuple):
    """Of letters, of their edge, of what stands out, of a ground, of letters on what stands out, of
    a shadow.
    """

    letters: Colour = WHITE
    edge: Colour = INK
    accent: Colour = ACCENT
    ground: Colour = GROUND
    on_accent: Colour = INK
    shade: Colour = SHADE


class Look(NamedTuple):
    """How words are written. Sizes in nominal pixels; pads, outline and pitch in letters' sizes.

    `most_words` above 0 shows as many at a time, in one line, as they are spoken; else up to
    `lines` lines are shown, broken by meaning. `pitch` is the height of a line. `across` is where
    lines begin, at the start of their direction where it is "start"; `anchor` of a caption stands
    `down` the picture, a share of its height, where that is not None; so does its side `along` it.
    A `shadow` lies so far to the lower right.
    """

    summary: str
    weight: Weight = "ExtraBold"
    size_px: int = 82
    least_px: int = 12
    most_words: int = 0
    most_chars: int = 20
    pitch: float = 1.24
    outline: float = 0.0
    ground: Ground = "none"
    reveal: Reveal = "all"
    mark: Mark = "none"
    across: Across = "middle"
    names_speaker: bool = False
    colours: Colours = Colours()
    anchor: Anchor = "middle"
    down: float | None = None
    along: float | None = None
    family: Family = "sans"
    is_italic: bool = False
    is_underlined: bool = False
    shadow: float = 0.0

    def side(self, level: int) -> Literal["left", "middle", "right"]:
        """Where lines stand that read in a direction: 1 is from right to left."""
        if self.across == "start":
            return "right" if level else "left"
        return self.across


LOOKS: dict[CaptionStyle, Look] = {
    "karaoke": Look(
        "three words at a time, the spoken one on a pill",
        most_words=3,
        pitch=1.376,
        outline=0.085,
        mark="pill",
    ),
    "pop": Look(
        "words pop up as they are spoken, the newest in colour",
        size_px=92,
        most_words=3,
        pitch=1.376,
        outline=0.11,
        reveal="words",
        mark="colour",
    ),
    "one-word": Look(
        "one large word at a time",
        size_px=138,
        most_words=1,
        most_chars=30,
        pitch=1.2,
        outline=0.1,
        reveal="words",
    ),
    "typewriter": Look(
        "letters appear as if typed, on a panel",
        weight="SemiBold",
        size_px=58,
        ground="panel",
        reveal="letters",
        across="start",
    ),
    "outline": Look("two lines of plain letters with an outline", size_px=64, outline=0.1),
    "boxed": Look(
        "two lines, each on a dark box", weight="SemiBold", size_px=58, pitch=1.36, ground="lines"
    ),
    "lower-third": Look(
        "two lines from the left on a panel with a stripe of colour",
        weight="SemiBold",
        size_px=54,
        ground="bar",
        across="start",
    ),
    "speaker": Look(
        "two lines on a panel, with the name of who speaks",
        weight="SemiBold",
        size_px=54,
        ground="panel",
        across="start",
        names_speaker=True,
    ),
}


def look_of(style: CaptionStyle, dress: Dress, height_px: int, unit: float) -> Look | None:
    """The look of a style in a dress, for a picture whose nominal pixels are `unit` pixels; None
    where no words are written.
    """
    look = LOOKS.get(style)
    if look is None or dress == Dress():
        return look
    own = look.colours
    colours = Colours(
        _colour(dress.waiting or dress.letters, own.letters),
        _colour(dress.edge, own.edge),
        _colour(dress.letters if dress.waiting else "", own.accent),
        _colour(dress.ground, own.ground),
        _colour(dress.edge, own.on_accent),
        _colour(dress.shade, own.shade),
    )
    size = look.size_px if dress.size is None else max(1, round(dress.size * height_px / unit))
    return look._replace(
        colours=colours,
        mark="said" if dress.waiting else look.mark,
        weight=look.weight
        if dress.is_bold is None
        else "ExtraBold"
        if dress.is_bold
        else "SemiBold",
        size_px=size,
        least_px=min(look.least_px, size),
        outline=look.outline if dress.outline is None else dress.outline,
        across=dress.across or look.across,
        anchor=dress.anchor or look.anchor,
        down=dress.down,
        along=dress.along,
        family=dress.family or look.family,
        is_italic=bool(dress.is_italic),
        is_underlined=bool(dress.is_underlined),
        shadow=dress.shadow or 0.0,
    )


def _colour(text: str, otherwise: Colour) -> Colour:
    if not text:
        return otherwise
    red, green, blue, alpha = (int(f"{text[1:]}ff"[at : at + 2], 16) for at in (0, 2, 4, 6))
    return red, green, blue, alpha


def in_accent(look: Look, branding: Branding) -> Look:
    """The look with the accent of a branding in the place of the usual one, and letters that can be
    read on it.
    """
    if branding.accent == Branding().accent or look.colours.accent != ACCENT:
        return look
    accent = _colour(branding.accent, ACCENT)
    colours = look.colours._replace(accent=accent, on_accent=readable_on(accent))
    return look._replace(colours=colours)


def readable_on(colour: Colour) -> Colour:
    """Ink or white where either can be read on it, else black."""
    best = max((INK, WHITE), key=lambda ink: contrast(ink, colour))
    return best if contrast(best, colour) >= _READABLE else _BLACK


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour[:3])
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
