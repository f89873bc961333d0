"""Palettes: the colours of a finished drawing, turned into those that were asked for.

A palette is words ("pastel", "teal and orange", "monochrome blue") or one to three hex colours of
a brand. Lightness stays nearly as it was, so that a night stays a night and what was readable
stays so.
"""

import functools
import math
import re
from collections.abc import Callable

from limelight.adapters.embedded.illustrator import colours
from limelight.generation.errors import Rejected

Lab = tuple[float, float, float]
Turned = Callable[[Lab], Lab]

LOOKS = (
    "pastel",
    "vivid",
    "muted",
    "earthy",
    "warm",
    "cool",
    "vintage",
    "sepia",
    "monochrome",
    "dark",
    "light",
    "neon",
)
_ALIASES = {
    "bright": "vivid", "colourful": "vivid", "colorful": "vivid", "saturated": "vivid",
    "soft": "pastel", "desaturated": "muted", "natural": "earthy", "autumnal": "warm",
    "cold": "cool", "icy": "cool", "retro": "vintage", "greyscale": "monochrome",
    "grayscale": "monochrome", "moody": "dark", "airy": "light", "candy": "pastel",
}  # fmt: skip
_FILLING = frozenset((
    "and", "with", "tones", "tone", "colours", "colors", "palette", "shades", "of", "the", "a",
    "in", "mono", "monochromatic", "monochrome", "only", "all", "look", "style", "accent",
    "accents", "brand",
))  # fmt: skip
_COLOUR = re.compile(r"(?<!\()#[0-9a-fA-F]{6}\b")
_MOST_COLOURS = 3


class Palette:
    """Turns every colour of a drawing; drawings with the same colours give the same result."""

    def __init__(self, turn: Turned, accent: str = "") -> None:
        self._turned = functools.cache(lambda colour: _hex(turn(_lab(colour))))
        self.accent = accent

    def colour(self, colour: str) -> str:
        """One colour (`#rrggbb`) in this palette."""
        return self._turned(colour.lower())

    def drawing(self, svg: str) -> str:
        """A drawing in this palette."""
        return _COLOUR.sub(lambda found: self.colour(found[0]), svg)


def read(text: str) -> Palette | None:
    """The palette that `text` asks for; None for an empty one. Raises Rejected saying what there
    is.
    """
    told = text.strip().lower()
    if not told:
        return None
    hexes = [colours.find_hex(found) or "" for found in re.findall(r"#[0-9a-f]{3,6}\b", told)]
    names = [
        w for w in re.findall(r"[a-z]+", re.sub(r"#[0-9a-f]+", " ", told)) if w not in _FILLING
    ]
    looks = [_ALIASES.get(name, name) for name in names if _ALIASES.get(name, name) in LOOKS]
    named = hexes + [colours.NAMED[name] for name in names if name in colours.NAMED]
    unknown = [
        name
        for name in names
        if name not in colours.NAMED and _ALIASES.get(name, name) not in LOOKS
    ]
    is_mono = bool(re.search(r"\bmono|\bonly\b|\ball\b", told))
    if unknown or len(named) > _MOST_COLOURS or not (looks or named or is_mono):
        raise Rejected(
            f"The illustrator does not know the palette {text!r}. Choose {', '.join(LOOKS)}, a "
            "colour "
            '("monochrome blue"), two ("teal and orange"), or hex colours such as #e0457b.'
        )
    return _palette(looks, named, is_mono=is_mono)


def _palette(looks: list[str], named: list[str], *, is_mono: bool) -> Palette:
    turns = [_LOOKS[look] for look in looks if look in _LOOKS]
    if is_mono or "monochrome" in looks:
        turns.append(_monochrome(named[0] if named else "#8a8f98"))
    elif len(named) == 1:
        turns.append(_tinted(named[0]))
    elif named:
        turns.append(_between(named))
    return Palette(functools.reduce(_then, turns), named[-1] if named else "")


def _then(first: Turned, second: Turned) -> Turned:
    return lambda lab: second(first(lab))


def _scaled(
    light: tuple[float, float], chroma: float, push: tuple[float, float] = (0, 0)
) -> Turned:
    """Lightness to `light[0] + light[1] * L`, chroma times `chroma`, then a push in a and b."""

    def turn(lab: Lab) -> Lab:
        level, a, b = lab
        near = 4 * level * (1 - level)
        return light[0] + light[1] * level, a * chroma + push[0] * near, b * chroma + push[1] * near

    return turn


_LOOKS: dict[str, Turned] = {
    "pastel": _scaled((0.34, 0.63), 0.68),
    "vivid": _scaled((-0.02, 1.02), 1.42),
    "muted": _scaled((0.05, 0.90), 0.50),
    "earthy": _scaled((0.02, 0.94), 0.62, (0.012, 0.035)),
    "warm": _scaled((0.01, 0.99), 0.95, (0.020, 0.038)),
    "cool": _scaled((0.01, 0.99), 0.88, (-0.016, -0.045)),
    "vintage": _scaled((0.10, 0.82), 0.62, (0.010, 0.026)),
    "sepia": _scaled((0.03, 0.94), 0.08, (0.016, 0.056)),
    "dark": _scaled((-0.02, 0.74), 0.96),
    "light": _scaled((0.24, 0.75), 0.86),
    "neon": _scaled((-0.10, 1.04), 1.75, (0.012, -0.020)),
}


def _monochrome(colour: str) -> Turned:
    """One hue in all its shades."""
    _, a, b = _lab(colour)

    def turn(lab: Lab) -> Lab:
        level = lab[0]
        share = min(1.0, 1.35 * (4 * level * (1 - level)) ** 0.6) * (0.72 + 0.9 * _chroma(lab))
        return level, a * share, b * share

    return turn


def _tinted(colour: str) -> Turned:
    """Everything leans towards one colour; what is near it in hue becomes it."""
    _, a, b = _lab(colour)
    own = math.hypot(a, b)

    def turn(lab: Lab) -> Lab:
        level, la, lb = lab
        chroma = _chroma(lab)
        alike = 0.0 if not chroma or not own else max(0.0, (la * a + lb * b) / (chroma * own))
        share = 0.46 + 0.46 * alike**2
        strength = max(chroma, 0.34 * own) / own if own else 0.0
        return level, la + (a * strength - la) * share, lb + (b * strength - lb) * share

    return turn


def _between(named: list[str]) -> Turned:
    """Dark and cool colours become the first, light and warm ones the last, as films are graded."""
    marks = [_lab(colour) for colour in named]

    def turn(lab: Lab) -> Lab:
        level, a, b = lab
        warmth = (a * 0.5 + b * 0.87) / 0.16
        at = min(1.0, max(0.0, 0.55 * level + 0.14 + 0.55 * warmth)) * (len(marks) - 1)
        low = min(int(at), len(marks) - 2)
        share = _smooth(at - low)
        goal = [x + (y - x) * share for x, y in zip(marks[low], marks[low + 1], strict=True)]
        strength = (0.62 + 3.0 * min(0.13, _chroma(lab))) * (4 * level * (1 - level)) ** 0.28
        return level, goal[1] * strength + a * 0.06, goal[2] * strength + b * 0.06

    return turn


def _smooth(share: float) -> float:
    u = min(1.0, max(0.0, share))
    return u * u * (3 - 2 * u)


def _chroma(lab: Lab) -> float:
    return math.hypot(lab[1], lab[2])


def _lab(colour: str) -> Lab:
    """OKLab of `#rrggbb`: lightness 0 to 1, and two colour axes."""
    r, g, b = (_linear(value / 255) for value in colours.rgb(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(lab: Lab) -> str:
    level, a, b = min(1.0, max(0.0, lab[0])), lab[1], lab[2]
    long = (level + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (level - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (level - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, value)))):02x}" for value in rgb)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
