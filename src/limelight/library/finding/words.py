"""Texts as they are searched: folded to tokens, the same way in the index and in queries."""

import re
from dataclasses import dataclass

from limelight.characters.limits import plain

# Scripts written without spaces are searched sign by sign, several signs as a phrase.
_TOKEN = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿฀-๿]|[^\W_぀-ヿ㐀-䶿一-鿿豈-﫿฀-๿]+")
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
_LONGEST_TOKEN = 64
_MOST_PARTS = 16


@dataclass(frozen=True)
class Part:
    """Tokens that stand together; the last one begins a word unless the part was quoted."""

    tokens: tuple[str, ...]
    is_begun: bool
    is_excluded: bool


def tokens(text: str) -> list[str]:
    """The words of a text, without case, accents and punctuation."""
    return [token[:_LONGEST_TOKEN] for token in _TOKEN.findall(plain(text))]


def folded(text: str) -> str:
    """The text as it is kept for searching: its tokens with single spaces."""
    return " ".join(tokens(text))


def parts(query: str) -> list[Part]:
    """What a person typed, as parts that must all be (or, with a minus, must not be) there."""
    found = []
    for match in _PART.finditer(query):
        quoted = match["quoted"]
        said = tuple(tokens(match["bare"] if quoted is None else quoted))
        if said:
            found.append(Part(said, quoted is None, bool(match["minus"])))
    return found[:_MOST_PARTS]


def to_fts5(part: Part) -> str:
    """The part as SQLite's FTS5 asks for it."""
    phrase = " + ".join(f'"{token}"' for token in part.tokens)
    return f"{phrase} *" if part.is_begun else phrase


def to_tsquery(part: Part) -> str:
    """The part as PostgreSQL's `to_tsquery` asks for it."""
    *first, last = (f"'{token}'" for token in part.tokens)
    return " <-> ".join([*first, f"{last}:*" if part.is_begun else last])
