"""Roman numerals: "Chapter IV", "Henry VIII", "siglo XXI", "XXI secolo"."""

import re

from limelight.adapters.embedded.voice.reading.lexicon import Around
from limelight.adapters.embedded.voice.reading.numerals import saying

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CANONICAL = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_PLAIN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_FRENCH_END = re.compile(r"([IVXLCDM]+)(?:er|re|ère|e|ème)")


def roman(body: str, around: Around) -> list[str] | None:
    """The words of a Roman numeral; None for anything else.

    After a name, a century or something counted any numeral is one; alone only those of two letters
    or more without L, C, D, M, because the others are words ("I", "MIX", "CD").
    """
    if around.language == "fr" and (found := _FRENCH_END.fullmatch(body)):
        value = _value(found[1])
        return saying.ordinal(value, "fr", is_feminine=body.endswith(("re",))) if value else None
    value = _value(body)
    if not value:
        return None
    style = _style(around)
    if style is None:
        if len(body) < 2 or not _PLAIN.fullmatch(body):
            return None
        style = "cardinal"
    return _said(value, style, around.language)


def looks_roman(body: str) -> bool:
    """Whether capitals are a numeral of I, V and X."""
    return bool(body) and _PLAIN.fullmatch(body) is not None


def _value(body: str) -> int:
    """The value of a numeral, 0 for anything else."""
    if not body or not _CANONICAL.fullmatch(body):
        return 0
    values = [_VALUES[letter] for letter in body]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _style(around: Around) -> str | None:
    """How a numeral is said here; None where nothing around says that it is one."""
    romans = around.lexicon.romans
    before, after = around.before, around.after
    if before in romans.names:
        return romans.names_as
    if before.lower() in romans.centuries or after.lower() in romans.centuries:
        return romans.centuries_as
    return "cardinal" if before.lower() in romans.counts else None


def _said(value: int, style: str, language: str) -> list[str]:
    if style == "the ordinal":
        return ["the", *saying.ordinal(value, language)]
    if style == "ordinal" or (style == "ordinal to ten" and value <= 10):
        return saying.ordinal(value, language)
    if language == "fr" and value == 1:
        return ["premier"]
    return saying.cardinal(value, language)
