"""From a description in words to an `Appearance`; what is not understood stays as description."""

import re
from typing import Any

from limelight.characters.errors import RealPerson
from limelight.characters.looks import ages
from limelight.characters.looks import vocabulary as words
from limelight.generation.schemas import Appearance
from limelight.kit.errors import Invalid

LONGEST_LOOK = 1000

_COLOUR = (
    rf"(?:#[0-9a-f]{{6}}\b|\b(?:(?:{words.SHADES})[\s-]+){{0,3}}(?:{words.COLOURS})(?:ish)?\b)"
)
_ARTICLE = (
    r"(?:\b(?:with|has|having|wearing|wears|dressed|in|and|a|an|the|her|his|their|some|of)\s+)*+"
)
_PERSON = (
    r"(?=[\s-]+(?:[\w-]+[\s-]+){0,2}?"
    r"(?:woman|man|lady|gentleman|person|guy|girl|boy|adult|male|female)\b)"
)
_LIKENESS = re.compile(
    r"\b(?:(?i:looks?|looking|face|dressed)\s+(?i:exactly\s+|just\s+|a\s+lot\s+)?(?i:like)"
    r"|(?i:resembl(?:es?|ing)|in\s+the\s+likeness\s+of|the\s+spitting\s+image\s+of|a\s+clone\s+of"
    r"|modell?ed\s+(?:on|after)|(?:lookalike|look-alike|double|twin)\s+of))\s+"
    r"(?P<name>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+)+)"
    r"|(?P<lookalike>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+)+)\s+(?i:look-?alike|clone|double|deepfake)\b"
)
_NORMAL = (
    (re.compile(r"(?<=\w)[\s-]+haired\b", re.I), " hair"),
    (re.compile(r"(?<=\w)[\s-]+eyed\b", re.I), " eyes"),
    (re.compile(r"(?<=\w)[\s-]+skinned\b", re.I), " skin"),
    (re.compile(r"(?<=\w)[\s-]+bearded\b", re.I), " beard"),
    (re.compile(r"\bbearded\b", re.I), "full beard,"),
    (re.compile(r"\bbespectacled\b", re.I), "round glasses,"),
    (re.compile(r"\bred-?head(?:ed)?\b", re.I), "red hair,"),
    (re.compile(rf"\b(blonde?|brunette|ginger){_PERSON}", re.I), r"\1 hair,"),
    (re.compile(r"\b(?:a|an)\s+(blonde|brunette)(?=\s*(?:$|,|with\b|in\b))", re.I), r"\1 hair"),
    (re.compile(r"\bturtle\s+neck\b", re.I), "turtleneck"),
    (re.compile(r"\bT\s+shirt\b", re.I), "t-shirt"),
)
_HELD = "\x00"
_PLAIN = re.compile(words.PLAIN_WORDS, re.I).fullmatch
_LOOSE_ENDS = (
    r"^(?:with|and|in|a|an|the|has|having|wearing|wears|dressed|who|is|her|his|their|of|she|he|they)\b[\s,]*",
    r"[\s,]*\b(?:with|and|in|a|an|the|has|having|wearing|wears|dressed|who|is|her|his|their|of)$",
)
_MANLY, _NEUTRAL, _WOMANLY = "short, side-parted", "short curls", "shoulder-length waves"
_GENDER_HAIR = {"man": _MANLY, "nonbinary": _NEUTRAL, "woman": _WOMANLY}


def appearance_from_words(text: str, base: Appearance, age_years: int | None = None) -> Appearance:
    """`base` changed to what `text` says; what is not understood goes to `description`.

    `age_years`, when given, wins over an age in the words. Raises NotAdult for anyone who is not
    clearly an adult, RealPerson for the likeness of a named person, Invalid for a text over
    1,000 characters. The same words always give the same appearance.
    """
    if len(text) > LONGEST_LOOK:
        raise Invalid(
            f"The look has {len(text):,} characters; {LONGEST_LOOK:,} is the most.", field="look"
        )
    ages.refuse_childlike(text, field="look")
    _refuse_likeness(text)
    reading = _Reading(text)
    for read in _READERS:
        read(reading)
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


class _Reading:
    """The text with the understood parts taken out, and what they meant."""

    def __init__(self, text: str) -> None:
        self.rest = " ".join(text.split())
        for pattern, plain in _NORMAL:
            self.rest = pattern.sub(plain, self.rest)
        self.found: dict[str, Any] = {}

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.rest)
        if found:
            self.cut(*found.span())
        return found

    def cut(self, start: int, end: int) -> None:
        self.rest = f"{self.rest[:start]}{_HELD}{self.rest[end:]}"

    def left_over(self) -> str:
        pieces = [self._tidy(piece) for piece in re.split(rf"[{_HELD},;.]+", self.rest)]
        return ", ".join(piece for piece in pieces if re.search(r"\w", piece) and not _PLAIN(piece))

    @staticmethod
    def _tidy(piece: str) -> str:
        piece, before = piece.strip(), None
        while piece != before:
            before = piece
            for pattern in _LOOSE_ENDS:
                piece = re.sub(pattern, "", piece, flags=re.I).strip()
        return piece


def _refuse_likeness(text: str) -> None:
    found = _LIKENESS.search(text)
    if found:
        raise RealPerson(
            f"{found['name'] or found['lookalike']} may be a real person, and Limelight draws "
            "nobody who has not agreed to it. Describe the looks instead.",
            field="look",
        )


def _list_of(*alternatives: str) -> str:
    # Atomic, so that a text of nothing but such words is not tried in every possible grouping.
    return rf"(?>(?:{'|'.join(alternatives)})(?:\s*,\s*|\s+and\s+|\s+|-))"


def _split_colour(text: str) -> tuple[str, str]:
    """The first colour in `text` and what remains without it."""
    found = re.search(_COLOUR, text, re.I)
    if not found:
        return "", _squeeze(text)
    return _squeeze(found[0]).lower(), _squeeze(text[: found.start()] + " " + text[found.end() :])


def _squeeze(text: str) -> str:
    spaced = re.sub(r"\s*,\s*", " ", text)
    trimmed = re.sub(r"^(?:and|a|an)\s+|\s+and$", "", " ".join(spaced.split()), flags=re.I)
    return trimmed.strip(" -,")


def _read_age(reading: _Reading) -> None:
    found = ages.find_age(reading.rest)
    if found:
        reading.found["age_years"], span = found
        reading.cut(*span)


_NO_BEARD = re.compile(
    rf"{_ARTICLE}\b(?:clean[\s-]*shaven|(?:no|without(?:\s+an?)?)\s+(?:beard|facial\s+hair))\b",
    re.I,
)
_BEARD = re.compile(
    rf"{_ARTICLE}(?P<what>{_list_of(_COLOUR, words.BEARD_ADJECTIVES)}*\b(?:{words.BEARD_NOUNS})\b"
    rf"(?:\s+and\s+(?:an?\s+)?(?:{words.BEARD_NOUNS})\b)?)",
    re.I,
)


def _read_beard(reading: _Reading) -> None:
    if reading.take(_NO_BEARD):
        reading.found["beard"] = ""
        return
    found = reading.take(_BEARD)
    if found:
        reading.found["beard"] = _squeeze(found["what"]).lower()


_NO_GLASSES = re.compile(rf"\b(?:no|without)\s+(?:{words.GLASSES_NOUNS})\b", re.I)
_GLASSES = re.compile(
    rf"{_ARTICLE}(?P<what>{_list_of(_COLOUR, words.GLASSES_ADJECTIVES)}*\b"
    rf"(?:{words.GLASSES_NOUNS})\b)",
    re.I,
)


def _read_glasses(reading: _Reading) -> None:
    if reading.take(_NO_GLASSES):
        reading.found["glasses"] = ""
        return
    found = reading.take(_GLASSES)
    if found:
        reading.found["glasses"] = _squeeze(found["what"]).lower()


_BALD = re.compile(
    rf"{_ARTICLE}\b(?:(?:completely|fully)\s+)?(?:bald(?:ing)?(?:\s+head)?|shave[dn]\s+head|no\s+hair)\b",
    re.I,
)
_HEADWEAR = re.compile(rf"{_ARTICLE}(?P<what>(?:{_COLOUR}\s+)?\b(?:{words.HEADWEAR}))\b", re.I)
_HAIR = re.compile(
    rf"{_ARTICLE}(?P<before>{_list_of(_COLOUR, words.HAIR_ADJECTIVES)}*)"
    rf"\b(?P<noun>{words.HAIR_NOUNS})\b(?P<after>\s+(?:(?:worn|tied|pulled|swept|cut|styled|gathered|"
    r"falling|up|back|down|in|into|to|with|a|an|the|her|his|their|and|of|low|high|messy|loose|neat|"
    rf"tight|short|long|side|french|curly)\s+)*(?:{words.HAIR_ENDINGS})\b)?"
    rf"(?:\s+dyed\s+(?P<dyed>{_COLOUR}))?",
    re.I,
)
_HOW = re.compile(
    r"^(?:(?:worn|tied|pulled|styled|gathered)\s+)?(?:back\s+)?in(?:to)?\s+(?:an?\s+)?", re.I
)
_TONES = {"dark": "dark brown", "fair": "blonde"}


def _read_hair(reading: _Reading) -> None:
    if reading.take(_BALD):
        reading.found["hair_style"] = "bald"
    worn = reading.take(_HEADWEAR)
    if worn:
        reading.found["hair_style"] = _squeeze(worn["what"]).lower()
    styles: list[str] = []
    while hair := reading.take(_HAIR):
        colour, style = _split_colour(f"{hair['before']} {hair['dyed'] or ''}")
        tone = re.search(r"\b(?:dark|fair)\b", style, re.I)
        if tone and not colour:
            colour = _TONES[tone[0].lower()]
            style = style.replace(tone[0], "")
        noun = "" if hair["noun"].lower() in ("hair", "mane") else hair["noun"]
        styles.append(
            _squeeze(_HOW.sub("", f"{style} {noun} {hair['after'] or ''}".strip())).lower()
        )
        if colour:
            reading.found["hair_colour"] = colour
    if any(styles) and not worn:
        reading.found["hair_style"] = ", ".join(filter(None, styles))


_EYES = re.compile(
    rf"{_ARTICLE}(?P<before>{_list_of(_COLOUR, words.EYE_ADJECTIVES)}+)eyes?\b",
    re.I,
)


def _read_eyes(reading: _Reading) -> None:
    found = _EYES.search(reading.rest)
    colour, others = _split_colour(found["before"]) if found else ("", "")
    if others == "dark" and not colour:
        colour, others = "dark brown", ""
    if not found or not colour:
        return
    reading.found["eye_colour"] = colour
    kept = f"{others} eyes" if others else ""
    before, after = reading.rest[: found.start()], reading.rest[found.end() :]
    reading.rest = f"{before}{_HELD}{kept}{_HELD}{after}"


_SKIN = re.compile(
    rf"{_ARTICLE}(?P<tone>{_list_of(words.SKIN_TONES)}+)(?:skin(?:\s+tone)?|complexion)\b", re.I
)


def _read_skin(reading: _Reading) -> None:
    found = reading.take(_SKIN)
    if found:
        reading.found["skin_tone"] = _squeeze(found["tone"]).lower()


_GARMENT = re.compile(
    rf"(?P<link>\b(?:over|under|with|and)\s+)?{_ARTICLE}"
    rf"(?P<before>{_list_of(_COLOUR, words.MATERIALS)}*)\b(?P<noun>{words.GARMENTS})\b",
    re.I,
)


def _read_clothes(reading: _Reading) -> None:
    outer, others, colour = "", [], ""
    while worn := reading.take(_GARMENT):
        its_colour, style = _split_colour(worn["before"])
        style = _squeeze(f"{style} {worn['noun']}").lower()
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


def _read_body(reading: _Reading) -> None:
    for body, named in words.BODIES.items():
        pattern = rf"{_ARTICLE}\b(?:{named})(?:\s+(?:build|body|figure|frame|physique))?\b"
        if reading.take(re.compile(pattern, re.I)):
            reading.found["body_type"] = body
            return
    for body, named in words.BUILDS.items():
        pattern = rf"{_ARTICLE}\b(?:{named})[\s-]+(?:{words.BUILD_NOUNS})\b"
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
_BLACK_OR_WHITE = re.compile(rf"\b(?P<what>black|white){_PERSON}|\b(?P<named>(?-i:Black))\b", re.I)


def _read_ethnicity(reading: _Reading) -> None:
    found = reading.take(_BLACK_OR_WHITE) or reading.take(_ETHNICITY)
    if found:
        named = found.groupdict()
        said = _squeeze(named["what"] or named.get("named") or "")
        reading.found["ethnicity"] = said if said != said.lower() else said.title()


def _read_gender(reading: _Reading) -> None:
    for gender, named in words.GENDERS.items():
        if reading.take(re.compile(rf"{_ARTICLE}\b(?:{named})\b", re.I)):
            reading.found["gender"] = gender
            return
    for gender, named in words.PRONOUNS.items():
        if re.search(rf"\b(?:{named})\b", reading.rest, re.I):
            reading.found["gender"] = gender
            return


_READERS = (
    _read_age,
    _read_beard,
    _read_glasses,
    _read_hair,
    _read_eyes,
    _read_skin,
    _read_clothes,
    _read_body,
    _read_ethnicity,
    _read_gender,
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
    beard_colour, _ = _split_colour(found.get("beard", ""))
    if beard_colour:
        found.setdefault("hair_colour", beard_colour)
    if found.get("age_years", 0) >= 65:
        found.setdefault("hair_colour", "grey")
