"""Finds people under 18 by their age, in digits or words: "16 year old", "aged fifteen", "de 15
años", "fünfzehnjährig".
"""

import re
from collections.abc import Iterator

from limelight.adapters.embedded.judge.normalise import Word
from limelight.adapters.embedded.judge.phrases import Hit
from limelight.adapters.embedded.judge.reading import Reading

OF_AGE = 18
_SPELLED = (
    "zero one two three four five six seven eight nine "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "cero uno dos tres cuatro cinco seis siete ocho nueve "
    "diez once doce trece catorce quince dieciseis diecisiete",
    "zero un deux trois quatre cinq six sept huit neuf "
    "dix onze douze treize quatorze quinze seize dixsept",
    "zero uno due tre quattro cinque sei sette otto nove "
    "dieci undici dodici tredici quattordici quindici sedici diciassette",
    "zero um dois tres quatro cinco seis sete oito nove "
    "dez onze doze treze quatorze quinze dezesseis dezessete",
    "null ein zwei drei vier funf sechs sieben acht neun "
    "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn",
)
_NUMBERS = {word: value for line in _SPELLED for value, word in enumerate(line.split())}
_GLUED = re.compile(
    r"(?:age)?(\d{1,2}) ?(?:yo|yr|yrs|yrold|yearold|yearsold|y|yos|f|m|jahrige[rsn]?)"
)
_GERMAN = re.compile(r"([a-z]+)jahrige?[rsn]?")
_YEARS = frozenset(("year", "years", "yr", "yrs", "y", "yo"))
_OLD = frozenset(("old", "olds", "o", "young"))
_GERMAN_OLD = frozenset(("alt", "alte", "alter", "altes"))
_NOT_AGE_AFTER = frozenset(
    (
        "ago",
        "later",
        "experience",
        "experiencia",
        "casados",
        "casadas",
        "despues",
        "atras",
        "antes",
        "mariage",
        "garantia",
        "aniversario",
        "plus",
        "apres",
        "avant",
        "metier",
        "carriere",
        "later",
        "spater",
        "erfahrung",
        "fa",
        "dopo",
        "prima",
        "esperienza",
        "matrimonio",
        "garanzia",
        "anniversario",
        "depois",
        "casamento",
        "carreira",
    )
)
_JOINERS = re.findall(
    r"\w+",
    "and but who with now today tomorrow y et und pero mais aber yo hoy heute oggi ma hoje mas",
)
_SHORT_STOPS = frozenset(("", *_JOINERS))
_SEXES = ("f", "m")
_YOUNGEST_BARE = 8
_WIDEST_AGE_PHRASE = 3


def under_age(reading: Reading) -> Iterator[Hit]:
    """Every mention of a person's age below 18."""
    for at, word in enumerate(reading.words):
        if (age := _number(word)) is not None and age < OF_AGE:
            end = _age_end(reading, at)
            if end and not _is_of_a_thing(reading, at, end):
                yield Hit(at, end)
        elif _is_glued(word):
            yield Hit(at, at + 1)


def _number(word: Word) -> int | None:
    if word.number is not None:
        return word.number
    return next((_NUMBERS[form] for form in word.forms if form in _NUMBERS), None)


def _is_glued(word: Word) -> bool:
    for form in word.forms:
        glued = _GLUED.fullmatch(form)
        if glued and int(glued.group(1)) < OF_AGE:
            return True
        german = _GERMAN.fullmatch(form)
        if german and _NUMBERS.get(german.group(1), OF_AGE) < OF_AGE:
            return True
        if (
            form.endswith(("yearold", "yearsold"))
            and _NUMBERS.get(form[: form.index("year")], OF_AGE) < OF_AGE
        ):
            return True
    return False


def _age_end(reading: Reading, at: int) -> int:
    """Where an age that starts at word `at` ends, or 0 when the number is no age."""
    return (
        _english(reading, at) or _romance(reading, at) or _german(reading, at) or _bare(reading, at)
    )


def _plain(reading: Reading, at: int) -> str:
    return reading.words[at].plain if 0 <= at < len(reading.words) else ""


def _english(reading: Reading, at: int) -> int:
    unit, old = _plain(reading, at + 1), _plain(reading, at + 2)
    if unit in ("yo", "yos"):
        return at + 2
    if unit in _YEARS and old in _OLD:
        return at + 3
    if unit in ("years", "year") and (old, _plain(reading, at + 3)) == ("of", "age"):
        return at + 4
    if unit in ("yearold", "yearolds"):
        return at + 2
    before = _plain(reading, at - 1)
    if before in ("aged", "age", "ages") or (before == "of" and _plain(reading, at - 2) == "age"):
        return at + 1
    return 0


def _romance(reading: Reading, at: int) -> int:
    """Spanish, French, Italian, Portuguese: "15 años", "15 ans", "15 anni" of somebody, not since
    when.
    """
    unit = _plain(reading, at + 1)
    if unit not in ("anos", "anitos", "aninhos", "ans", "anni") or reading.words[at].is_last:
        return 0
    following = {_plain(reading, at + 2), _plain(reading, at + 3)}
    if following & _NOT_AGE_AFTER and not reading.words[at + 1].is_last:
        return 0
    before = [_plain(reading, at - back) for back in (1, 2, 3)]
    if before[0] in (
        "tiene",
        "tengo",
        "tenga",
        "cumple",
        "cumplio",
        "con",
        "agee",
        "age",
        "tenia",
        "d",
        "tem",
        "tenho",
        "tinha",
        "fez",
        "com",
        "ha",
        "compie",
        "compiuto",
        "avra",
    ):
        return at + 2
    if before[0] == "a" and before[1] in ("elle", "il", "qui", "personnage"):
        return at + 2
    if before[0] in ("ai", "de", "solo", "que", "di", "so") and _has_person(reading, at - 3, at):
        return at + 2
    return at + 2 if _has_person(reading, at - 1, at) else 0


def _german(reading: Reading, at: int) -> int:
    unit = _plain(reading, at + 1)
    if unit in ("jahre", "jahren") and _plain(reading, at + 2) in _GERMAN_OLD:
        return at + 3
    if unit.startswith("jahrig"):
        return at + 2
    return 0


def _bare(reading: Reading, at: int) -> int:
    """ "She is 16.", "a girl of 15", "Emma (15)": a number alone, where only an age makes sense."""
    word = reading.words[at]
    if _is_bracketed(reading, at) and _has_person(reading, at - 2, at):
        return at + 1
    following = _plain(reading, at + 1)
    is_alone = (
        word.is_last or following in _SHORT_STOPS or reading.text[word.end : word.end + 1] == ","
    )
    if not is_alone and not reading.starts("person", at + 1):
        return 0
    if reading.ends_before("looks_cue", at, 1) and _has_person(reading, at - 5, at) and is_alone:
        return at + 1
    if (
        _plain(reading, at - 1) in ("of", "de")
        and is_alone
        and _has_person(reading, at - 2, at - 1)
    ):
        return at + 1
    is_short = following in _SEXES or _plain(reading, at - 1) in _SEXES
    return at + 1 if is_short and word.number and word.number >= _YOUNGEST_BARE else 0


def _is_bracketed(reading: Reading, at: int) -> bool:
    """Whether a number stands alone in brackets or commas: "Emma (15)", "girl, 14, in town"."""
    word, text = reading.words[at], reading.text
    if not word.number or word.number < _YOUNGEST_BARE:
        return False
    before = text[max(word.start - 2, 0) : word.start].strip()
    return before in ("(", ",") and text[word.end : word.end + 1] in (")", ",", ".", "")


def _has_person(reading: Reading, first: int, end: int) -> bool:
    return reading.any_in("person", first, end)


def _is_of_a_thing(reading: Reading, at: int, end: int) -> bool:
    last = min(end + 2, reading.sentence_end(end - 1))
    if not reading.words[end - 1].is_last and any(
        reading.starts("thing", place) for place in range(end, last)
    ):
        return not any(reading.starts("person", place) for place in range(end, min(end + 1, last)))
    first = max(at - _WIDEST_AGE_PHRASE, reading.sentence_start(at))
    return reading.any_in("thing", first, at) and not _has_person(reading, first, at)
