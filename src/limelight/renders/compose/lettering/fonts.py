"""The fonts and which of them draws a sign: Inter for Latin, Greek and Cyrillic, Noto Sans Arabic,
Noto Sans JP.

A text begins with the font of its script; a sign that this lacks is taken from the next.
"""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import ImageFont

Weight = Literal["ExtraBold", "SemiBold"]
Face = Literal["inter", "arabic", "japanese"]

# A code point that no font has.
_NO_LETTER = "\U0010fffe"
_FONTS = Path(__file__).parents[2] / "fonts"
_PROBE_PX = 24
# Joiners and marks of direction: they are not drawn but stay with the letter before.
_SILENT = frozenset("\u200c\u200d\u200e\u200f\u061c\u2060\ufe0e\ufe0f\u00ad")


class Run(NamedTuple):
    """A part of a text that one font draws."""

    text: str
    face: Face


@cache
def font(face: Face, weight: Weight, size_px: int) -> ImageFont.FreeTypeFont:
    """A font in a weight and size, shaped by HarfBuzz. Noto Sans JP has one weight."""
    name = {
        "inter": f"inter/Inter-{weight}.woff2",
        "arabic": f"noto-sans-arabic/NotoSansArabic-{weight}.woff2",
        "japanese": "noto-sans-jp/NotoSansJP-ExtraBold.woff2",
    }[face]
    return ImageFont.truetype(str(_FONTS / name), size_px, layout_engine=ImageFont.Layout.RAQM)


def has_wide_signs(text: str) -> bool:
    """Whether signs of East Asia stand in a text."""
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in text)


def _order(text: str) -> tuple[Face, ...]:
    if has_wide_signs(text):
        return "japanese", "inter", "arabic"
    if any(unicodedata.bidirectional(sign) == "AL" for sign in text):
        return "arabic", "inter", "japanese"
    return "inter", "japanese", "arabic"


def _order_of(sign: str, order: tuple[Face, ...]) -> tuple[Face, ...]:
    """Letters of Latin come from one font in texts of every script, accents or not."""
    if unicodedata.bidirectional(sign) in ("L", "EN") and not has_wide_signs(sign):
        return "inter", *order
    return order


def runs_of(text: str) -> list[Run]:
    """The text in the order in which it is written, cut where another font has to draw. A sign that
    no font has stays with the first.
    """
    order = _order(text)
    runs: list[Run] = []
    for sign in text:
        face = runs[-1].face if runs and _stays(sign, runs[-1].face) else _face(sign, order)
        if runs and runs[-1].face == face:
            runs[-1] = Run(runs[-1].text + sign, face)
        else:
            runs.append(Run(sign, face))
    return runs


def _stays(sign: str, face: Face) -> bool:
    """Whether a sign is drawn with the letter before it: marks, punctuation, blanks."""
    if sign in _SILENT or sign.isspace():
        return True
    is_mark = unicodedata.category(sign)[0] in "MPS" and not has_wide_signs(sign)
    return is_mark and has_letter(face, sign)


def _face(sign: str, order: tuple[Face, ...]) -> Face:
    return next((face for face in _order_of(sign, order) if has_letter(face, sign)), order[0])


@lru_cache(maxsize=20_000)
def has_letter(face: Face, sign: str) -> bool:
    """Whether a font draws a sign; blanks and joiners need no drawing."""
    if sign in _SILENT or unicodedata.category(sign)[0] in "ZC":
        return True
    drawn = font(face, "ExtraBold", _PROBE_PX)
    return bytes(drawn.getmask(sign)) != bytes(drawn.getmask(_NO_LETTER))


def missing_signs(text: str) -> frozenset[str]:
    """The signs of a text for which no font has a letter; they would be drawn as empty boxes."""
    order = _order(text)
    return frozenset(
        sign for sign in set(text) if not any(has_letter(face, sign) for face in order)
    )
