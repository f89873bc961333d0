"""Written amounts as words: numbers, per cent, units, ranges, fractions, ordinals.

Each rule takes the token without its punctuation and what stands around it, and returns words, or
None when the token is something else.
"""

import re
from collections.abc import Callable

from limelight.adapters.embedded.voice.reading import clock, counting, money
from limelight.adapters.embedded.voice.reading.lexicon import NO_NOUN, Around, Noun
from limelight.adapters.embedded.voice.reading.numerals import saying

Rule = Callable[[str, Around], list[str] | None]

_SIGN = r"(?P<sign>[-−–+]?)"
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅛": (1, 8),
}


def amount(body: str, around: Around) -> list[str] | None:
    """The words for a token with a digit in it, or None when no rule knows it."""
    if not any(letter.isdigit() or letter in _VULGAR for letter in body):
        return None
    for rule in _RULES:
        words = rule(body, around)
        if words is not None:
            return words
    return None


def noun_after_number(body: str, around: Around) -> list[str] | None:
    """The words for a unit, currency or per cent sign that stands alone after a number ("5 cm", "30
    %", "$5 million").
    """
    lexicon = around.lexicon
    millions = money.of_millions(body, around)
    if millions is not None:
        return millions
    if around.before in lexicon.scales and body in lexicon.currencies:
        many = lexicon.currencies[body][0].words(is_one=False)
        return counting.of_scale(around.before, around, many)
    if not counting.is_number(around.before, lexicon):
        return None
    is_one = counting.is_one(around.before, lexicon)
    if body == "%":
        return lexicon.words["percent"].split()
    if body in lexicon.units and body not in lexicon.attached_units:
        return lexicon.units[body].words(is_one=is_one)
    if body in lexicon.currencies:
        unit = lexicon.currencies[body][0].words(is_one=is_one)
        return [*unit, *counting.cents_of(around.before, around)]
    return None


def _quantity(body: str, around: Around) -> list[str] | None:
    """A number, with or without a unit, per cent or thousand sign right behind it."""
    lexicon = around.lexicon
    pattern = rf"{_SIGN}(?P<number>{counting.number_pattern(lexicon)})(?P<suffix>\D*)"
    found = re.fullmatch(pattern, body)
    if found is None:
        return None
    head, number, suffix = counting.signed(found["sign"], around), found["number"], found["suffix"]
    if not suffix:
        return [*head, *counting.read_number(number, around)]
    noun = _suffix_noun(suffix, around)
    if noun is None:
        return None
    is_one = counting.is_one(number, lexicon) and suffix in lexicon.units
    return [*head, *counting.read_number(number, around, noun), *noun.words(is_one=is_one)]


def _suffix_noun(suffix: str, around: Around) -> Noun | None:
    """What stands right behind a number, as something counted; None for what is not known."""
    lexicon = around.lexicon
    if suffix == "%":
        return Noun(lexicon.words["percent"], lexicon.words["percent"])
    if suffix in ("x", "×"):
        times = lexicon.words["times"]
        return Noun(times, times, not lexicon.is_english)
    scale = lexicon.scales.get(suffix) if suffix != "K" else None
    return lexicon.units.get(suffix) or scale


def _range(body: str, around: Around) -> list[str] | None:
    number = counting.number_pattern(around.lexicon)
    found = re.fullmatch(rf"(\D{{0,3}}{number})[-–](\D{{0,3}}{number}\D*)", body)
    if found is None or re.fullmatch(r"(\d{3}-)?\d{3}-\d{4}", body):
        return None
    first, second = _both_money(found[1], found[2], around)
    counted = _quantity(second, around) or money.amount(second, around)
    if counted is None:
        return None
    unit = re.sub(r"^.*\d", "", second)
    noun = around.lexicon.units.get(unit) or NO_NOUN
    start = counting.read_number(first, Around(around.lexicon), noun if unit else None)
    return [*start, around.lexicon.words["to"], *counted]


def _both_money(first: str, second: str, around: Around) -> tuple[str, str]:
    """ "$10" to "20" is 10 to "$20", and so is "$10" to "$20"."""
    found = money.parts(first, around)
    if found is None:
        return first, second
    sign = first.replace(found[3], "")
    return found[3], second if money.parts(second, around) else sign + second


def _by(body: str, around: Around) -> list[str] | None:
    number = counting.number_pattern(around.lexicon)
    found = re.fullmatch(rf"({number})[x×]({number}\D*)", body)
    second = _quantity(found[2], around) if found else None
    if found is None or second is None:
        return None
    first = counting.read_number(found[1], Around(around.lexicon))
    return [*first, around.lexicon.words["by"], *second]


def _fraction(body: str, around: Around) -> list[str] | None:
    found = re.fullmatch(r"(?P<whole>\d*)(?P<sign>[½⅓⅔¼¾⅕⅛])", body)
    slashed = re.fullmatch(r"(?P<over>\d{1,2})/(?P<under>\d{1,2})", body)
    if found:
        over, under = _VULGAR[found["sign"]]
        whole = int(found["whole"]) if found["whole"] else 0
    elif slashed:
        over, under, whole = int(slashed["over"]), int(slashed["under"]), 0
    else:
        return None
    noun = around.lexicon.fractions.get(str(under))
    if noun is not None and over < under:
        return _spoken_fraction(whole, over, noun, around)
    language = around.language
    plain = [
        *counting.whole_number(str(over), language),
        *counting.whole_number(str(under), language),
    ]
    return None if found else plain


_HALVES = {"es": ("medio", "media"), "it": ("mezzo", "mezza"), "pt": ("meio", "meia")}


def _spoken_fraction(whole: int, over: int, noun: Noun, around: Around) -> list[str]:
    language, joint = around.language, around.lexicon.words["joint"]
    counts_feminine = counting.is_feminine(around.after.lower(), around.lexicon)
    head = [*saying.cardinal(whole, language, is_feminine=counts_feminine), joint] if whole else []
    half = _HALVES.get(language)
    if half and noun.one == half[0]:
        return [*head, half[counts_feminine]]
    if language == "en" and over == 1 and (whole or noun.one == "half"):
        count = ["a"]
    else:
        count = saying.before_noun(saying.cardinal(over, language), language)
    return [*head, *count, *noun.words(is_one=over == 1)]


def _ordinal(body: str, around: Around) -> list[str] | None:
    found = around.lexicon.ordinal.fullmatch(body)
    if found is None:
        return None
    grammar, end = around.lexicon.grammar, found["end"]
    ends = grammar["feminine_ends"].split("|")
    is_feminine = end in ends or (len(end) > 1 and end.endswith("a") and "a" in ends)
    number = int(found["number"].replace(",", ""))
    words = saying.ordinal(number, around.language, is_feminine=is_feminine)
    is_short = end == grammar.get("short_ends") and number in (1, 3)
    return [words[0][:-1]] if is_short else words


def _decade(body: str, around: Around) -> list[str] | None:
    found = re.fullmatch(r"'?(\d0|\d{3}0)'?s", body)
    if found is None or not around.lexicon.is_english:
        return None
    value = int(found[1])
    *head, last = saying.year(value, "en") if len(found[1]) == 4 else saying.cardinal(value, "en")
    return [*head, last[:-1] + "ies" if last.endswith("y") else last + "s"]


def _dotted(body: str, around: Around) -> list[str] | None:
    """Versions and the like: "3.11.2"."""
    if not re.fullmatch(r"\d+(\.\d+){2,}", body) or counting.is_plain(body, around.lexicon):
        return None
    words: list[str] = []
    for number in body.split("."):
        joint = [around.lexicon.link_signs["."]] if words else []
        words += [*joint, *counting.whole_number(number, around.language)]
    return words


_RULES: tuple[Rule, ...] = (
    clock.time_of_day,
    clock.date,
    clock.day_of_month,
    _dotted,
    _ordinal,
    _decade,
    _fraction,
    money.amount,
    _by,
    _range,
    _quantity,
)
