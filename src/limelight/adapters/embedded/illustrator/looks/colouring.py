"""The colours of a look: skin, hair with its greying, eyes, and what is worn."""

import re

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.looks.words import Rows, Words, vocabulary

_ACCENTS = r"highlights?|lowlights?|streaks?|tips?|ends|ombre|balayage|strands?"
_GREY = "#c9c7c8"
_GREYS_FROM, _GREYS_OVER, _GREYS_AT_MOST = 40, 40, 0.88


def named(words: Words, table: dict[str, str], unknown: tuple[str, ...] = ()) -> str:
    """The colour in `words`: hex, a word of `table` or of all colours; else a fixed choice."""
    _know_colours(words, table)
    return colours.read_colour(words.text, table, *((unknown,) if unknown else ()))


def _know_colours(words: Words, table: dict[str, str]) -> None:
    words.know(r"#[0-9a-f]{3,6}")
    for word in set(re.findall("[a-z]+", words.text)):
        if word in table or word in colours.NAMED or word in colours.MODIFIERS:
            words.know(rf"\b{word}\b")


def skin(words: Words, origin: str) -> str:
    """The tone of skin: by its own words, else by where the person is from."""
    table = vocabulary()["skin"]
    if not words.text:
        return Words(origin).first(table["by_origin"], "#d9a379")
    return _natural(words, table["colours"], table["modified"], tuple(table["unknown"]))


def hair(words: Words, age_years: int) -> tuple[str, str, float]:
    """The colour that is worn, its accent ("" for none) and how grey it has become, 0 to 1."""
    main, accent = _two(words)
    worn, streak = _hair(main), _hair(accent) if accent else ""
    _hair(words.text, known_in=words)
    if words.has(_ACCENTS) and not streak:
        streak = colours.lighter(worn, 0.45)
    grey = greyness(words, age_years)
    return (colours.mix(worn, _GREY, grey) if grey else worn), streak, grey


def _hair(text: str, known_in: Words | None = None) -> str:
    table = vocabulary()["hair"]
    return _natural(
        known_in or Words(text), table["colours"], table["colour_modified"],
        tuple(table["colour_unknown"]),
    )  # fmt: skip


def _natural(words: Words, table: dict[str, str], modified: Rows, unknown: tuple[str, ...]) -> str:
    """A colour of skin or hair: hex, then several words together, then the last single word."""
    _know_colours(words, table)
    together = words.first(modified)
    found = colours.find_hex(words.text) or together
    single = [table[word] for word in re.findall("[a-z]+", words.text) if word in table]
    return found or (single[-1] if single else named(words, table, unknown))


def _two(words: Words) -> tuple[str, str]:
    """Of "black with blonde highlights" what is worn and what runs through it."""
    if not words.has(_ACCENTS):
        return words.text, ""
    first, *second = re.split(r"\bwith\b|\band\b|,|\bto\b|\bon\b", words.text, maxsplit=1)
    if not second:
        return words.text, ""
    if re.search(_ACCENTS, first) and not re.search(_ACCENTS, second[0]):
        return second[0].strip(), first.strip()
    return first.strip(), second[0].strip()


def greyness(words: Words, age_years: int) -> float:
    """How grey hair is that keeps its own colour: none to 40, nearly all by 80.

    Dyed hair and hair given as hex keep their colour.
    """
    if age_years <= _GREYS_FROM or words.has(vocabulary()["hair"]["dyed"]):
        return 0.0
    share = min(1.0, (age_years - _GREYS_FROM) / _GREYS_OVER)
    return float(round(_GREYS_AT_MOST * share**1.35, 3))


def brow(hair_colour: str, skin_colour: str, words: Words) -> str:
    """The colour of the brows: darker than the hair, so that they carry expression."""
    natural = hair_colour
    if words.has(vocabulary()["hair"]["dyed"]):
        natural = "#4a3028" if colours.lightness(skin_colour) > 0.5 else "#2a1c1c"
    light = colours.lightness(natural)
    dark = colours.mix(natural, "#3a1e1a", 0.42 if light > 0.5 else 0.25)
    if colours.lightness(skin_colour) < 0.4 and light < 0.4:
        return colours.mix(dark, "#120a0c", 0.55)
    return colours.mix(dark, skin_colour, 0.06)


def frames(words: Words) -> str:
    """The colour of spectacle frames; dark where no word says it."""
    table = vocabulary()["glasses"]
    metal = words.first(table["metals"])
    known = any(re.search(rf"\b{name}\b", words.text) for name in colours.NAMED)
    if known or "#" in words.text:
        return named(words, {}, ("#3a2630",))
    return metal or "#3a2630"


def metal(words: Words) -> str:
    """The colour of earrings: their material, a colour, or gold."""
    found = words.first(vocabulary()["earrings"]["materials"])
    if found:
        return found
    known = any(re.search(rf"\b{name}\b", words.text) for name in colours.NAMED)
    return named(words, {}, ("#dba93c",)) if known or "#" in words.text else "#dba93c"


def clothes(words: Words) -> tuple[str, str]:
    """The main colour of the clothes and a second one; the second may be made up to match."""
    first, *rest = re.split(r"\band\b|,|\bwith\b|\bon\b|\+", words.text)
    _know_colours(words, {})
    main = named(Words(first), {})
    second = next((named(Words(part), {}) for part in rest if part.strip()), "")
    return main, second or _companion(main)


def _companion(main: str) -> str:
    """A colour that goes with `main`: cream on dark cloth, the cloth's own deep tone on light."""
    if colours.lightness(main) < 0.62:
        return colours.mix("#f5ecd8", main, 0.10)
    return colours.shift(colours.darker(main, 0.42), hue=-0.04, saturation=1.25)
