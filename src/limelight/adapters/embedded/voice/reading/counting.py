"""Single numbers: what is one, how it is split, and how it is said before what it counts."""

import re

from limelight.adapters.embedded.voice.reading.lexicon import Around, Lexicon, Noun
from limelight.adapters.embedded.voice.reading.numerals import saying

_NUMBERS = {
    "dot": r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)",
    "comma": r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)",
}
_VOWEL_START = re.compile(r"h?[aeiouàâéèêëîïôûœ]", re.IGNORECASE)


def number_pattern(lexicon: Lexicon) -> str:
    """A regular expression for one unsigned number as the language writes it."""
    return _NUMBERS[lexicon.grammar["number"]]


def is_number(body: str, lexicon: Lexicon) -> bool:
    """Whether the token is a number (or "10-15", "1/2", "½") that something may be counted with."""
    number = number_pattern(lexicon)
    return re.fullmatch(rf"[-−+]?{number}(?:[-–x×/]{number})?[½⅓⅔¼¾]?|[½⅓⅔¼¾]", body) is not None


def is_plain(body: str, lexicon: Lexicon) -> bool:
    """Whether the token is one unsigned number and nothing else."""
    return re.fullmatch(number_pattern(lexicon), body) is not None


def is_one(number: str, lexicon: Lexicon) -> bool:
    """Whether what is counted stands in the singular ("1", in French and Brazil also "1,5")."""
    number = number.lstrip("+-−")
    if not is_plain(number, lexicon):
        return number in ("½", "1/2") and not lexicon.is_english
    whole, _ = split(number, lexicon)
    if lexicon.language in ("fr", "pt"):
        return whole in ("0", "1") and (lexicon.language == "fr" or number != "0")
    return number == "1"


def split(number: str, lexicon: Lexicon) -> tuple[str, str]:
    """Digits before and after the decimal sign."""
    if lexicon.grammar["number"] == "dot":
        whole, _, part = number.replace(",", "").partition(".")
        return whole or "0", part
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    whole, _, part = number.replace(",", ".").partition(".")
    return whole, part


def read_number(number: str, around: Around, counted: Noun | None = None) -> list[str]:
    """A number of `counted`, or of whatever comes after it."""
    lexicon, language = around.lexicon, around.language
    whole, part = split(number, lexicon)
    if counted is None and around.after in lexicon.currencies and has_cents(number, lexicon):
        return saying.before_noun(whole_number(whole, language), language)
    if part:
        point = lexicon.words["point"]
        return [*whole_number(whole, language), point, *_decimals(part, lexicon)]
    if len(whole) > 15 or (len(whole) > 1 and whole.startswith("0")):
        return saying.digits(whole, language)
    value = int(whole)
    if counted is None and _looks_like_year(number) and not _is_unit(around.after, around):
        return saying.year(value, language)
    after = around.after.lower()
    counts_feminine = counted.is_feminine if counted else is_feminine(after, lexicon)
    words = saying.cardinal(value, language, is_feminine=counts_feminine)
    is_counting = counted is not None or (after.isalpha() and after != "de")
    return saying.before_noun(words, language) if is_counting and not counts_feminine else words


def _is_unit(after: str, around: Around) -> bool:
    return after in around.lexicon.units or after in around.lexicon.currencies or after == "%"


def _looks_like_year(number: str) -> bool:
    return number.isdigit() and len(number) == 4 and 1100 <= int(number) <= 2099


def is_feminine(after: str, lexicon: Lexicon) -> bool:
    """Whether a counted word (lower case) is feminine, as far as its list and ending tell."""
    unit = lexicon.units.get(after) or (lexicon.currencies.get(after) or (None,))[0]
    if unit is not None:
        return unit.is_feminine
    if after in lexicon.feminine:
        return True
    if after in lexicon.masculine or lexicon.language not in ("es", "it", "pt"):
        return False
    return after.endswith(("a", "as") if lexicon.language != "it" else "a")


def whole_number(whole: str, language: str) -> list[str]:
    """A whole number, digit by digit where it is too long to say."""
    if len(whole) > 15:
        return saying.digits(whole, language)
    return saying.cardinal(int(whole), language)


def _decimals(part: str, lexicon: Lexicon) -> list[str]:
    """English says every digit; the others say short ones as a number after their zeros."""
    rest = part.lstrip("0")
    if lexicon.is_english or len(rest) > 2 or not rest:
        return saying.digits(part, lexicon.language)
    zeros = saying.digits("0" * (len(part) - len(rest)), lexicon.language)
    return [*zeros, *whole_number(rest, lexicon.language)]


def signed(sign: str, around: Around) -> list[str]:
    """The word for a sign before a number; nothing for none."""
    if not sign:
        return []
    return around.lexicon.signs["+"].split() if sign == "+" else [around.lexicon.words["minus"]]


def has_cents(number: str, lexicon: Lexicon) -> bool:
    """Whether a number is written like an amount of money."""
    return is_plain(number, lexicon) and len(split(number, lexicon)[1]) == 2


def cents_of(number: str, around: Around) -> list[str]:
    """What follows the currency in "3,50 €": "(trois) euros cinquante"."""
    if not has_cents(number, around.lexicon):
        return []
    part = int(split(number, around.lexicon)[1])
    words = saying.before_noun(saying.cardinal(part, around.language), around.language)
    return [*around.lexicon.words["cents_joint"].split(), *words] if part else []


def of_scale(scale: str, around: Around, counted: list[str]) -> list[str]:
    """What is counted after millions: "millones de euros", "millions d'euros", "mila euro"."""
    is_noun = scale[:1] in ("m", "M", "b") and scale not in ("mil", "mila", "mille")
    preposition = around.lexicon.words["of"]
    if not is_noun or not preposition or not counted:
        return counted
    if around.language == "fr" and _VOWEL_START.match(counted[0]):
        return [f"d'{counted[0]}", *counted[1:]]
    return [preposition, *counted]
