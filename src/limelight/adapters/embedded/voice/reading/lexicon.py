"""What a language calls its units, money, signs and abbreviations, as data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """A thing that is counted."""

    one: str
    many: str
    is_feminine: bool = False

    def words(self, *, is_one: bool) -> list[str]:
        """The noun for one or for many, as spoken words."""
        return (self.one if is_one else self.many).split()


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language. Values are spoken words separated by spaces.

    `words` are fixed small words by key: point, percent, to, by, times, hashtag, at, cents_joint.
    `titles` are abbreviations whose full stop never ends a sentence, `abbreviations` may.
    `attached_units` need the number attached ("5in"), because alone they are words. `spelled` are
    capitals always said letter by letter, `letters` what letters are called ("" where the
    pronouncing part knows). `feminine` are common counted nouns.
    """

    words: dict[str, str]
    currencies: dict[str, tuple[Noun, Noun]]
    scales: dict[str, Noun]
    units: dict[str, Noun]
    signs: dict[str, str]
    link_signs: dict[str, str]
    titles: dict[str, str]
    abbreviations: dict[str, str]
    months: tuple[str, ...]
    fractions: dict[str, Noun]
    letters: dict[str, str]
    spelled: frozenset[str]
    attached_units: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()


def noun(text: str) -> Noun:
    """A noun from "one|many", or "one" when many only adds an s; a leading * means feminine."""
    one, _, many = text.lstrip("*").partition("|")
    return Noun(one, many or one + "s", text.startswith("*"))


def nouns(table: dict[str, str]) -> dict[str, Noun]:
    """A table of nouns from texts as `noun` takes them."""
    return {key: noun(text) for key, text in table.items()}


@dataclass(frozen=True)
class Around:
    """The language of a token, and the tokens before and after it ("" where punctuation parts
    them).
    """

    language: str
    lexicon: Lexicon
    before: str = ""
    after: str = ""
