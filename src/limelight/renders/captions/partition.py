"""Cutting a row of things into runs so that the sum of the runs' costs is least."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from limelight.generation.schemas import WordTiming

_SAME_SECONDS = 0.002


def cheapest_runs(
    count: int, longest: int, cost: Callable[[int, int], float | None]
) -> list[tuple[int, int]]:
    """Cut 0..count into runs of at most `longest`; returns half-open (start, stop) pairs in order.

    `cost(start, stop)` is None where a run may not be; a run of one must always be possible. Ties
    go to the longer first run.
    """
    best: list[float] = [0.0] + [float("inf")] * count
    came_from = [0] * (count + 1)
    for stop in range(1, count + 1):
        for start in range(max(0, stop - longest), stop):
            price = cost(start, stop)
            if price is not None and best[start] + price < best[stop]:
                best[stop] = best[start] + price
                came_from[stop] = start
    runs = []
    stop = count
    while stop > 0:
        runs.append((came_from[stop], stop))
        stop = came_from[stop]
    return runs[::-1]


def sections(words: Sequence[WordTiming], starts: Sequence[float]) -> list[tuple[int, int]]:
    """Half-open (start, stop) pairs of words between the given starts of words, in order; one over
    all of them where none is given.
    """
    firsts = [
        at
        for at, word in enumerate(words)
        if at and any(abs(word.start - start) < _SAME_SECONDS for start in starts)
    ]
    edges = [0, *firsts, len(words)]
    return list(pairwise(edges))
