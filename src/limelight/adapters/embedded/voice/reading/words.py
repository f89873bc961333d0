"""The values that reading gives: spoken words, and written tokens with the words said for them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spoken:
    """A word as it is said, and the punctuation heard after it: one of `, ; : . ! ? … —` or
    nothing.
    """

    word: str
    mark: str = ""


@dataclass(frozen=True)
class Written:
    """A token of the text exactly as written, and what is said for it (nothing for an emoji)."""

    text: str
    spoken: tuple[Spoken, ...]


def listed(text: str) -> tuple[str, ...]:
    """The words of a table that is written as running text."""
    return tuple(text.split())
