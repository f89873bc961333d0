"""Cutting of a spoken text into phrases that a network can speak at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from limelight.adapters.embedded.voice.networks import MOST_PHONEMES

SENTENCE_PAUSE_SECONDS = 0.32
CLAUSE_PAUSE_SECONDS = 0.14
_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:—")
_SHORT_PHONEMES = 8


@dataclass(frozen=True)
class Sounded:
    """A spoken word as phonemes, the mark after it, and the number of the written token it belongs
    to.
    """

    owner: int
    sounds: str
    mark: str

    @property
    def size(self) -> int:
        """How many symbols it adds to a phrase, with the space before it."""
        return len(self.sounds) + len(self.mark) + 1


@dataclass(frozen=True)
class Phrase:
    """Words spoken in one breath, and the silence after them when something follows."""

    words: tuple[Sounded, ...]
    pause_seconds: float

    @property
    def symbols(self) -> str:
        """The phoneme string for the network."""
        return " ".join(word.sounds + word.mark for word in self.words)


def phrases(words: Sequence[Sounded]) -> tuple[Phrase, ...]:
    """Cut at sentence ends; what is still too long at clause ends, then between words; very short
    sentences stay with the next one, because the networks speak them badly alone.
    """
    out: list[Phrase] = []
    for sentence in _joined(_cut(words, _SENTENCE_ENDS)):
        parts = list(_fitting(sentence))
        out += [Phrase(tuple(part), CLAUSE_PAUSE_SECONDS) for part in parts[:-1]]
        out.append(Phrase(tuple(parts[-1]), SENTENCE_PAUSE_SECONDS))
    return tuple(out)


def _cut(words: Iterable[Sounded], ends: frozenset[str]) -> Iterator[list[Sounded]]:
    part: list[Sounded] = []
    for word in words:
        part.append(word)
        if word.mark and word.mark in ends:
            yield part
            part = []
    if part:
        yield part


def _size(words: Iterable[Sounded]) -> int:
    return sum(word.size for word in words)


def _joined(sentences: Iterable[list[Sounded]]) -> Iterator[list[Sounded]]:
    part: list[Sounded] = []
    for sentence in sentences:
        part = part + sentence
        if _size(part) > _SHORT_PHONEMES:
            yield part
            part = []
    if part:
        yield part


def _fitting(sentence: list[Sounded]) -> Iterator[list[Sounded]]:
    pieces = [sentence] if _size(sentence) <= MOST_PHONEMES else _cut(sentence, _CLAUSE_ENDS)
    part: list[Sounded] = []
    for piece in pieces:
        if part and _size(part) + _size(piece) > MOST_PHONEMES:
            yield part
            part = []
        for word in piece:
            if part and _size(part) + word.size > MOST_PHONEMES:
                yield part
                part = []
            part.append(word)
    yield part
