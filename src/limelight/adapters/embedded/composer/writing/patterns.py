"""Patterns of one bar, read from data: what is struck when, by chord instruments, bass and drums.

A row of tokens divides the bar evenly. `-` lets the last stroke go on, `.` is silence, the rest is
what to strike.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from limelight.adapters.embedded.composer.writing.styles import read_data

_DIGIT_FULL = 9


class Step(NamedTuple):
    """A sign, when it is struck and how many beats until the next sign or silence."""

    sign: str
    beat: float
    beats: float


class Pair(NamedTuple):
    """One pattern twice: for soft sections and for full ones."""

    sparse: tuple[Step, ...]
    full: tuple[Step, ...]

    def at(self, energy: float, usual: float) -> tuple[Step, ...]:
        """The one that suits the energy."""
        return self.full if energy >= usual else self.sparse


class Hit(NamedTuple):
    """A drum: the beat and how strongly, 0 to 1."""

    beat: float
    velocity: float


class Layer(NamedTuple):
    """One drum of a groove: from which energy it plays, and its rows to choose from."""

    instrument: str
    from_energy: float
    rows: tuple[tuple[Hit, ...], ...]


class Groove(NamedTuple):
    """Layers of drums, and fills that end a phrase: (instrument, hits) each."""

    layers: tuple[Layer, ...]
    fills: tuple[tuple[str, tuple[Hit, ...]], ...]


class Comping(NamedTuple):
    """How a chord instrument plays: beats a stroke rings, and patterns."""

    ring: float
    pairs: tuple[Pair, ...]


@lru_cache(maxsize=1)
def _patterns() -> Any:
    return read_data("patterns.json")


@lru_cache(maxsize=64)
def comping(name: str, metre: int) -> Comping:
    """The way of comping called `name` in a metre."""
    found = _patterns()["comping"][name]
    return Comping(found["ring"], _pairs(found[str(metre)], metre))


@lru_cache(maxsize=64)
def bassing(name: str, metre: int) -> tuple[Pair, ...]:
    """The bass patterns called `name` in a metre."""
    return _pairs(_patterns()["bassing"][name][str(metre)], metre)


@lru_cache(maxsize=64)
def groove(name: str, metre: int) -> Groove:
    """The drums called `name` in a metre; none where it has none in it."""
    found = _patterns()["grooves"][name].get(str(metre), {"layers": [], "fills": []})
    layers = tuple(
        Layer(instrument, energy, tuple(_hits(row, metre) for row in rows))
        for instrument, energy, rows in found["layers"]
    )
    return Groove(layers, tuple((drum, _hits(row, metre)) for drum, row in found["fills"]))


def _pairs(rows: list[list[str]], metre: int) -> tuple[Pair, ...]:
    return tuple(
        Pair(tuple(_steps(sparse, metre)), tuple(_steps(full, metre))) for sparse, full in rows
    )


def _steps(row: str, metre: int) -> Iterator[Step]:
    tokens = row.split()
    each = metre / len(tokens)
    for place, sign in enumerate(tokens):
        if sign in ".-":
            continue
        until = next(
            (later for later in range(place + 1, len(tokens)) if tokens[later] != "-"), len(tokens)
        )
        yield Step(sign, place * each, (until - place) * each)


def _hits(row: str, metre: int) -> tuple[Hit, ...]:
    each = metre / len(row)
    return tuple(
        Hit(place * each, int(sign) / _DIGIT_FULL) for place, sign in enumerate(row) if sign != "."
    )
