"""Numbers as words in any of the languages. Whole numbers go up to `LARGEST`; longer ones are for
the caller to read digit by digit.
"""

from typing import Protocol

from limelight.adapters.embedded.voice.reading.numerals import (
    english,
    french,
    italian,
    portuguese,
    spanish,
)

LARGEST = 10**15 - 1


class _Counting(Protocol):
    """What a language's module offers: a number as words, as an ordinal, what changes before a
    feminine noun and before any noun.
    """

    MINUS: str

    def cardinal(self, number: int) -> list[str]: ...

    def ordinal(self, number: int, is_feminine: bool) -> list[str]: ...  # noqa: FBT001

    def feminine(self, words: list[str]) -> list[str]: ...

    def before_noun(self, words: list[str]) -> list[str]: ...


_LANGUAGES: dict[str, _Counting] = {
    "en": english,
    "es": spanish,
    "fr": french,
    "it": italian,
    "pt": portuguese,
}


def cardinal(number: int, language: str, *, is_feminine: bool = False) -> list[str]:
    """The number as words; `is_feminine` matters for one, in Portuguese for two, and for Iberian
    hundreds ("doscientas").
    """
    counting = _LANGUAGES[language]
    if number < 0:
        return [counting.MINUS, *cardinal(-number, language, is_feminine=is_feminine)]
    words = counting.cardinal(number)
    return counting.feminine(words) if is_feminine else words


def ordinal(number: int, language: str, *, is_feminine: bool = False) -> list[str]:
    """The number as an ordinal ("twenty", "first"; "vigésima", "primera")."""
    return _LANGUAGES[language].ordinal(number, is_feminine)


def before_noun(words: list[str], language: str) -> list[str]:
    """A number as it stands before a masculine noun: "un", "veintiún". Others stay."""
    return _LANGUAGES[language].before_noun(words) if words else words


def year(number: int, language: str) -> list[str]:
    """A year between 1100 and 2099 the way it is said: "nineteen ninety five", "mil novecientos
    noventa y cinco".
    """
    return english.year(number) if language == "en" else cardinal(number, language)


def digits(text: str, language: str) -> list[str]:
    """Every digit of `text` by itself."""
    counting = _LANGUAGES[language]
    return [counting.cardinal(int(digit))[0] for digit in text if digit.isdecimal()]
