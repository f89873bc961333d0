"""Letters to sprites: lines set from several fonts, in the order in which they are read."""

import math
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from limelight.renders.captions import bidi
from limelight.renders.compose.lettering.fonts import Face, Family, Weight, font, runs_of
from limelight.renders.compose.planes import Sprite, sprite_of

_UNSEEN = frozenset(("Cc", "Zl", "Zp", "Cs"))

Colour = tuple[int, int, int, int]
# How far letters lean to the right, in their height: eleven degrees.
_LEAN = 0.2


class Piece(NamedTuple):
    """A part of a line as it is seen: one font, one direction, `x` from the left of the line."""

    text: str
    face: Face
    is_leftwards: bool
    x: float
    width: float


class Cut(NamedTuple):
    """Letters of a weight, size (pixels) and family; slanted ones are drawn so from upright ones,
    as wide as those.
    """

    weight: Weight
    size_px: int
    family: Family = "sans"
    is_slanted: bool = False


class Spot(NamedTuple):
    """Where a line goes: its baseline begins at a point on its left, or has it in its middle.
    `level` is the `base` of `set_line`.
    """

    x: float
    y: float
    is_middle: bool = False
    level: int | None = None


@lru_cache(maxsize=4000)
def set_line(
    text: str, weight: Weight, size_px: int, base: int | None = None, family: Family = "sans"
) -> tuple[Piece, ...]:
    """A line in pieces from left to right. `base` is 1 for a line read from right to left, found in
    the text where it is None. Control signs and separators of lines are left out.
    """
    text = "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN)
    base = bidi.base_level(text) if base is None else base
    levels = bidi.levels(text, base)
    pieces: list[tuple[str, Face, int]] = []
    at = 0
    for run in runs_of(text, family):
        for offset, sign in enumerate(run.text):
            level = levels[at + offset]
            if offset and pieces and pieces[-1][2] == level:
                pieces[-1] = (pieces[-1][0] + sign, run.face, level)
            else:
                pieces.append((sign, run.face, level))
        at += len(run.text)
    placed, x = [], 0.0
    for number in bidi.seen_order([level for _, _, level in pieces]):
        words, face, level = pieces[number]
        wide = _advance(words, font(face, weight, size_px), is_leftwards=level % 2 == 1)
        placed.append(Piece(words, face, level % 2 == 1, x, wide))
        x += wide
    return tuple(placed)


def _advance(words: str, drawn: ImageFont.FreeTypeFont, *, is_leftwards: bool) -> float:
    return float(drawn.getlength(words, direction="rtl" if is_leftwards else "ltr"))


def width_of(text: str, weight: Weight, size_px: int, family: Family = "sans") -> float:
    """How wide a text is, in pixels."""
    pieces = set_line(text, weight, size_px, None, family)
    return pieces[-1].x + pieces[-1].width if pieces else 0.0


def cap_height(weight: Weight, size_px: int) -> float:
    """How tall capitals are, in pixels: what the eye takes for the height of a line."""
    return float(-font("inter", weight, size_px).getbbox("H", anchor="ls")[1])


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
        left, top, right, bottom = (edge * self._FINE for edge in box)
        wide, tall = self._image.size
        # Only as large a layer as the pill needs: laying one over all of the sheet costs the most.
        # From an even place, as halves are rounded to even.
        corner = max(0, math.floor(left / 2) * 2), max(0, math.floor(top / 2) * 2)
        size = (
            min(wide, math.ceil(right) + 1) - corner[0],
            min(tall, math.ceil(bottom) + 1) - corner[1],
        )
        if min(size) <= 0:
            return
        layer = Image.new("RGBA", size)
        ImageDraw.Draw(layer).rounded_rectangle(
            (left - corner[0], top - corner[1], right - corner[0], bottom - corner[1]),
            radius * self._FINE,
            colour,
        )
        self._image.alpha_composite(layer, corner)

    def text(
        self,
        at: Spot,
        words: str,
        style: tuple[Weight, int] | Cut,
        colour: Colour,
        outline: tuple[float, Colour] | None = None,
    ) -> None:
        """A line of text, with an outline of some width where wanted."""
        cut = Cut(*style)
        if cut.is_slanted:
            self._slanted(at, words, cut, colour, outline)
            return
        weight, fine_px = cut.weight, cut.size_px * self._FINE
        pieces = set_line(words, weight, fine_px, at.level, cut.family)
        width, edge = outline if outline else (0.0, colour)
        whole = pieces[-1].x + pieces[-1].width if pieces else 0.0
        left = at.x * self._FINE - (whole / 2 if at.is_middle else 0.0)
        # Where pieces meet, no outline of one may lie on the letters of the other.
        if width and len(pieces) > 1:
            self._draw(pieces, left, at.y, (weight, fine_px), edge, (width, edge))
            width = 0.0
        self._draw(pieces, left, at.y, (weight, fine_px), colour, (width, edge))

    def _slanted(
        self,
        at: Spot,
        words: str,
        cut: Cut,
        colour: Colour,
        outline: tuple[float, Colour] | None,
    ) -> None:
        """A line of text whose upright letters lean over, their feet where they would stand."""
        room = cut.size_px * 2
        wide = width_of(words, cut.weight, cut.size_px, cut.family)
        left = at.x - wide / 2 if at.is_middle else at.x
        corner = math.floor(left - room), math.floor(at.y - room)
        upright = Sheet(math.ceil(wide) + 2 * room, 2 * room)
        spot = Spot(left - corner[0], at.y - corner[1], level=at.level)
        upright.text(spot, words, cut._replace(is_slanted=False), colour, outline)
        base = spot.y * self._FINE
        leant = upright._image.transform(
            upright._image.size,
            Image.Transform.AFFINE,
            (1.0, _LEAN, -_LEAN * base, 0.0, 1.0, 0.0),
            Image.Resampling.BICUBIC,
        )
        place = corner[0] * self._FINE, corner[1] * self._FINE
        seen = leant.crop((max(0, -place[0]), max(0, -place[1]), *leant.size))
        self._image.alpha_composite(seen, (max(0, place[0]), max(0, place[1])))

    def _draw(
        self,
        pieces: tuple[Piece, ...],
        left: float,
        base: float,
        style: tuple[Weight, int],
        colour: Colour,
        outline: tuple[float, Colour],
    ) -> None:
        for piece in pieces:
            self._pen.text(
                (left + piece.x, base * self._FINE),
                piece.text,
                font=font(piece.face, *style),
                anchor="ls",
                fill=colour,
                direction="rtl" if piece.is_leftwards else "ltr",
                stroke_width=round(outline[0] * self._FINE),
                stroke_fill=outline[1],
            )

    def sprite(self, left: int, top: int) -> Sprite:
        """The drawing as a sprite whose corner rests at an even place near (left, top)."""
        # Made smaller by Pillow: taking the pixels over to NumPy costs most.
        small = self._image.convert("RGBa").reduce(self._FINE)
        return sprite_of(np.asarray(small, np.uint8), left // 2 * 2, top // 2 * 2)
