"""Reads a font file in a process of its own, with little memory and time: files of strangers may be
made to do harm. `python -m limelight.brands.fonts.reading FILE OUT` writes the font anew as WOFF2
and prints what is known of it, or what is wrong with it, as JSON.
"""

import json
import resource
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError
from fontTools.unicodedata import script, script_name
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import ImageFont

_MEMORY_BYTES, _CPU_SECONDS, _FILE_BYTES = 2 << 30, 90, 64 << 20
_NEEDED = ("head", "hhea", "maxp", "hmtx", "cmap", "name", "OS/2")
_OUTLINES = ("glyf", "CFF ", "CFF2")
_COLOURED = ("SVG ", "CBDT", "sbix", "COLR", "EBDT")
# Programs that adjust outlines to pixels are left out: small letters need none today, and they are
# code of a stranger.
_KEPT = frozenset((*_NEEDED, *_OUTLINES, "loca", "post", "kern", "GDEF", "GSUB", "GPOS"))
# OpenType, table OS/2, fsType: the lowest four bits say one permission, these two limit it further.
_RESTRICTED, _PREVIEW, _EDITABLE, _BITMAPS_ONLY = 0x0002, 0x0004, 0x0008, 0x0200
_WORTH_NAMING = 10
_PROBE_PX = 24
_LONGEST_NAME = 80
_COMMON = ("Zyyy", "Zinh", "Zzzz")


class _Refused(Exception):
    """The font cannot be taken; says why."""

    def __init__(self, reason: str, words: str) -> None:
        super().__init__(words)
        self.reason, self.words = reason, words


def main(source: Path, out: Path) -> dict[str, Any]:
    """What is known of the font, or `reason` (damaged, kind, embedding) and `problem`."""
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
    ):
        resource.setrlimit(what, (most, most))
    try:
        return _read(source, out)
    except _Refused as refused:
        return {"reason": refused.reason, "problem": refused.words}
    except Exception as error:  # noqa: BLE001 - a broken file breaks its readers in any way
        return {"reason": "damaged", "problem": f"The font is damaged ({type(error).__name__})."}


def _read(source: Path, out: Path) -> dict[str, Any]:
    if source.read_bytes()[:4] == b"ttcf":
        raise _Refused("kind", "The file is a collection of several fonts: bring one of them.")
    try:
        font = TTFont(source, lazy=False, recalcTimestamp=False)
    except TTLibError as error:
        raise _Refused("kind", "This is no font file (TTF, OTF or WOFF2).") from error
    embedding = _check(font)
    is_variable = "fvar" in font
    if is_variable:
        usual = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        instantiateVariableFont(font, usual, inplace=True, downgradeCFF2="CFF2" in font)
    for table in set(font.keys()) - {"GlyphOrder", *_KEPT}:
        del font[table]
    font.flavor = "woff2"
    font.save(out)
    signs = _drawn(font, out)
    return {
        "family": _name(font, 16, 1),
        "style": _name(font, 17, 2),
        "scripts": _scripts(signs),
        "signs": len(signs),
        "embedding": embedding,
        "was_variable": is_variable,
    }


def _check(font: TTFont) -> str:
    """What the font allows; raises _Refused for what cannot be taken."""
    missing = [table.strip() for table in _NEEDED if table not in font]
    if missing:
        raise _Refused("damaged", f"The font is damaged: it has no {', '.join(missing)}.")
    if any(table in font for table in _COLOURED):
        raise _Refused("kind", "Letters of several colours cannot be drawn: bring a plain font.")
    if not any(table in font for table in _OUTLINES):
        raise _Refused("kind", "The font has no outlines.")
    allowed = font["OS/2"].fsType
    if allowed & 0xF == _RESTRICTED:
        raise _Refused(
            "embedding",
            "Its maker forbids this font to be embedded (OS/2 fsType: restricted licence). Ask for "
            "a licence and a file that allow it.",
        )
    if allowed & _BITMAPS_ONLY:
        raise _Refused("embedding", "Its maker allows only bitmaps of this font to be embedded.")
    if allowed & _EDITABLE or not allowed & 0xF:
        return "editable" if allowed & _EDITABLE else "installable"
    return "preview" if allowed & _PREVIEW else "installable"


def _drawn(font: TTFont, out: Path) -> set[str]:
    """The signs it has, each drawn once as videos draw them, so that what breaks breaks here."""
    signs = {chr(code) for code in font.getBestCmap() or {}}
    signs = {sign for sign in signs if unicodedata.category(sign)[0] not in "ZC"}
    if not any(unicodedata.category(sign)[0] in "LN" for sign in signs):
        raise _Refused("kind", "The font has no letters.")
    pen = ImageFont.truetype(str(out), _PROBE_PX, layout_engine=ImageFont.Layout.RAQM)
    for sign in sorted(signs):
        pen.getmask(sign)
    return signs


def _scripts(signs: set[str]) -> list[str]:
    """The scripts of its letters, the one with most first; few letters are no script."""
    counts = Counter(of for sign in signs if (of := script(sign)) not in _COMMON).most_common()
    named = [of for at, (of, count) in enumerate(counts) if not at or count >= _WORTH_NAMING]
    return [script_name(of) for of in named]


def _name(font: TTFont, *ids: int) -> str:
    found = next((text for one in ids if (text := font["name"].getDebugName(one))), "")
    shown = "".join(sign for sign in found if unicodedata.category(sign)[0] != "C")
    return " ".join(shown.split())[:_LONGEST_NAME]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
