"""Small fonts, drawn for a test: every letter is a box as wide as `width`."""

from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def write_font(
    path: Path,
    letters: str = LETTERS,
    *,
    name: str = "Acme Boxes",
    allowed: int = 0,
    width: int = 900,
    is_variable: bool = False,
) -> Path:
    """A font with those letters, whose maker allows what `allowed` (OS/2 fsType) says."""
    names = [".notdef", "space", *(f"box{ord(sign):x}" for sign in letters)]
    box = {one: _box(width - 100, 700) for one in names if one != "space"}
    box[".notdef"], box["space"] = _box(300, 300), _box(0, 0)
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space"} | {ord(sign): f"box{ord(sign):x}" for sign in letters})
    builder.setupGlyf(box)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, fsType=allowed)
    builder.setupPost()
    if is_variable:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        builder.setupGvar({one: [] for one in names})
    builder.save(path)
    return path


def _box(width: int, height: int) -> Any:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((50, 0))
        pen.lineTo((50, height))
        pen.lineTo((50 + width, height))
        pen.lineTo((50 + width, 0))
        pen.closePath()
    return pen.glyph()
