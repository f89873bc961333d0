"""The fonts and which of them draws a sign: Inter for Latin, Greek and Cyrillic, Noto Sans for
other scripts, Noto Emoji; Noto Serif, Noto Sans Mono and Comic Neue for Latin that shall look so.
A font file of a brand draws every sign it has.

A text begins with the font of its script; a sign that this lacks is taken from the next.
"""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import ImageFont

from limelight.renders.errors import FontMissing

Weight = Literal["ExtraBold", "SemiBold"]
# A kind of bundled letters (sans, serif, mono, hand), or where a font file of one's own lies.
Family = str
# The name of a bundled font, or where one of one's own lies.
Face = str

# A code point that no font has.
_NO_LETTER = "\U0010fffe"
FOLDER = Path(__file__).parents[2] / "fonts"
_PROBE_PX = 24
_FILES: dict[Face, str] = {
    "inter": "inter/Inter-{}.woff2",
    "japanese": "noto-sans-jp/NotoSansJP-ExtraBold.woff2",
    "arabic": "noto-sans-arabic/NotoSansArabic-{}.woff2",
    "hebrew": "noto-sans-hebrew/NotoSansHebrew-{}.woff2",
    "thai": "noto-sans-thai/NotoSansThai-{}.woff2",
    "devanagari": "noto-sans-devanagari/NotoSansDevanagari-{}.woff2",
    "korean": "noto-sans-kr/NotoSansKR-ExtraBold.woff2",
    "emoji": "noto-emoji/NotoEmoji-Bold.woff2",
    "serif": "noto-serif/NotoSerif-{}.woff2",
    "mono": "noto-sans-mono/NotoSansMono-{}.woff2",
    "hand": "comic-neue/ComicNeue-Bold.woff2",
}
_LATIN: dict[Family, Face] = {"sans": "inter", "serif": "serif", "mono": "mono", "hand": "hand"}
# Where the scripts stand that have a font of their own; kana and Han are found by their width.
_BLOCKS: tuple[tuple[int, int, Face], ...] = (
    (0x0590, 0x05FF, "hebrew"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0x0600, 0x08FF, "arabic"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0xA8E0, 0xA8FF, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x1100, 0x11FF, "korean"),
    (0x3130, 0x318F, "korean"),
    (0xAC00, 0xD7A3, "korean"),
    (0x2E80, 0x9FFF, "japanese"),
    (0xF900, 0xFAFF, "japanese"),
    (0xFF00, 0xFFEF, "japanese"),
    (0x20000, 0x2FFFF, "japanese"),
)
WEIGHTS: dict[Weight, str] = {"ExtraBold": "800", "SemiBold": "600"}
_PICTURES = "U+1F000-1FAFF,U+2600-27BF,U+2B00-2BFF,U+FE0F,U+20E3"
# Joiners and marks of direction: they are not drawn but stay with the letter before.
_SILENT = frozenset("\u200c\u200d\u200e\u200f\u061c\u2060\ufe0e\ufe0f\u00ad")


class Run(NamedTuple):
    """A part of a text that one font draws."""

    text: str
    face: Face


@cache
def font(face: Face, weight: Weight, size_px: int) -> ImageFont.FreeTypeFont:
    """A font in a weight and size, shaped by HarfBuzz. Those of East Asia, emoji, handwriting and
    one's own have one weight. Raises FontMissing for one of one's own that cannot be read.
    """
    path = FOLDER / _FILES[face].format(weight) if face in _FILES else Path(face)
    try:
        return ImageFont.truetype(str(path), size_px, layout_engine=ImageFont.Layout.RAQM)
    except OSError as error:
        raise FontMissing(
            f"The font file {path.name} of the brand is not there any more, or is damaged. Add it "
            "again, or choose other letters.",
            path=str(path),
        ) from error


def face_of(family: Family) -> Face:
    """The font that draws Latin letters of a family."""
    return _LATIN.get(family, family)


def is_own(family: Family) -> bool:
    """Whether letters come from a font file of one's own."""
    return family not in _LATIN


class FontFile(NamedTuple):
    """A bundled font for others that draw captions: where it lies below the folder of fonts, the
    weights of CSS and the signs (`unicode-range`, empty for all) it draws.
    """

    face: Face
    path: str
    weights: str
    signs: str


def font_files() -> tuple[FontFile, ...]:
    """Every bundled font. A font of one weight draws all of them."""
    found = []
    for face, path in _FILES.items():
        own = [f"U+{first:X}-{last:X}" for first, last, other in _BLOCKS if other == face]
        signs = ",".join([*own, _PICTURES] if face == "emoji" else own)
        if "{}" not in path:
            found.append(FontFile(face, path, "100 900", signs))
            continue
        found += [
            FontFile(face, path.format(weight), number, signs) for weight, number in WEIGHTS.items()
        ]
    return tuple(found)


def has_wide_signs(text: str) -> bool:
    """Whether signs of East Asia stand in a text."""
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in text)


def _script(sign: str) -> Face | None:
    """The font made for a sign's script; None for Latin, marks and all that many have."""
    code = ord(sign)
    if code < _BLOCKS[0][0]:
        return None
    return next((face for first, last, face in _BLOCKS if first <= code <= last), None)


@lru_cache(maxsize=4000)
def _order(text: str, family: Family = "sans") -> tuple[Face, ...]:
    """The font of the first script that has one of its own, then that of Latin and the others."""
    if is_own(family):
        return tuple(dict.fromkeys((family, *_order(text))))
    first: Face = next((face for sign in text if (face := _script(sign)) is not None), "inter")
    # Hanja stand in Korean texts, Hangul in no Japanese ones.
    if first == "japanese" and any(_script(sign) == "korean" for sign in text):
        first = "korean"
    if first == "inter":
        first = _LATIN[family]
    return tuple(dict.fromkeys((first, _LATIN[family], *_FILES)))


def _order_of(sign: str, order: tuple[Face, ...], latin: Face) -> tuple[Face, ...]:
    """Letters come from the font of their own script in texts of every other, those of Latin from
    one font, accents or not.
    """
    if latin not in _FILES:
        return latin, *_order_of(sign, order[1:], "inter")
    own = _script(sign)
    if own is not None and own not in ("japanese", "korean"):
        return own, *order
    if unicodedata.bidirectional(sign) in ("L", "EN") and not has_wide_signs(sign):
        return latin, "inter", *order
    return order


def runs_of(text: str, family: Family = "sans") -> list[Run]:
    """The text in the order in which it is written, cut where another font has to draw. A sign that
    no font has stays with the first. Letters of Latin, Greek and Cyrillic are of a `family`.
    """
    order, latin = _order(text, family), face_of(family)
    runs: list[Run] = []
    for sign in text:
        face = runs[-1].face if runs and _stays(sign, runs[-1].face) else _face(sign, order, latin)
        if runs and runs[-1].face == face:
            runs[-1] = Run(runs[-1].text + sign, face)
        else:
            runs.append(Run(sign, face))
    return runs


def _stays(sign: str, face: Face) -> bool:
    """Whether a sign is drawn with the letter before it: marks, punctuation, blanks."""
    if sign in _SILENT:
        return True
    if sign.isspace():
        return face != "emoji"  # whose blanks are as wide as its pictures
    is_mark = unicodedata.category(sign)[0] in "MPS" and not has_wide_signs(sign)
    return is_mark and has_letter(face, sign)


def _face(sign: str, order: tuple[Face, ...], latin: Face) -> Face:
    wanted = _order_of(sign, order, latin)
    return next((face for face in wanted if has_letter(face, sign)), order[0])


@lru_cache(maxsize=20_000)
def has_letter(face: Face, sign: str) -> bool:
    """Whether a font draws a sign; blanks and joiners need no drawing."""
    if sign in _SILENT or unicodedata.category(sign)[0] in "ZC":
        return True
    drawn = font(face, "ExtraBold", _PROBE_PX)
    return bytes(drawn.getmask(sign)) != bytes(drawn.getmask(_NO_LETTER))


def missing_signs(text: str, family: Family = "sans") -> frozenset[str]:
    """The signs of a text for which no font has a letter; they would be drawn as empty boxes."""
    order = _order(text, family)
    return frozenset(
        sign for sign in set(text) if not any(has_letter(face, sign) for face in order)
    )


def borrowed_signs(text: str, family: Family) -> frozenset[str]:
    """The signs of a text that a font file of one's own lacks and a bundled font draws, pictures
    left out; none for bundled letters.
    """
    if not is_own(family):
        return frozenset()
    runs = runs_of(text, family)
    drawn_elsewhere = (run.text for run in runs if run.face not in (family, "emoji"))
    return frozenset(
        sign
        for part in drawn_elsewhere
        for sign in part
        if sign not in _SILENT and unicodedata.category(sign)[0] not in "ZC"
    )
