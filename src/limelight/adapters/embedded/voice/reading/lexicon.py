"""What a language calls its units, money, signs and abbreviations, and how it writes numbers."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[2] / "data" / "voice" / "lexicons"


@dataclass(frozen=True)
class Noun:
    """A thing that is counted."""

    one: str
    many: str
    is_feminine: bool = False

    def words(self, *, is_one: bool) -> list[str]:
        """The noun for one or for many, as spoken words."""
        return (self.one if is_one else self.many).split()


NO_NOUN = Noun("", "")


@dataclass(frozen=True)
class Romans:
    """Where Roman numerals stand: after names, counted things and centuries, and how they are said
    there ("cardinal", "ordinal", "ordinal to ten" or "the ordinal").
    """

    names: frozenset[str]
    names_as: str
    counts: frozenset[str]
    centuries: frozenset[str]
    centuries_as: str


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language (`data/voice/lexicons/`). Values are spoken words separated by
    spaces.

    `words` are fixed small words by key. `titles` are abbreviations whose full stop never ends a
    sentence, `abbreviations` may; those in `needs_digit` are words of their own without a number
    after them. `attached_units` need the number attached ("5in"), because alone they are words.
    `emoji` are those that stand for a word. `spelled` are capitals always said letter by letter,
    `letters` what letters are called (empty where the pronouncing part knows). `feminine` and
    `masculine` are counted nouns that the ending does not tell.
    """

    language: str
    grammar: dict[str, str]
    ordinal: re.Pattern[str]
    words: dict[str, str]
    currencies: dict[str, tuple[Noun, Noun]]
    scales: dict[str, Noun]
    units: dict[str, Noun]
    attached_units: frozenset[str]
    signs: dict[str, str]
    emoji: dict[str, str]
    link_signs: dict[str, str]
    titles: dict[str, str]
    needs_digit: frozenset[str]
    abbreviations: dict[str, str]
    phone_words: frozenset[str]
    months: tuple[str, ...]
    fractions: dict[str, Noun]
    letters: dict[str, str]
    spelled: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    romans: Romans

    @property
    def is_english(self) -> bool:
        """Whether decimals have a point, months come first and nouns no gender."""
        return self.language == "en"


def noun(text: str) -> Noun:
    """A noun from "one|many", or "one" when many only adds an s; a leading * means feminine."""
    one, _, many = text.lstrip("*").partition("|")
    return Noun(one, many or one + "s", text.startswith("*"))


def _nouns(table: dict[str, str]) -> dict[str, Noun]:
    return {key: noun(text) for key, text in table.items()}


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language that is spoken (not Japanese, which has rules of its own)."""
    raw: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text("utf-8"))
    romans = raw["roman"]
    sets = ("attached_units", "needs_digit", "phone_words", "spelled", "feminine", "masculine")
    plain = ("grammar", "words", "signs", "emoji", "link_signs", "titles", "abbreviations")
    tables: dict[str, Any] = {key: frozenset(raw[key]) for key in sets}
    tables |= {key: raw[key] for key in plain}
    return Lexicon(
        language=language,
        ordinal=re.compile(raw["grammar"]["ordinal"]),
        currencies={key: (noun(one), noun(cent)) for key, (one, cent) in raw["currencies"].items()},
        scales=_nouns(raw["scales"]),
        units=_nouns(raw["units"]),
        months=tuple(raw["months"]),
        fractions=_nouns(raw["fractions"]),
        letters=raw["letters"],
        romans=Romans(
            names=frozenset(romans["names"].split()),
            names_as=romans["names_as"],
            counts=frozenset(romans["counts"].split()),
            centuries=frozenset(romans["centuries"].split()),
            centuries_as=romans["centuries_as"],
        ),
        **tables,
    )


@lru_cache(maxsize=1)
def all_titles() -> frozenset[str]:
    """Every title of every language, for telling full stops apart."""
    return frozenset().union(*(lexicon(path.stem).titles for path in _FOLDER.glob("*.json")))


@lru_cache(maxsize=1)
def all_abbreviations() -> frozenset[str]:
    """Every other abbreviation of every language."""
    return frozenset().union(*(lexicon(path.stem).abbreviations for path in _FOLDER.glob("*.json")))


@dataclass(frozen=True)
class Around:
    """The language of a token, and the tokens before and after it ("" where punctuation parts
    them).
    """

    lexicon: Lexicon
    before: str = ""
    after: str = ""

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.lexicon.language
