"""Reading what somebody wears: glasses, headwear, earrings, clothes."""

import re

from limelight.characters.looks import vocabulary as words
from limelight.characters.looks.reading import (
    ARTICLE,
    COLOUR,
    Reading,
    list_of,
    split_colour,
    squeeze,
)

_NO_GLASSES = re.compile(rf"\b(?:no|without)\s+(?:{words.GLASSES_NOUNS})\b", re.I)
_GLASSES = re.compile(
    rf"{ARTICLE}(?P<what>{list_of(COLOUR, words.GLASSES_ADJECTIVES)}*\b"
    rf"(?:{words.GLASSES_NOUNS})\b)",
    re.I,
)


def read_glasses(reading: Reading) -> None:
    """Glasses, or none."""
    if reading.take(_NO_GLASSES):
        reading.found["glasses"] = ""
        return
    found = reading.take(_GLASSES)
    if found:
        reading.found["glasses"] = squeeze(found["what"]).lower()


_NO_HEADWEAR = re.compile(
    rf"{ARTICLE}\b(?:bare[\s-]?headed|(?:no|without(?:\s+an?)?)\s+(?:headwear|{words.HEADWEAR}))\b",
    re.I,
)
_HEADWEAR = re.compile(
    rf"{ARTICLE}(?P<what>{list_of(COLOUR, words.HEADWEAR_ADJECTIVES)}*\b(?:{words.HEADWEAR})\b)",
    re.I,
)


def read_headwear(reading: Reading) -> None:
    """Scarf, hat, cap or band with its colour, or a bare head."""
    if reading.take(_NO_HEADWEAR):
        reading.found |= {"headwear": "", "headwear_colour": ""}
        return
    worn = reading.take(_HEADWEAR)
    if worn:
        colour, what = split_colour(worn["what"])
        reading.found |= {"headwear": what.lower(), "headwear_colour": colour}


_NO_EARRINGS = re.compile(r"\b(?:no|without)\s+ear\s?rings?\b", re.I)
_EARRINGS = re.compile(
    rf"{ARTICLE}(?P<what>{list_of(COLOUR, words.EARRING_ADJECTIVES)}*\b(?:{words.EARRINGS})\b)"
    r"(?:\s+in\s+(?:(?:her|his|their|both|the)\s+)*ears?\b)?",
    re.I,
)


def read_earrings(reading: Reading) -> None:
    """Earrings with their material or colour, or none."""
    if reading.take(_NO_EARRINGS):
        reading.found["earrings"] = ""
        return
    found = reading.take(_EARRINGS)
    if found:
        reading.found["earrings"] = squeeze(found["what"]).lower()


_GARMENT = re.compile(
    rf"(?P<link>\b(?:over|under|with|and)\s+)?{ARTICLE}"
    rf"(?P<before>{list_of(COLOUR, words.MATERIALS)}*)\b(?P<noun>{words.GARMENTS})\b",
    re.I,
)


def read_clothes(reading: Reading) -> None:
    """What is worn outside, over what, and its colour."""
    outer, others, colour = "", [], ""
    while worn := reading.take(_GARMENT):
        its_colour, style = split_colour(worn["before"])
        style = squeeze(f"{style} {worn['noun']}").lower()
        implied = next((c for word, c in words.MATERIAL_COLOURS.items() if word in style), "")
        is_outer = not outer or (worn["link"] or "").strip().lower() == "under"
        if is_outer:
            others += [f"{colour} {outer}".strip()] if outer else []
            outer, colour = style, its_colour or implied
        else:
            others.append(f"{its_colour} {style}".strip())
    if not outer:
        return
    reading.found["clothes"] = outer + (f" over {_with_article(others[0])}" if others else "")
    if colour:
        reading.found["clothes_colour"] = colour


def _with_article(words_worn: str) -> str:
    return f"{'an' if words_worn[0] in 'aeiou' else 'a'} {words_worn}"


WORN_READERS = (read_glasses, read_headwear, read_earrings)
