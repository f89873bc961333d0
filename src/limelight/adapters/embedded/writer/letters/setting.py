"""Which letters a text is written in, and how it is set: stops, spaces, direction."""

import re
import unicodedata

from limelight.adapters.embedded.writer.grammar import tidy

KANA = re.compile(r"[぀-ヿㇰ-ㇿｦ-ﾟ]")
JAPANESE = re.compile(r"[぀-ヿㇰ-ㇿ㐀-鿿々〆]")
ARABIC = re.compile(r"[؀-ۿݐ-ݿࢠ-ࣿ]")
KEPT_SIGNS = frozenset("ー・、。,.،؛؟!?:;&%+-'「」『』«»()")
TATWEEL = "\u0640"
RIGHT_TO_LEFT_MARK = "\u200f"
LEAST_JAPANESE, LEAST_ARABIC = 0.3, 0.5
_RTL = frozenset(("R", "AL"))
_FULL_WIDTH = str.maketrans({"!": "！", "?": "？", ",": "、", ":": "：", ";": "；"})
_ARABIC_STOPS = str.maketrans({"?": "؟", ",": "،", ";": "؛"})
# A sign between Japanese letters or full-width stops and others.
_INNER_SPACE = re.compile(r"(?<=[぀-ヿ㐀-鿿々。、！？：」』]) +(?=[぀-ヿ㐀-鿿々。、！？：「『{\w])")


def written_in(text: str, *, otherwise: str) -> str | None:
    """The language whose letters a text is mostly written in, "ja" or "ar"; Chinese characters
    alone count as Japanese only where that is expected. None for other letters.
    """
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return None
    japanese = sum(bool(JAPANESE.match(char)) for char in letters) / len(letters)
    if japanese >= LEAST_JAPANESE and (otherwise == "ja" or KANA.search(text)):
        return "ja"
    arabic = sum(bool(ARABIC.match(char)) for char in letters) / len(letters)
    return "ar" if arabic >= LEAST_ARABIC else None


def readable(text: str) -> str:
    """What a person typed, with one form for each letter: no half-width kana, no full-width digits,
    no vowel signs, no signs that are neither letters nor stops.
    """
    text = unicodedata.normalize("NFKC", re.sub(r"(?:https?://|www\.)\S+", " ", text))
    text = text.replace(TATWEEL, "")
    kept = (
        char if unicodedata.category(char)[0] in "LN" or char in KEPT_SIGNS
        else "" if unicodedata.category(char) == "Mn" else " "
        for char in text
    )  # fmt: skip
    return re.sub(r"\s+", " ", "".join(kept)).strip(" 、。,.،؛:;-")


def typeset(text: str, code: str) -> str:
    """A tidy text with the stops of its language: full-width and without spaces in Japanese,
    Arabic ones in Arabic; other languages are only tidied.
    """
    text = tidy(text)
    if code == "ja":
        text = re.sub(r"(?<=[^\x00-\x7f])\.(?=\s|$)", "。", text)
        text = re.sub(
            r"(?<=[^\x00-\x7f])[!?,:;]", lambda found: found[0].translate(_FULL_WIDTH), text
        )
        text = re.sub(r"[ 　]*([！？。、：；」』])", r"\1", text)
        text = _INNER_SPACE.sub("", text)
        return re.sub(r"([！？。])。+", r"\1", text)
    if code == "ar":
        text = re.sub(r"[?,;](?!\d)", lambda found: found[0].translate(_ARABIC_STOPS), text)
        text = re.sub(r" ([،؛؟])", r"\1", text)
        return re.sub(r"([؟!])\.", r"\1", text)
    return text


def from_the_right(line: str) -> str:
    """A line of Arabic that begins with other letters, marked so that it still runs from the right;
    every other line as it is.
    """
    strong = (unicodedata.bidirectional(char) for char in line)
    first = next((kind for kind in strong if kind in _RTL or kind == "L"), "")
    return RIGHT_TO_LEFT_MARK + line if first == "L" and ARABIC.search(line) else line
