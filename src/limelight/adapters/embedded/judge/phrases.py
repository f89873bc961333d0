"""Finds many phrases in a row of words at once: a tree of words, walked from every word.

A phrase is words apart by spaces. `nud*` is any word that begins so; `~` is up to four words of any
kind in the same sentence. Phrases are short, so the walk from one word is bounded and the whole is
linear in the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from limelight.adapters.embedded.judge.normalise import Word, phrase_of

_WIDEST_GAP = 4
_SHORTEST_STEM = 3


class Hit(NamedTuple):
    """A phrase that was found: from word `first` up to but not including word `end`."""

    first: int
    end: int


@dataclass(slots=True)
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, "_Node"]]] = field(default_factory=dict)
    gap: "_Node | None" = None
    is_end: bool = False


class Phrases:
    """A list of phrases to look for."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root = _Node()
        for phrase in phrases:
            node = self._root
            for part in phrase_of(phrase):
                node = _step(node, part)
            node.is_end = True
        if self._root.is_end:
            raise ValueError("an empty phrase would be found everywhere")

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """Every longest hit from each word on, in order; hits may overlap."""
        ends = (self.end_from(words, first, len(words)) for first in range(len(words)))
        return [Hit(first, end) for first, end in enumerate(ends) if end]

    def end_from(self, words: Sequence[Word], first: int, limit: int) -> int:
        """Where the longest phrase that starts at word `first` and ends by `limit` ends, or 0."""
        limit = min(limit, len(words))
        if not 0 <= first < limit:
            return 0
        end = _longest(self._root, _Row(words, first, limit), first)
        return end if end > first else 0

    def has(self, words: Sequence[Word], first: int, end: int) -> bool:
        """Whether a phrase lies wholly between the words `first` and `end`."""
        return any(self.end_from(words, at, end) for at in range(max(first, 0), end))


class _Row(NamedTuple):
    """The words a walk may read: from `first` up to but not including `limit`."""

    words: Sequence[Word]
    first: int
    limit: int


def _step(node: _Node, part: str) -> _Node:
    if part == "~":
        node.gap = node.gap or _Node()
        return node.gap
    if part.endswith("*"):
        stem = part[:-1]
        if len(stem) < _SHORTEST_STEM:
            raise ValueError(f"{part} is too short a stem")
        same = node.stems.setdefault(stem[:_SHORTEST_STEM], [])
        known = next((after for begin, after in same if begin == stem), None)
        if known is None:
            known = _Node()
            same.append((stem, known))
        return known
    return node.words.setdefault(part, _Node())


def _longest(node: _Node, row: _Row, at: int) -> int:
    best = at if node.is_end else -1
    if at > row.first and row.words[at - 1].is_last:
        return best
    if node.gap is not None:
        for skipped in range(_WIDEST_GAP + 1):
            best = max(best, _longest(node.gap, row, at + skipped))
            if at + skipped >= row.limit or row.words[at + skipped].is_last:
                break
    if at >= row.limit:
        return best
    for form in row.words[at].forms:
        for after in _after(node, form):
            best = max(best, _longest(after, row, at + 1))
    return best


def _after(node: _Node, form: str) -> list[_Node]:
    found = [node.words[form]] if form in node.words else []
    found += [
        after for stem, after in node.stems.get(form[:_SHORTEST_STEM], ()) if form.startswith(stem)
    ]
    return found
