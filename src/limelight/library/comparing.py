"""Two versions of one thing side by side, and which of their words changed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from limelight.generation.schemas import Value

LONGEST_COMPARED = 40_000
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_LIKE = 0.4


class Side(Value):
    """One of the two: where it is seen, and its text where it has one."""

    name: str
    kind: Literal["picture", "film", "sound", "text"]
    url: str = ""
    poster_url: str = ""
    captions_url: str = ""
    text: str = ""


class Words(NamedTuple):
    """Some words of a line: in both, only before, or only after."""

    where: Literal["both", "before", "after"]
    text: str


Line = tuple[Words, ...]


def compared(before: str, after: str) -> tuple[Line, ...]:
    """Both texts as one, line by line, with what changed in each; only their beginnings (40,000
    characters) are looked at. Blocking.
    """
    olds, news = before[:LONGEST_COMPARED].splitlines(), after[:LONGEST_COMPARED].splitlines()
    found: list[Line] = []
    for what, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if what == "equal":
            found += ((Words("both", line),) for line in olds[a:b])
        else:
            found += _changed(olds[a:b], news[c:d])
    return tuple(found)


def _changed(olds: Sequence[str], news: Sequence[str]) -> Iterator[Line]:
    """Lines that stand in each other's place are told word by word where they are alike."""
    together = min(len(olds), len(news))
    for old, new in zip(olds[:together], news[:together], strict=True):
        yield from _told(old, new)
    yield from ((Words("before", line),) for line in olds[together:])
    yield from ((Words("after", line),) for line in news[together:])


def _told(old: str, new: str) -> Iterator[Line]:
    olds, news = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    if matcher.ratio() < _LIKE:
        yield (Words("before", old),)
        yield (Words("after", new),)
        return
    line: list[Words] = []
    for what, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(olds[a:b]), "".join(news[c:d])
        if what == "equal":
            line.append(Words("both", gone))
            continue
        line += [Words("before", gone)] if gone else []
        line += [Words("after", come)] if come else []
    yield tuple(line)
