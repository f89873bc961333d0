"""From a description in words to an `Appearance` or a `Look`; what is not understood of an
appearance stays as its description.
"""

import re
from typing import Any

from limelight.characters.errors import RealPerson
from limelight.characters.looks import ages
from limelight.characters.looks import vocabulary as words
from limelight.characters.looks.body_words import (
    BODY_READERS,
    PERSON_READERS,
    read_age,
    read_style,
)
from limelight.characters.looks.reading import Reading, split_colour
from limelight.characters.looks.worn_words import WORN_READERS, read_clothes
from limelight.characters.schemas import Look
from limelight.generation.schemas import Appearance
from limelight.kit.errors import Invalid

LONGEST_LOOK = 1000
LONGEST_CLOTHES = 160

_LIKENESS = re.compile(
    r"\b(?:(?i:looks?|looking|face|dressed)\s+(?i:exactly\s+|just\s+|a\s+lot\s+)?(?i:like)"
    r"|(?i:resembl(?:es?|ing)|in\s+the\s+likeness\s+of|the\s+spitting\s+image\s+of|a\s+clone\s+of"
    r"|modell?ed\s+(?:on|after)|(?:lookalike|look-alike|double|twin)\s+of))\s+"
    r"(?P<name>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+)+)"
    r"|(?P<lookalike>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+)+)\s+(?i:look-?alike|clone|double|deepfake)\b"
)
_MANLY, _NEUTRAL, _WOMANLY = "short, side-parted", "short curls", "shoulder-length waves"
_GENDER_HAIR = {"man": _MANLY, "nonbinary": _NEUTRAL, "woman": _WOMANLY}
_READERS = (read_age, read_style, *WORN_READERS, *BODY_READERS, read_clothes, *PERSON_READERS)
_WORN = frozenset(
    ("clothes", "clothes_colour", "headwear", "headwear_colour", "earrings", "glasses")
)


def appearance_from_words(text: str, base: Appearance, age_years: int | None = None) -> Appearance:
    """`base` changed to what `text` says; what is not understood goes to `description`.

    `age_years`, when given, wins over an age in the words. Raises NotAdult for anyone who is not
    clearly an adult, RealPerson for the likeness of a named person, Invalid for a text over
    1,000 characters. The same words always give the same appearance.
    """
    reading = _read(text)
    found = reading.found
    if age_years is not None:
        found["age_years"] = age_years
    if "age_years" in found:
        ages.check_age(found["age_years"])
    _complete(found, base)
    rest = reading.left_over()
    if rest:
        found["description"] = rest
    return base.model_copy(update=found)


def look_from_words(text: str, setting: str = "") -> Look:
    """What somebody wears, out of words such as "navy suit, felt hat, no glasses"; clothes that
    are not known by name stay as they were said.

    Raises Invalid for words about the person, which are the same in every look, for what is neither
    and for an empty text; NotAdult and RealPerson as `appearance_from_words` does.
    """
    reading = _read(text)
    about_the_person = sorted(set(reading.found) - _WORN)
    if about_the_person:
        named = ", ".join(
            name.removesuffix("_years").replace("_", " ") for name in about_the_person
        )
        raise Invalid(
            f"A look changes clothes, headwear, earrings and glasses, not the {named}; edit the "
            "character for that.",
            field="look",
        )
    found, rest = reading.found, reading.left_over()
    if rest and "clothes" not in found and len(rest) <= LONGEST_CLOTHES:
        found["clothes"], rest = rest, ""
    if rest:
        raise Invalid(
            f"Unclear what {rest!r} is in a look. Name clothes, headwear, earrings or glasses.",
            field="look",
        )
    if not found:
        raise Invalid("Say what is worn in this look, such as: navy suit, felt hat.", field="look")
    return Look.model_validate({**found, "setting": setting})


def _read(text: str) -> Reading:
    if len(text) > LONGEST_LOOK:
        raise Invalid(
            f"The look has {len(text):,} characters; {LONGEST_LOOK:,} is the most.", field="look"
        )
    ages.refuse_childlike(text, field="look")
    _refuse_likeness(text)
    reading = Reading(text)
    for read in _READERS:
        read(reading)
    return reading


def _refuse_likeness(text: str) -> None:
    found = _LIKENESS.search(text)
    if found:
        raise RealPerson(
            f"{found['name'] or found['lookalike']} may be a real person, and Limelight draws "
            "nobody who has not agreed to it. Describe the looks instead.",
            field="look",
        )


def _complete(found: dict[str, Any], base: Appearance) -> None:
    """What follows from what was said: hair of another gender, skin and eyes of an origin."""
    gender = found.get("gender", base.gender)
    if gender != base.gender:
        found.setdefault("hair_style", _GENDER_HAIR[gender])
        if gender == "woman":
            found.setdefault("beard", "")
    if "ethnicity" in found and found["ethnicity"] != base.ethnicity:
        found.setdefault("skin_tone", "")
        if not re.fullmatch(rf"(?:{words.EUROPEAN})", found["ethnicity"], re.I):
            found.setdefault("eye_colour", "brown")
            found.setdefault("hair_colour", "black")
    beard_colour, _ = split_colour(found.get("beard", ""))
    if beard_colour:
        found.setdefault("hair_colour", beard_colour)
    if found.get("age_years", 0) >= 65:
        found.setdefault("hair_colour", "grey")
