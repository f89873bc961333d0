"""Tunes: a theme is a rhythm with a contour; its notes are the best way through the chords.

A theme that returns keeps its rhythm and its shape, so it is recognised; each return changes a
little. It leaves bars free, for the voice it lies under.
"""

from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

from limelight.adapters.embedded.composer.writing.keys import Key
from limelight.adapters.embedded.composer.writing.score import Chord, Stroke
from limelight.adapters.embedded.composer.writing.styles import Style

_BELOW, _ABOVE = 9, 10
# a, b: the idea and another one; c comes to an end; a dot is a free bar.
_PLANS = {
    0.6: ("aba.", "aa.c", "ab.c", "aab."),
    0.45: ("aa.c", "ab..", "a.ac", "a.c."),
    0.35: ("a.c.", ".a.c", "ac..", "ab.."),
    0.0: ("a...", ".a..", "a..c", "..ac"),
}
_SHAPES = ((0, 2, 1), (0, 1, 3), (2, 1, 0), (1, 3, 0), (0, -2, 1), (3, 1, 2), (0, 4, 2), (1, -1, 2))
_INTERVAL_COSTS = (0.9, 0.0, 0.0, 0.45, 0.5, 1.2, 6.0, 2.0, 3.0, 3.2, 7.0, 8.0, 3.6)
_TOO_FAR, _LEAP = 30.0, 5
_OFF_CHORD, _CLASH, _MILD = 3.5, 6.0, 0.9
_UNRECOVERED, _HOME = 4.0, 6.0


class Cell(NamedTuple):
    """A note of a theme: beat in its bar, beats, and how many steps above the middle it wants to
    be.
    """

    beat: float
    beats: float
    wish: float


Theme = tuple[tuple[Cell, ...], ...]


class _Place(NamedTuple):
    """A note to be found: what it wishes, the chord under it, whether it carries weight."""

    wish: float
    chord: Chord
    is_strong: bool


def invented(style: Style, metre: int, random: Random, *, lift: float = 0.0) -> Theme:
    """Four bars of rhythm and contour; `lift` raises the whole, for a contrasting theme."""
    share = next(limit for limit in _PLANS if style.melody_share >= limit)
    plan = random.choice(_PLANS[share])
    bars = {
        "a": _bar(style, metre, random, lift),
        "b": _bar(style, metre, random, lift + random.choice((-1.5, 1.0, 2.0))),
        "c": _closing(metre, random, lift),
        ".": (),
    }
    return tuple(bars[letter] for letter in plan)


def _bar(style: Style, metre: int, random: Random, lift: float) -> tuple[Cell, ...]:
    low, high = style.notes_per_bar
    count = random.randint(low, high)
    eighths = [place / 2 for place in range(2 * metre)]
    weights = [
        3.0 if place == 0 else 1.6 if place % 1 == 0 else 0.3 + 1.8 * style.syncopation
        for place in eighths
    ]
    onsets: set[float] = set()
    while len(onsets) < count:
        onsets.add(random.choices(eighths, weights)[0])
    if min(onsets) > 1.5:
        onsets.add(random.choice((0.0, 0.5, 1.0)))
    return _shaped(sorted(onsets), metre, random.choice(_SHAPES), lift)


def _closing(metre: int, random: Random, lift: float) -> tuple[Cell, ...]:
    onsets = random.choice(((0.0, 1.0), (0.0, 0.5, 1.0), (0.0,), (0.5, 1.0), (0.0, 1.5)))
    return _shaped(onsets, metre, (1, 0, 0), lift * 0.5)


def _shaped(
    onsets: Sequence[float], metre: int, shape: tuple[int, int, int], lift: float
) -> tuple[Cell, ...]:
    cells = []
    for place, (beat, following) in enumerate(pairwise((*onsets, float(metre)))):
        where = place / max(1, len(onsets) - 1) * 2
        left, right = shape[int(where)], shape[min(2, int(where) + 1)]
        wish = lift + left + (right - left) * (where % 1)
        cells.append(Cell(beat, following - beat, wish))
    return tuple(cells)


def varied(theme: Theme, turn: int, random: Random) -> Theme:
    """The theme on its return: one bar gets a note more or less."""
    if turn == 0:
        return theme
    bars = list(theme)
    busy = [place for place, bar in enumerate(bars) if bar and place > 0] or [0]
    place = random.choice(busy)
    bars[place] = _ornamented(bars[place], random)
    return tuple(bars)


def _ornamented(bar: tuple[Cell, ...], random: Random) -> tuple[Cell, ...]:
    long = [place for place, cell in enumerate(bar) if cell.beats >= 1.5]
    if long and (len(bar) < 4 or random.random() < 0.6):
        place = random.choice(long)
        cell = bar[place]
        first = cell._replace(beats=cell.beats - 0.5 if cell.beats > 2 else cell.beats / 2)
        turn = random.choice((-1.0, 1.0))
        second = Cell(cell.beat + first.beats, cell.beats - first.beats, cell.wish + turn)
        return (*bar[:place], first, second, *bar[place + 1 :])
    if len(bar) > 2:
        place = random.randrange(1, len(bar))
        longer = bar[place - 1]._replace(beats=bar[place - 1].beats + bar[place].beats)
        return (*bar[: place - 1], longer, *bar[place + 1 :])
    return bar


def sung(
    theme: Theme,
    chords: Sequence[Sequence[tuple[float, Chord]]],
    key: Key,
    centre: int,
    *,
    rests: bool,
) -> list[tuple[int, Stroke]]:
    """The theme over the chords of its bars, each with the beat from which it sounds: (bar,
    stroke). `rests` brings the last note home.
    """
    cells = [(bar, cell) for bar, row in enumerate(theme[: len(chords)]) for cell in row]
    if not cells:
        return []
    places = [
        _Place(cell.wish, _sounding(chords[bar], cell.beat), cell.beat % 1 == 0 or cell.beats >= 1)
        for bar, cell in cells
    ]
    pitches = _best_way(places, key, centre, home=key.tonic if rests else None)
    return [
        (bar, Stroke(cell.beat, cell.beats * 0.96, pitch, _velocity(cell)))
        for (bar, cell), pitch in zip(cells, pitches, strict=True)
    ]


def _sounding(chords: Sequence[tuple[float, Chord]], beat: float) -> Chord:
    return next(chord for begin, chord in reversed(chords) if begin <= beat)


def _velocity(cell: Cell) -> float:
    accent = 0.05 if cell.beat == 0 else 0.02 if cell.beat % 1 == 0 else -0.03
    return 0.46 + accent + 0.012 * max(-3.0, min(5.0, cell.wish))


def _best_way(places: Sequence[_Place], key: Key, centre: int, *, home: int | None) -> list[int]:
    """The cheapest pitches: near the wish, on the chord where it matters, small steps, leaps
    answered by a step back.
    """
    last = len(places) - 1
    ways: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for number, place in enumerate(places):
        target = home if number == last else None
        costs = {
            pitch: _note_cost(pitch, place, key, centre, target)
            for pitch in range(centre - _BELOW, centre + _ABOVE + 1)
            if _may_sound(pitch, place.chord, key)
        }
        following: dict[tuple[int, int], tuple[float, list[int]]] = {}
        for (before, leapt), (cost, way) in ways.items():
            for pitch, own in costs.items():
                interval = pitch - before if way else 0
                whole = cost + own + (_move_cost(interval, leapt) if way else 0.0)
                state = (pitch, (interval > 0) - (interval < 0) if abs(interval) >= _LEAP else 0)
                if state not in following or whole < following[state][0]:
                    following[state] = (whole, [*way, pitch])
        ways = following
    return min(ways.values(), key=lambda found: found[0])[1]


def _may_sound(pitch: int, chord: Chord, key: Key) -> bool:
    if chord.is_tone(pitch):
        return True
    borrowed = [tone for tone in chord.tones if tone not in key.scale]
    return pitch % 12 in key.scale and not any((pitch - tone) % 12 in (1, 11) for tone in borrowed)


def _note_cost(pitch: int, place: _Place, key: Key, centre: int, home: int | None) -> float:
    # A step of a scale is 12/7 semitones.
    cost = abs(pitch - centre - place.wish * 12 / 7) * 0.42
    is_sharp = any((pitch - tone) % 12 == 1 for tone in place.chord.tones)
    if is_sharp or not place.chord.is_tone(pitch):
        weight = 1.0 if place.is_strong else 0.12
        cost += weight * (_CLASH if is_sharp else _OFF_CHORD)
    elif (pitch - place.chord.root) % 12 in (10, 11, 2):
        cost += _MILD if place.is_strong else 0.0
    if home is not None:
        away = (pitch - home) % 12
        third = (key.scale[2] - home) % 12
        cost += 0.0 if away == 0 else _HOME * 0.4 if away == third else _HOME
    return cost


def _move_cost(interval: int, leapt: int) -> float:
    size = abs(interval)
    cost = _INTERVAL_COSTS[size] if size < len(_INTERVAL_COSTS) else _TOO_FAR
    is_answered = leapt == 0 or (interval * leapt < 0 and size <= 4)
    return cost + (0.0 if is_answered else _UNRECOVERED)


def doubled(
    strokes: Sequence[tuple[int, Stroke]], chords: Sequence[Sequence[tuple[float, Chord]]]
) -> list[tuple[int, Stroke]]:
    """A second voice under the long notes: the chord tone a third to a sixth below."""
    voices = []
    for bar, stroke in strokes:
        chord = _sounding(chords[bar], stroke.beat)
        below = [p for p in range(stroke.pitch - 9, stroke.pitch - 2) if chord.is_tone(p)]
        if below and stroke.beats >= 0.9:
            voices.append((bar, stroke._replace(pitch=below[-1], velocity=stroke.velocity * 0.85)))
    return voices
