"""How far fingerprints are apart, and which of many are near.

Distances go from 0 (the same to eye, ear or reader) to 64. Unrelated pictures and sounds are about
32 apart; texts that share nothing 40 and more.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from limelight.library.schemas import MarkKind

_WORD_BYTES, _WORD_BITS = 8, 64
# Vectors of unrelated texts score about 0.75.
_UNRELATED_SCORE = 0.75
_TEXTS_AT_ONCE = 512

Words = NDArray[np.uint64]


def apart(kind: MarkKind, one: bytes, two: bytes) -> float:
    """The distance of two fingerprints of a kind."""
    if kind == "text":
        a, b = (np.frombuffer(mark, np.float16).astype(np.float32) for mark in (one, two))
        return _text_distance(float(a @ b))
    first, second = _words([one]), _words([two])
    return float(np.bitwise_count(first ^ second).sum() / first.shape[1])


def near_pairs(
    kind: MarkKind, marks: Sequence[bytes], distance: int
) -> Iterator[tuple[int, int, float]]:
    """Pairs of places whose fingerprints are at most `distance` apart, each pair once, in no
    order.

    Hashes are compared only where they share a stretch of bits, which near ones must.
    """
    if len(marks) < 2:
        return
    if kind == "text":
        yield from _near_texts(marks, distance)
        return
    words = _words(marks)
    told: set[tuple[int, int]] = set()
    for one, two in _candidates(words, distance):
        if (one, two) not in told:
            told.add((one, two))
            away = float(np.bitwise_count(words[one] ^ words[two]).sum() / words.shape[1])
            if away <= distance:
                yield one, two, away


def _words(marks: Sequence[bytes]) -> Words:
    return np.frombuffer(b"".join(marks), ">u8").astype(np.uint64).reshape(len(marks), -1)


def _candidates(words: Words, distance: int) -> Iterator[tuple[int, int]]:
    """Two words that differ in at most d bits are equal in one of d + 1 stretches; of several words
    one differs in no more than all do on average.
    """
    edges = [_WORD_BITS * place // (distance + 1) for place in range(distance + 2)]
    for column in words.T:
        for low, high in pairwise(edges):
            stretch = (column >> np.uint64(low)) & np.uint64((1 << (high - low)) - 1)
            order = np.argsort(stretch, kind="stable")
            starts = np.flatnonzero(
                np.diff(stretch[order], prepend=stretch[order[0]] + np.uint64(1))
            )
            for a, b in zip(starts, [*starts[1:], len(order)], strict=True):
                if b - a > 1:
                    yield from _near_in(column, np.sort(order[a:b]), distance)


def _near_in(column: Words, places: NDArray[np.intp], distance: int) -> Iterator[tuple[int, int]]:
    for number, one in enumerate(places[:-1]):
        others = places[number + 1 :]
        near = np.bitwise_count(column[others] ^ column[one]) <= distance
        for two in others[near]:
            yield int(one), int(two)


def _near_texts(marks: Sequence[bytes], distance: int) -> Iterator[tuple[int, int, float]]:
    vectors = np.stack([np.frombuffer(mark, np.float16) for mark in marks]).astype(np.float32)
    starts = range(0, len(vectors), _TEXTS_AT_ONCE)
    for first, second in (*((start, start) for start in starts), *combinations(starts, 2)):
        scores = (
            vectors[first : first + _TEXTS_AT_ONCE] @ vectors[second : second + _TEXTS_AT_ONCE].T
        )
        for one, two in np.argwhere(scores >= 1 - (1 - _UNRELATED_SCORE) * distance / _WORD_BITS):
            if first + one < second + two:
                yield int(first + one), int(second + two), _text_distance(float(scores[one, two]))


def _text_distance(score: float) -> float:
    return max(0.0, min(1.0, (1 - score) / (1 - _UNRELATED_SCORE))) * _WORD_BITS
