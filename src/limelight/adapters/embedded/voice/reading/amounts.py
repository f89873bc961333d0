"""Written amounts as words: numbers, money, per cent, units, times, dates, ranges, fractions,
ordinals.

Each rule takes the token without its punctuation and what stands around it, and returns words, or
None when the token is something else.
"""

import re
from collections.abc import Callable

from limelight.adapters.embedded.voice.reading import clock, counting, numerals
from limelight.adapters.embedded.voice.reading.lexicon import Around, Noun

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
    money = _money_parts(around.before, around)
    if money and body in lexicon.scales:
        return [
            *lexicon.scales[body].words(is_one=False),
            *_of(around, body),
            *money[0].words(is_one=False),
        ]
    if not counting.is_number(around.before, around.language):
        return None
    if body == "%":
        return lexicon.words["percent"].split()
    if body in lexicon.units and body not in lexicon.attached_units:
        return lexicon.units[body].words(is_one=counting.is_one(around.before, around.language))
    if body in lexicon.currencies:
        unit = lexicon.currencies[body][0].words(
            is_one=counting.is_one(around.before, around.language)
        )
        return [*unit, *counting.cents_of(around.before, around)]
    return None


def _of(around: Around, scale: str) -> list[str]:
    is_noun = scale.startswith(("mill", "M"))
    return ["de"] if around.language != "en" and is_noun and scale != "mille" else []


def _money_parts(body: str, around: Around) -> tuple[Noun, Noun, str, str, str] | None:
    """Unit, hundredth, sign, number and scale of "$5", "-$3.50", "€2M", "5€"; None for anything
    else.
    """
    lexicon = around.lexicon
    currencies = "|".join(
        re.escape(key) for key in sorted(lexicon.currencies, key=len, reverse=True)
    )
    number = counting.NUMBERS[around.language]
    scale = r"(?P<scale>k|K|M|B|bn)?"
    for pattern in (
        rf"{_SIGN}(?P<currency>{currencies})(?P<number>{number}){scale}",
        rf"{_SIGN}(?P<number>{number}){scale}(?P<currency>{currencies})",
    ):
        found = re.fullmatch(pattern, body)
        if found:
            one, cent = lexicon.currencies[found["currency"]]
            return one, cent, found["sign"], found["number"], found["scale"] or ""
    return None


def _money(body: str, around: Around) -> list[str] | None:
    parts = _money_parts(body, around)
    if parts is None:
        return None
    unit, cent, sign, number, scale = parts
    lexicon, language = around.lexicon, around.language
    head = counting.signed(sign, around)
    if scale or around.after in lexicon.scales:
        spoken_scale = lexicon.scales[scale].words(is_one=False) if scale in lexicon.scales else []
        tail = [*spoken_scale, *_of(around, scale), *unit.words(is_one=False)] if scale else []
        return [*head, *counting.read_number(number, around, Noun("", "")), *tail]
    whole, part = counting.split(number, language)
    if len(part) != 2:
        return [
            *head,
            *counting.read_number(number, around, unit),
            *unit.words(is_one=counting.is_one(number, language)),
        ]
    words = (
        [*counting.read_number(whole, around, unit), *unit.words(is_one=int(whole) == 1)]
        if int(whole) or not int(part)
        else []
    )
    if int(part):
        cents = numerals.before_noun(numerals.cardinal(int(part), language), language)
        if words:
            words += [*lexicon.words["cents_joint"].split(), *cents]
        else:
            words = [*cents, *cent.words(is_one=int(part) == 1)]
    return [*head, *words]


def _quantity(body: str, around: Around) -> list[str] | None:
    """A number, with or without a unit, per cent or thousand sign right behind it."""
    lexicon = around.lexicon
    found = re.fullmatch(
        rf"{_SIGN}(?P<number>{counting.NUMBERS[around.language]})(?P<suffix>\D*)", body
    )
    if found is None:
        return None
    head, number, suffix = counting.signed(found["sign"], around), found["number"], found["suffix"]
    if not suffix:
        return [*head, *counting.read_number(number, around)]
    if suffix == "%":
        return [
            *head,
            *counting.read_number(number, around, Noun("", "")),
            *lexicon.words["percent"].split(),
        ]
    if suffix in ("x", "×"):
        return [
            *head,
            *counting.read_number(number, around, Noun("", "", around.language != "en")),
            lexicon.words["times"],
        ]
    scale = lexicon.scales.get(suffix) if suffix != "K" else None
    noun = lexicon.units.get(suffix) or scale
    if noun is None:
        return None
    is_one = counting.is_one(number, around.language) and suffix in lexicon.units
    return [*head, *counting.read_number(number, around, noun), *noun.words(is_one=is_one)]


def _range(body: str, around: Around) -> list[str] | None:
    number = counting.NUMBERS[around.language]
    found = re.fullmatch(rf"(\D{{0,3}}{number})[-–](\D{{0,3}}{number}\D*)", body)
    if found is None or re.fullmatch(r"(\d{3}-)?\d{3}-\d{4}", body):
        return None
    first, second = found.groups()
    unit = re.sub(r"^.*\d", "", second)
    counted = _quantity(second, around) or _money(second, around)
    if counted is None:
        return None
    noun = around.lexicon.units.get(unit) or Noun("", "")
    start = _money(first, around) or counting.read_number(
        first, Around(around.language, around.lexicon), noun if unit else None
    )
    return [*start, around.lexicon.words["to"], *counted]


def _by(body: str, around: Around) -> list[str] | None:
    number = counting.NUMBERS[around.language]
    found = re.fullmatch(rf"({number})[x×]({number}\D*)", body)
    if found is None:
        return None
    second = _quantity(found[2], around)
    plain = Around(around.language, around.lexicon)
    return (
        None
        if second is None
        else [*counting.read_number(found[1], plain), around.lexicon.words["by"], *second]
    )


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
    if noun is None or over >= under:
        return (
            None
            if found
            else [
                *counting.whole_number(str(over), around.language),
                *counting.whole_number(str(under), around.language),
            ]
        )
    return _spoken_fraction(whole, over, noun, around)


def _spoken_fraction(whole: int, over: int, noun: Noun, around: Around) -> list[str]:
    joint = {"en": "and", "es": "y", "fr": "et"}[around.language]
    head = [*numerals.cardinal(whole, around.language), joint] if whole else []
    if around.language == "es" and noun.one == "medio":
        return [*head, "media" if counting.is_feminine(around.after.lower(), around) else "medio"]
    count = (
        ["a"] if around.language == "en" and over == 1 and (whole or noun.one == "half") else None
    )
    words = count or numerals.before_noun(numerals.cardinal(over, around.language), around.language)
    return [*head, *words, *noun.words(is_one=over == 1)]


def _ordinal(body: str, around: Around) -> list[str] | None:
    pattern = {
        "en": r"(?P<number>\d{1,3}(?:,\d{3})*|\d+)(?P<end>st|nd|rd|th)",
        "es": r"(?P<number>\d+)\.?(?P<end>[ºª]|er|ero|era|do|da|ro|ra|to|ta|mo|ma|vo|va|no|na)",
        "fr": r"(?P<number>\d+)(?P<end>er|ère|ere|re|e|è|ème|eme|nd|nde|ième)s?",
    }[around.language]
    found = re.fullmatch(pattern, body)
    if found is None:
        return None
    end = found["end"]
    is_feminine = end in ("ª", "ère", "ere", "re", "nde") or (
        around.language == "es" and end.endswith("a")
    )
    number = int(found["number"].replace(",", ""))
    words = numerals.ordinal(number, around.language, is_feminine=is_feminine)
    return (
        [words[0][:-1]] if around.language == "es" and end == "er" and number in (1, 3) else words
    )


def _decade(body: str, around: Around) -> list[str] | None:
    found = re.fullmatch(r"'?(\d0|\d{3}0)'?s", body)
    if found is None or around.language != "en":
        return None
    *head, last = (
        numerals.year(int(found[1]), "en")
        if len(found[1]) == 4
        else numerals.cardinal(int(found[1]), "en")
    )
    return [*head, last[:-1] + "ies" if last.endswith("y") else last + "s"]


def _phone(body: str, around: Around) -> list[str] | None:
    if re.fullmatch(r"\+?\d{0,3}[-.]?(\d{3}[-.])?\d{3}[-.]\d{4}", body) or re.fullmatch(
        r"\+\d{6,}", body
    ):
        return [
            *counting.signed("+" if body.startswith("+") else "", around),
            *numerals.digits(body, around.language),
        ]
    return None


def _dotted(body: str, around: Around) -> list[str] | None:
    """Versions and the like: "3.11.2"."""
    if not re.fullmatch(r"\d+(\.\d+){2,}", body):
        return None
    words: list[str] = []
    for number in body.split("."):
        words += [
            *([around.lexicon.link_signs["."]] if words else []),
            *counting.whole_number(number, around.language),
        ]
    return words


_ROMAN = {"I": 1, "V": 5, "X": 10}


def roman(body: str, around: Around) -> list[str] | None:
    """ "II" to "XXXIX", and "XXe" in French; None for anything else, "I" and "V" among it."""
    found = re.fullmatch(r"(X{0,3}(?:IX|IV|V?I{0,3}))(e|ème)?", body)
    if found is None or len(found[1]) < 2 or (found[2] and around.language != "fr"):
        return None
    values = [_ROMAN[letter] for letter in found[1]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    number = sum(-value if value < following else value for value, following in pairs)
    say = numerals.ordinal if found[2] else numerals.cardinal
    return say(number, around.language)


_RULES: tuple[Rule, ...] = (
    clock.time_of_day,
    clock.date,
    clock.day_of_month,
    _phone,
    _dotted,
    _ordinal,
    _decade,
    _fraction,
    _money,
    _by,
    _range,
    _quantity,
)
