"""Single numbers: what is one, how it is split, and how it is said before what it counts."""

import re

from limelight.adapters.embedded.voice.reading import numerals
from limelight.adapters.embedded.voice.reading.lexicon import Around, Noun
from limelight.adapters.embedded.voice.reading.words import listed

_NUMBER_EN = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_NUMBER_EU = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
NUMBERS = {"en": _NUMBER_EN, "es": _NUMBER_EU, "fr": _NUMBER_EU}
_MASCULINE_IN_A = frozenset(
    listed(
        """
        día días problema problemas tema temas mapa mapas sistema sistemas programa programas
        """
    )
)


def is_number(body: str, language: str) -> bool:
    """Whether the token is a number (or "10-15", "1/2", "½") that something may be counted with."""
    number = NUMBERS[language]
    return re.fullmatch(rf"[-−+]?{number}(?:[-–x×/]{number})?[½⅓⅔¼¾]?|[½⅓⅔¼¾]", body) is not None


def is_plain(body: str, language: str) -> bool:
    """Whether the token is one unsigned number and nothing else."""
    return re.fullmatch(NUMBERS[language], body) is not None


def is_one(number: str, language: str) -> bool:
    number = number.lstrip("+-−")
    if not is_plain(number, language):
        return number in ("½", "1/2") and language != "en"
    whole, _ = split(number, language)
    return int(whole) < 2 and whole in ("0", "1") if language == "fr" else number == "1"


def split(number: str, language: str) -> tuple[str, str]:
    """Digits before and after the decimal sign."""
    if language == "en":
        whole, _, part = number.replace(",", "").partition(".")
        return whole or "0", part
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    whole, _, part = number.replace(",", ".").partition(".")
    return whole, part


def read_number(number: str, around: Around, counted: Noun | None = None) -> list[str]:
    """A number of `counted`, or of whatever comes after it."""
    language = around.language
    whole, part = split(number, language)
    if (
        counted is None
        and around.after in around.lexicon.currencies
        and has_cents(number, language)
    ):
        return numerals.before_noun(whole_number(whole, language), language)
    if part:
        return [
            *whole_number(whole, language),
            around.lexicon.words["point"],
            *_decimals(part, language),
        ]
    if len(whole) > 15 or (len(whole) > 1 and whole.startswith("0")):
        return numerals.digits(whole, language)
    value = int(whole)
    if counted is None and not around.after and _looks_like_year(number):
        return numerals.year(value, language)
    if counted is None and _looks_like_year(number) and not _is_unit(around.after, around):
        return numerals.year(value, language)
    after = around.after.lower()
    counts_feminine = counted.is_feminine if counted else is_feminine(after, around)
    words = numerals.cardinal(value, language, is_feminine=counts_feminine)
    return numerals.before_noun(words, language) if counted or after.isalpha() else words


def _is_unit(after: str, around: Around) -> bool:
    return after in around.lexicon.units or after in around.lexicon.currencies or after == "%"


def _looks_like_year(number: str) -> bool:
    return number.isdigit() and len(number) == 4 and 1100 <= int(number) <= 2099


def is_feminine(after: str, around: Around) -> bool:
    unit = around.lexicon.units.get(after) or (around.lexicon.currencies.get(after) or (None,))[0]
    if unit is not None:
        return unit.is_feminine
    if after in around.lexicon.feminine:
        return True
    return around.language == "es" and after.endswith(("a", "as")) and after not in _MASCULINE_IN_A


def whole_number(whole: str, language: str) -> list[str]:
    if len(whole) > 15:
        return numerals.digits(whole, language)
    return numerals.cardinal(int(whole), language)


def _decimals(part: str, language: str) -> list[str]:
    """English says every digit; Spanish and French say short ones as a number after their zeros."""
    rest = part.lstrip("0")
    if language == "en" or len(rest) > 2 or not rest:
        return numerals.digits(part, language)
    return [
        *numerals.digits("0" * (len(part) - len(rest)), language),
        *whole_number(rest, language),
    ]


def signed(sign: str, around: Around) -> list[str]:
    if not sign:
        return []
    if sign != "+":
        return [numerals.cardinal(-1, around.language)[0]]
    return around.lexicon.signs["+"].split()


def has_cents(number: str, language: str) -> bool:
    return is_plain(number, language) and len(split(number, language)[1]) == 2


def cents_of(number: str, around: Around) -> list[str]:
    """What follows the currency in "3,50 €": "(trois) euros cinquante"."""
    if not has_cents(number, around.language):
        return []
    part = int(split(number, around.language)[1])
    words = numerals.before_noun(numerals.cardinal(part, around.language), around.language)
    return [*around.lexicon.words["cents_joint"].split(), *words] if part else []
