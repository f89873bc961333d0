"""How somebody looks, found in the description of a card: lists of attributes, W++, or prose."""

import re

from limelight.characters.errors import NotAdult
from limelight.characters.looks import ages
from limelight.characters.looks.describe import LONGEST_LOOK, appearance_from_words
from limelight.characters.looks.invented import look_for
from limelight.characters.passport.fields.plain import line, sentences
from limelight.generation.schemas import Appearance

_NOTHING = re.compile(r"\s*(?:none|no|n/?a|nothing|unknown|-*)\s*[.,]?\s*", re.I)
# What an attribute is called, and how its value reads in a sentence.
_ATTRIBUTES = (
    (r"age", "{} years old", r"\d{1,3}"),
    (r"gender|sex", "{}", r"[\w -]+"),
    (r"hair(?:\s*(?:style|colou?r))?", "{} hair", ""),
    (r"eyes?(?:\s*colou?r)?", "{} eyes", ""),
    (r"skin(?:\s*(?:tone|colou?r))?|complexion", "{} skin", ""),
    (r"beard|facial\s*hair", "{} beard", ""),
    (r"glasses|eyewear", "{} glasses", ""),
    (r"ethnicity|nationality", "{}", ""),
    (r"build|body(?:\s*type)?|physique", "{} build", ""),
    (r"cloth(?:es|ing)|outfit|attire", "wearing {}", ""),
    (r"appearance|looks", "{}", ""),
)
_NAMES = "|".join(names for names, _, _ in _ATTRIBUTES)
_PAIR = re.compile(
    rf"(?<![\w-])(?P<name>{_NAMES})\s*[\"”*]{{0,3}}\s*[:=(]\s*[\"“*]{{0,3}}"
    r"(?P<value>[^\n;()\[\]{}=:|]{1,240}?)(?=\s*(?:[\n;()\[\]{}=:|]|$|,\s*[a-z ]{1,24}[=:(]))",
    re.I,
)
_CUE = re.compile(
    r"\b(?:hair(?:ed)?|eye[sd]|skin(?:ned)?|beard(?:ed)?|stubble|moustache|mustache|bald|glasses|"
    r"spectacles|freckle[sd]?|wear(?:s|ing)|dressed|hijab|head\s?scarf|years?[\s-]old|aged|"
    r"in\s+(?:her|his|their|the)\s+(?:early|mid|late)?[\s-]*(?:\d0s|twenties|thirties|forties|"
    r"fifties|sixties|seventies|eighties)|middle[\s-]aged)\b",
    re.I,
)
_WOMANLY = re.compile(r"\b(?:she|her|hers|herself|woman|female)\b", re.I)
_MANLY = re.compile(r"\b(?:he|him|his|himself|man|male)\b", re.I)
_GENDERED = re.compile(
    r"\b(?:woman|man|male|female|lady|gentleman|non-?binary|guy|girl|boy)\b", re.I
)
_SHORTEST_MAJORITY = 2


def appearance_in(description: str, name: str) -> tuple[Appearance, tuple[str, ...]]:
    """The look a description (plain prose) gives, completed from the name as `look_for` does, and
    notes about what could not be drawn.

    The same words give the same look. Raises NotAdult for a look under 18, RealPerson for the
    likeness of a named person.
    """
    base = look_for(name)
    words, notes = _drawable(_words(description))
    words = ", ".join(filter(None, (_gender(description, words), words)))[:LONGEST_LOOK]
    if not words:
        return base, ("The card says nothing about looks; the look was made up from the name.",)
    # Whom somebody described wears such things only where they said so.
    bare = base.model_copy(update=dict.fromkeys(("glasses", "earrings", "headwear"), ""))
    found = appearance_from_words(words, bare)
    return found.model_copy(update={"description": ""}), notes


def _words(description: str) -> str:
    attributes = [_phrase(found) for found in _PAIR.finditer(description)]
    pieces = [piece for piece in attributes if piece] or [
        sentence
        for sentence in sentences(description)
        if _CUE.search(sentence) and not _is_about_a_child(sentence)
    ]
    return ", ".join(dict.fromkeys(pieces))


def _phrase(found: re.Match[str]) -> str:
    value = line(re.sub(r"[\"“”+*~]+", " ", found["value"])).strip(" ,.-")
    names = (names for names, _, _ in _ATTRIBUTES)
    place = next(at for at, name in enumerate(names) if re.fullmatch(name, found["name"], re.I))
    _, phrase, shape = _ATTRIBUTES[place]
    noun = phrase.rpartition(" ")[2]
    if noun == "old" and (years := re.match(r"\d{1,3}", value)):
        return phrase.format(years[0])
    if _NOTHING.fullmatch(value):
        return f"no {noun}" if noun in ("beard", "glasses") else ""
    if noun in value.lower() or (shape and not re.fullmatch(shape, value)):
        return value
    return phrase.format(value)


def _is_about_a_child(piece: str) -> bool:
    """Others may be young in a description; whether the character is, the judges have said."""
    try:
        ages.refuse_childlike(piece, field="look")
    except NotAdult:
        return True
    return False


def _drawable(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without an age nobody reaches."""
    age = ages.find_age(words)
    if age is None or age[0] <= ages.OLDEST_YEARS:
        return words, ()
    years, (start, end) = age
    note = f"An age of {years} cannot be drawn; the look is that of an adult."
    return f"{words[:start]}, {words[end:]}", (note,)


def _gender(description: str, words: str) -> str:
    """A word for the gender where only the pronouns say it."""
    if _GENDERED.search(words):
        return ""
    womanly, manly = (len(said.findall(description)) for said in (_WOMANLY, _MANLY))
    if max(womanly, manly) < _SHORTEST_MAJORITY or womanly == manly:
        return ""
    return "woman" if womanly > manly else "man"
