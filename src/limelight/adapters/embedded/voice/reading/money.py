"""Amounts of money as words: "$3.50", "€2M", "3,50 €", "R$ 10"."""

import re

from limelight.adapters.embedded.voice.reading import counting
from limelight.adapters.embedded.voice.reading.lexicon import NO_NOUN, Around, Noun
from limelight.adapters.embedded.voice.reading.numerals import saying

_SIGN = r"(?P<sign>[-−–+]?)"
Parts = tuple[Noun, Noun, str, str, str]


def parts(body: str, around: Around) -> Parts | None:
    """Unit, hundredth, sign, number and scale of "$5", "-$3.50", "€2M", "5€"; None for anything
    else.
    """
    lexicon = around.lexicon
    names = sorted(lexicon.currencies, key=len, reverse=True)
    currencies = "|".join(map(re.escape, names))
    number = counting.number_pattern(lexicon)
    scale = r"(?P<scale>k|K|M|B|bn|mln|mld|mi|bi)?"
    for pattern in (
        rf"{_SIGN}(?P<currency>{currencies})(?P<number>{number}){scale}",
        rf"{_SIGN}(?P<number>{number}){scale}(?P<currency>{currencies})",
    ):
        found = re.fullmatch(pattern, body)
        if found and (found["scale"] or "") in ("", *lexicon.scales):
            one, cent = lexicon.currencies[found["currency"]]
            return one, cent, found["sign"], found["number"], found["scale"] or ""
    return None


def amount(body: str, around: Around) -> list[str] | None:
    """The words of an amount of money; None for anything else. Where a scale follows ("$5 million")
    only the number, because the scale says the rest.
    """
    found = parts(body, around)
    if found is None:
        return None
    unit, cent, sign, number, scale = found
    lexicon, language = around.lexicon, around.language
    head = counting.signed(sign, around)
    if around.after in lexicon.scales:
        return [*head, *counting.read_number(number, around, NO_NOUN)]
    if scale:
        many = unit.words(is_one=False)
        spoken = lexicon.scales[scale].words(is_one=counting.is_one(number, lexicon))
        tail = counting.of_scale(lexicon.scales[scale].one, around, many)
        return [*head, *counting.read_number(number, around, NO_NOUN), *spoken, *tail]
    whole, part = counting.split(number, lexicon)
    if len(part) != 2:
        words = unit.words(is_one=counting.is_one(number, lexicon))
        return [*head, *counting.read_number(number, around, unit), *words]
    counted = saying.cardinal(int(whole), language, is_feminine=unit.is_feminine)
    counted = counted if unit.is_feminine else saying.before_noun(counted, language)
    words = [*counted, *unit.words(is_one=int(whole) == 1)] if int(whole) or not int(part) else []
    return [*head, *words, *_cents(int(part), cent, around, is_alone=not words)]


def _cents(part: int, cent: Noun, around: Around, *, is_alone: bool) -> list[str]:
    if not part:
        return []
    counted = saying.before_noun(saying.cardinal(part, around.language), around.language)
    if is_alone:
        return [*counted, *cent.words(is_one=part == 1)]
    tail = cent.words(is_one=part == 1) if around.language == "pt" else []
    return [*around.lexicon.words["cents_joint"].split(), *counted, *tail]


def of_millions(body: str, around: Around) -> list[str] | None:
    """The scale after an amount: "million" in "$5 million" says "million dollars"."""
    found = parts(around.before, around)
    if found is None or body not in around.lexicon.scales:
        return None
    spoken = around.lexicon.scales[body].words(is_one=found[3] == "1")
    return [*spoken, *counting.of_scale(body, around, found[0].words(is_one=False))]
