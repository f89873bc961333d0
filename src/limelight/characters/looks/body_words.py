"""Reading what somebody is recognised by: age, build, origin, face and hair."""

import re

from limelight.characters.looks import ages
from limelight.characters.looks import vocabulary as words
from limelight.characters.looks.reading import (
    ARTICLE,
    COLOUR,
    HELD,
    PERSON,
    Reading,
    list_of,
    split_colour,
    squeeze,
)


def read_age(reading: Reading) -> None:
    """The age, however it is said."""
    found = ages.find_age(reading.rest)
    if found:
        reading.found["age_years"], span = found
        reading.cut(*span)


_NO_BEARD = re.compile(
    rf"{ARTICLE}\b(?:clean[\s-]*shaven|(?:no|without(?:\s+an?)?)\s+(?:beard|facial\s+hair))\b",
    re.I,
)
_BEARD = re.compile(
    rf"{ARTICLE}(?P<what>{list_of(COLOUR, words.BEARD_ADJECTIVES)}*\b(?:{words.BEARD_NOUNS})\b"
    rf"(?:\s+and\s+(?:an?\s+)?(?:{words.BEARD_NOUNS})\b)?)",
    re.I,
)


def read_beard(reading: Reading) -> None:
    """Beard, moustache or neither."""
    if reading.take(_NO_BEARD):
        reading.found["beard"] = ""
        return
    found = reading.take(_BEARD)
    if found:
        reading.found["beard"] = squeeze(found["what"]).lower()


_BALD = re.compile(
    rf"{ARTICLE}\b(?:(?:completely|fully)\s+)?(?:bald(?:ing)?(?:\s+head)?|shave[dn]\s+head|no\s+hair)\b",
    re.I,
)
_HAIR = re.compile(
    rf"{ARTICLE}(?P<before>{list_of(COLOUR, words.HAIR_ADJECTIVES)}*)"
    rf"\b(?P<noun>{words.HAIR_NOUNS})\b(?P<after>\s+(?:(?:worn|tied|pulled|swept|cut|styled|gathered|"
    r"falling|up|back|down|in|into|to|with|a|an|the|her|his|their|and|of|low|high|messy|loose|neat|"
    rf"tight|short|long|side|french|curly)\s+)*(?:{words.HAIR_ENDINGS})\b)?"
    rf"(?:\s+dyed\s+(?P<dyed>{COLOUR}))?",
    re.I,
)
_HOW = re.compile(
    r"^(?:(?:worn|tied|pulled|styled|gathered)\s+)?(?:back\s+)?in(?:to)?\s+(?:an?\s+)?", re.I
)
_TONES = {"dark": "dark brown", "fair": "blonde"}


def read_hair(reading: Reading) -> None:
    """Hair: its style and colour, or none."""
    if reading.take(_BALD):
        reading.found["hair_style"] = "bald"
    styles: list[str] = []
    while hair := reading.take(_HAIR):
        colour, style = split_colour(f"{hair['before']} {hair['dyed'] or ''}")
        tone = re.search(r"\b(?:dark|fair)\b", style, re.I)
        if tone and not colour:
            colour = _TONES[tone[0].lower()]
            style = style.replace(tone[0], "")
        noun = "" if hair["noun"].lower() in ("hair", "mane") else hair["noun"]
        styles.append(
            squeeze(_HOW.sub("", f"{style} {noun} {hair['after'] or ''}".strip())).lower()
        )
        if colour:
            reading.found["hair_colour"] = colour
    if any(styles):
        reading.found["hair_style"] = ", ".join(filter(None, styles))


_EYES = re.compile(
    rf"{ARTICLE}(?P<before>{list_of(COLOUR, words.EYE_ADJECTIVES)}+)eyes?\b",
    re.I,
)


def read_eyes(reading: Reading) -> None:
    """The colour of the eyes."""
    found = _EYES.search(reading.rest)
    colour, others = split_colour(found["before"]) if found else ("", "")
    if others == "dark" and not colour:
        colour, others = "dark brown", ""
    if not found or not colour:
        return
    reading.found["eye_colour"] = colour
    kept = f"{others} eyes" if others else ""
    before, after = reading.rest[: found.start()], reading.rest[found.end() :]
    reading.rest = f"{before}{HELD}{kept}{HELD}{after}"


_SKIN = re.compile(
    rf"{ARTICLE}(?P<tone>{list_of(words.SKIN_TONES)}+)(?:skin(?:\s+tone)?|complexion)\b", re.I
)


def read_skin(reading: Reading) -> None:
    """The tone of the skin."""
    found = reading.take(_SKIN)
    if found:
        reading.found["skin_tone"] = squeeze(found["tone"]).lower()


_NO_MARKS = re.compile(rf"\b(?:no|without)\s+(?:any\s+)?(?:{words.MARKS}|marks)\b", re.I)
_MARK = re.compile(
    rf"{ARTICLE}(?P<what>{list_of(words.MARK_ADJECTIVES)}*\b(?:{words.MARKS})\b"
    rf"(?:\s+(?:on|above|over|across|under|below|in|through|near|beside)\s+(?:(?:her|his|their|the|both|"
    rf"one|each|left|right|upper|lower)\s+)*(?:{words.MARK_PLACES})\b)?)",
    re.I,
)


def read_marks(reading: Reading) -> None:
    """What a face is recognised by beside its features, several joined by commas."""
    if reading.take(_NO_MARKS):
        reading.found["marks"] = ""
        return
    marks: list[str] = []
    while found := reading.take(_MARK):
        marks.append(squeeze(found["what"]).lower())
    if marks:
        reading.found["marks"] = ", ".join(dict.fromkeys(marks))


_STYLE = re.compile(
    rf"(?:\bdrawn\s+)?{ARTICLE}(?P<what>{'|'.join(words.STYLES.values())})[\s-]+style\b", re.I
)


def read_style(reading: Reading) -> None:
    """The drawing style, where it is one of the illustrator's."""
    found = reading.take(_STYLE)
    if found:
        reading.found["style"] = next(
            style for style, said in words.STYLES.items() if re.fullmatch(said, found["what"], re.I)
        )


def read_body(reading: Reading) -> None:
    """The build."""
    for body, named in words.BODIES.items():
        pattern = rf"{ARTICLE}\b(?:{named})(?:\s+(?:build|body|figure|frame|physique))?\b"
        if reading.take(re.compile(pattern, re.I)):
            reading.found["body_type"] = body
            return
    for body, named in words.BUILDS.items():
        pattern = rf"{ARTICLE}\b(?:{named})[\s-]+(?:{words.BUILD_NOUNS})\b"
        if reading.take(re.compile(pattern, re.I)):
            reading.found["body_type"] = body
            return


_ORIGIN = rf"(?:{words.ELSEWHERE}|{words.EUROPEAN})"
_ETHNICITY = re.compile(
    rf"(?:\bof\s+)?\b(?P<what>(?:half[\s-]+)?(?!(?:black|white)\b){_ORIGIN}"
    rf"(?:(?:[\s/-]+|\s+and\s+)(?:half[\s-]+)?{_ORIGIN}){{0,3}})\b"
    r"(?:\s+(?:descent|heritage|origins?|roots|ancestry|background))?",
    re.I,
)
_BLACK_OR_WHITE = re.compile(rf"\b(?P<what>black|white){PERSON}|\b(?P<named>(?-i:Black))\b", re.I)


def read_ethnicity(reading: Reading) -> None:
    """Where somebody comes from."""
    found = reading.take(_BLACK_OR_WHITE) or reading.take(_ETHNICITY)
    if found:
        named = found.groupdict()
        said = squeeze(named["what"] or named.get("named") or "")
        reading.found["ethnicity"] = said if said != said.lower() else said.title()


def read_gender(reading: Reading) -> None:
    """Woman, man or nonbinary, by noun or by pronoun."""
    for gender, named in words.GENDERS.items():
        if reading.take(re.compile(rf"{ARTICLE}\b(?:{named})\b", re.I)):
            reading.found["gender"] = gender
            return
    for gender, named in words.PRONOUNS.items():
        if re.search(rf"\b(?:{named})\b", reading.rest, re.I):
            reading.found["gender"] = gender
            return


BODY_READERS = (read_beard, read_hair, read_eyes, read_skin, read_marks)
PERSON_READERS = (read_body, read_ethnicity, read_gender)
