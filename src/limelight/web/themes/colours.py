"""Colours as CSS writes them, and how well one is told from another.

Sources: Björn Ottosson, "A perceptual color space for image processing" (Oklab); CSS Color 4
(oklch); WCAG 2.2 (relative luminance, contrast ratio).
"""

import math
import re
from typing import NamedTuple

_OKLCH = re.compile(r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: / ([\d.]+)%)?\)")
_CUBES_TO_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


class Colour(NamedTuple):
    """Red, green, blue as a screen gets them (sRGB), and its cover of what lies below; 0 to 1."""

    red: float
    green: float
    blue: float
    cover: float = 1.0

    def over(self, ground: "Colour", share: float = 1.0) -> "Colour":
        """This colour, at `share` of its own cover, on an opaque ground: what is seen."""
        cover = self.cover * share
        red, green, blue = (
            a * cover + b * (1 - cover) for a, b in zip(self[:3], ground[:3], strict=True)
        )
        return Colour(red, green, blue)

    @property
    def hex(self) -> str:
        """As #rrggbb, without its cover."""
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in self[:3])


def parse(text: str) -> Colour:
    """A colour written `oklch(L C H)` or `oklch(L C H / A%)`; what a screen lacks is clipped.

    Raises ValueError for any other writing.
    """
    found = _OKLCH.fullmatch(text)
    if found is None:
        raise ValueError(f"not an oklch colour: {text!r}")
    lightness, chroma, hue = (float(part) for part in found.groups()[:3])
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    cubes = (
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    red, green, blue = (
        _encoded(min(max(sum(f * c for f, c in zip(row, cubes, strict=True)), 0.0), 1.0))
        for row in _CUBES_TO_LINEAR
    )
    return Colour(red, green, blue, float(found[4]) / 100 if found[4] else 1.0)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two opaque colours, 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _encoded(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
