"""The looks of captions, as data.

White letters keep a contrast of at least 4.5 to 1 by an outline or a ground; so do dark letters on
the accent.
"""

from typing import Literal, NamedTuple

from limelight.renders.compose.lettering.fonts import Weight
from limelight.renders.compose.lettering.sheet import Colour
from limelight.stories.timeline import CaptionStyle

INK: Colour = (35, 18, 45, 255)
WHITE: Colour = (255, 255, 255, 255)
ACCENT: Colour = (255, 196, 61, 255)
GROUND: Colour = (16, 10, 24, 214)

Ground = Literal["none", "lines", "panel", "bar"]
Reveal = Literal["all", "words", "letters"]
Mark = Literal["none", "pill", "colour"]


class Look(NamedTuple):
    """How words are written. Sizes in nominal pixels; pads, outline and pitch in letters' sizes.

    `most_words` above 0 shows as many at a time, in one line, as they are spoken; else up to
    `lines` lines are shown, broken by meaning. `pitch` is the height of a line.
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
    is_at_start: bool = False
    names_speaker: bool = False


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
        is_at_start=True,
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
        is_at_start=True,
    ),
    "speaker": Look(
        "two lines on a panel, with the name of who speaks",
        weight="SemiBold",
        size_px=54,
        ground="panel",
        is_at_start=True,
        names_speaker=True,
    ),
}
