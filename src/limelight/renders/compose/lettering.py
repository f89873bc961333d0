"""Letters to sprites: two cuts of Inter, and Noto Sans JP for texts with signs of East Asia."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from limelight.renders.compose.planes import Sprite, sprite_of

Weight = Literal["ExtraBold", "SemiBold"]
Colour = tuple[int, int, int, int]

# A code point that no font has.
_NO_LETTER = "\U0010fffe"
_FONTS = Path(__file__).parent.parent / "fonts"


@cache
def font(weight: Weight, size_px: int) -> ImageFont.FreeTypeFont:
    """Inter in a weight and size."""
    return ImageFont.truetype(str(_FONTS / "inter" / f"Inter-{weight}.woff2"), size_px)


@cache
def _wide_font(size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / "noto-sans-jp" / "NotoSansJP-ExtraBold.woff2"), size_px)


def font_for(text: str, weight: Weight, size_px: int) -> ImageFont.FreeTypeFont:
    """The font that has the letters of a text: Noto Sans JP (one weight) where one is wide."""
    return _wide_font(size_px) if has_wide_signs(text) else font(weight, size_px)


def has_wide_signs(text: str) -> bool:
    """Whether signs of East Asia stand in a text."""
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in text)


def missing_signs(text: str) -> frozenset[str]:
    """The signs of a text for which its font has no letter; they would be drawn as empty boxes."""
    drawn = font_for(text, "ExtraBold", 24)
    return frozenset(
        sign
        for sign in set(text)
        if unicodedata.category(sign)[0] not in "ZC"
        and bytes(drawn.getmask(sign)) == bytes(drawn.getmask(_NO_LETTER))
    )


def width_of(text: str, weight: Weight, size_px: int) -> float:
    """How wide a text is, in pixels."""
    return float(font_for(text, weight, size_px).getlength(text))


class Sheet:
    """A transparent sheet to draw on, twice as fine as the video, that becomes a sprite."""

    _FINE = 2

    def __init__(self, width_px: int, height_px: int) -> None:
        self._size = (-(-width_px // 2) * 2, -(-height_px // 2) * 2)
        fine = (self._size[0] * self._FINE, self._size[1] * self._FINE)
        self._image = Image.new("RGBA", fine)
        self._pen = ImageDraw.Draw(self._image)

    def pill(self, box: tuple[float, float, float, float], radius: float, colour: Colour) -> None:
        """A rounded rectangle."""
        layer = Image.new("RGBA", self._image.size)
        scaled = tuple(edge * self._FINE for edge in box)
        ImageDraw.Draw(layer).rounded_rectangle(
            (scaled[0], scaled[1], scaled[2], scaled[3]), radius * self._FINE, colour
        )
        self._image.alpha_composite(layer)

    def text(
        self,
        at: tuple[float, float],
        words: str,
        style: tuple[Weight, int],
        colour: Colour,
        *,
        anchor: str = "lm",
        outline: tuple[float, Colour] | None = None,
    ) -> None:
        """Text anchored at a point, with an outline of some width where wanted."""
        weight, size_px = style
        width, edge = outline if outline else (0.0, colour)
        self._pen.text(
            (at[0] * self._FINE, at[1] * self._FINE),
            words,
            font=font_for(words, weight, size_px * self._FINE),
            anchor=anchor,
            fill=colour,
            stroke_width=round(width * self._FINE),
            stroke_fill=edge,
        )

    def sprite(self, left: int, top: int) -> Sprite:
        """The drawing as a sprite whose corner rests at an even place near (left, top)."""
        premultiplied = self._image.convert("RGBa")
        small = premultiplied.resize(self._size, Image.Resampling.BOX)
        return sprite_of(np.array(small, np.uint8), left // 2 * 2, top // 2 * 2)
