"""One bar of accompaniment, bass or drums: what is struck when, in beats of a bar of four."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from limelight.adapters.embedded.composer.form import BEATS
from limelight.adapters.embedded.composer.moods import Bass, Comping, Groove


class Stroke(NamedTuple):
    """A sound in a bar: beat from 0, length in beats, MIDI pitch, velocity 0 to 1."""

    beat: float
    beats: float
    pitch: int
    velocity: float


Voicing = tuple[int, ...]

_ARPEGGIOS = (
    (0, 1, 2, 3, 2, 1, 2, 1),
    (0, 2, 1, 3, 2, 1, 3, 2),
    (0, 1, 2, 1, 3, 1, 2, 1),
    (0, 2, 3, 2, 1, 2, 3, 2),
)


def _block(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    again = 2.5 if energy > 0.5 else 2.0
    strokes = [Stroke(0, again, pitch, 0.52) for pitch in voicing]
    return strokes + [Stroke(again, 3.9 - again, pitch, 0.42) for pitch in voicing[1:]]


def _rolled(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    strokes = [Stroke(0.09 * n, 3.8, pitch, 0.5 + 0.03 * n) for n, pitch in enumerate(voicing)]
    strokes += [Stroke(2, 1.9, voicing[-2], 0.42), Stroke(2.5, 1.4, voicing[-1], 0.4)]
    if energy > 0.5:
        strokes += [Stroke(1, 0.9, voicing[-1], 0.34), Stroke(3, 0.9, voicing[1], 0.38)]
    return strokes


def _arpeggio(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    order = _ARPEGGIOS[shape % len(_ARPEGGIOS)]
    raised = (*voicing, voicing[0] + 12) if len(voicing) < 4 else voicing
    every = 1 if energy > 0.4 else 2
    return [
        Stroke(
            place / 2,
            1.6 if every == 1 else 2.4,
            raised[order[place]],
            0.56 if place % 4 == 0 else 0.43,
        )
        for place in range(0, 8, every)
    ]


def _broken(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    strokes = [Stroke(0, 2.0, voicing[0], 0.52), Stroke(2, 1.9, voicing[1], 0.44)]
    for beat in (1, 3):
        strokes += [Stroke(beat, 1.0, pitch, 0.38) for pitch in voicing[1:]]
    return strokes


def _strum(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    full = (*voicing, voicing[0] + 12)
    places = (0, 2, 3, 5, 6, 7) if energy > 0.5 else (0, 3, 6)
    strokes = []
    for number, place in enumerate(places):
        until = places[number + 1] if number + 1 < len(places) else 8
        is_down = place % 2 == 0
        strings = full if is_down else full[:0:-1][:3]
        accent = 0.5 if place in (0, 4) else 0.36
        strokes += [
            Stroke(place / 2 + 0.025 * n, (until - place) / 2 + 0.1, pitch, accent)
            for n, pitch in enumerate(strings)
        ]
    return strokes


def _offbeat(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    beats = (0.5, 1.5, 2.5, 3.5) if energy > 0.4 else (0, 1.5, 2.5)
    return [Stroke(beat, 0.4, pitch, 0.46) for beat in beats for pitch in voicing]


def _pulse(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    every = 1 if energy > 0.4 else 2
    upper = voicing[-2:] if shape % 2 else voicing
    return [
        Stroke(place / 2, 0.55 * every, pitch, 0.5 if place % 4 == 0 else 0.36)
        for place in range(0, 8, every)
        for pitch in (voicing if place == 0 else upper)
    ]


def _stabs(voicing: Voicing, energy: float, shape: int) -> list[Stroke]:
    beats = (0, 1.5, 3) if shape % 2 else (0, 2.5)
    return [Stroke(beat, 1.1, pitch, 0.52) for beat in beats for pitch in voicing]


COMPING: dict[Comping, Callable[[Voicing, float, int], list[Stroke]]] = {
    "block": _block,
    "rolled": _rolled,
    "arpeggio": _arpeggio,
    "broken": _broken,
    "strum": _strum,
    "offbeat": _offbeat,
    "pulse": _pulse,
    "stabs": _stabs,
}


def bass_bar(pattern: Bass, pitch: int, fifth: int, following: int) -> list[Stroke]:
    """One bar of bass on `pitch`; `fifth` is the other note of the chord, `following` the next
    bar's note.
    """
    if pattern == "none":
        return []
    if pattern in ("whole", "drone"):
        return [Stroke(0, 3.8, pitch, 0.6)]
    if pattern == "halves":
        return [
            Stroke(0, 1.9, pitch, 0.62),
            Stroke(2, 1.4, fifth, 0.5),
            Stroke(3.5, 0.45, pitch, 0.4),
        ]
    if pattern == "pulse":
        return [Stroke(n / 2, 0.42, pitch, 0.58 if n % 4 == 0 else 0.45) for n in range(8)]
    approach = following + (1 if pitch >= following else -1)
    walk = (pitch, fifth, pitch, approach)
    return [Stroke(beat, 0.7, note, 0.56) for beat, note in enumerate(walk)]


_Hit = tuple[str, float, float, float]  # instrument, beat, velocity, energy from which it plays
_EIGHTHS = [n / 2 for n in range(2 * BEATS)]
GROOVES: dict[Groove, list[_Hit]] = {
    "none": [],
    "soft": [
        ("kick", 0, 0.5, 0.4),
        ("kick", 2.5, 0.4, 0.6),
        ("side-stick", 3, 0.36, 0.5),
        ("side-stick", 1, 0.3, 0.8),
        *(("shaker", b, 0.34 if b % 1 else 0.22, 0.55) for b in _EIGHTHS),
    ],
    "lofi": [
        ("kick", 0, 0.62, 0.4),
        ("kick", 2.5, 0.5, 0.5),
        ("kick", 1.5, 0.36, 0.9),
        ("snare", 1, 0.4, 0.5),
        ("snare", 3, 0.42, 0.4),
        *(("closed-hat", b, 0.2 if b % 1 else 0.28, 0.55) for b in _EIGHTHS),
    ],
    "four": [
        *(("kick", float(b), 0.55, 0.5) for b in range(4)),
        ("clap", 1, 0.3, 0.8),
        ("clap", 3, 0.32, 0.55),
        *(("closed-hat", b + 0.5, 0.26, 0.55) for b in range(4)),
        *(("shaker", b, 0.2, 0.8) for b in _EIGHTHS),
    ],
    "light": [
        ("kick", 0, 0.42, 0.55),
        ("side-stick", 3, 0.26, 0.7),
        ("tambourine", 1, 0.2, 0.8),
        ("kick", 2, 0.3, 0.8),
        *(("shaker", b, 0.3 if b % 1 else 0.2, 0.5) for b in _EIGHTHS),
    ],
    "march": [
        ("timpani", 0, 0.5, 0.5),
        ("low-tom", 2, 0.36, 0.8),
        ("low-tom", 3, 0.3, 0.8),
        ("low-tom", 3.5, 0.34, 0.8),
        ("kick", 0, 0.5, 0.6),
    ],
    "brushes": [
        ("kick", 0, 0.4, 0.5),
        ("kick", 2, 0.3, 0.6),
        ("brush-tap", 1, 0.34, 0.5),
        ("brush-tap", 3, 0.36, 0.5),
        ("brush-swirl", 0, 0.26, 0.5),
        ("brush-swirl", 2, 0.26, 0.5),
        ("brush-hat", 2.5, 0.2, 0.8),
    ],
    "heartbeat": [("kick", 0, 0.42, 0.5), ("kick", 0.75, 0.28, 0.5), ("maracas", 2, 0.24, 0.8)],
}

# Rhythms of two bars of melody: (beat, beats); few notes, long ends, room for the voice.
_MOTIFS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0, 1.5), (1.5, 0.5), (2, 2), (4, 3)),
    ((1, 1), (2, 1), (3, 1), (4, 2.5)),
    ((0, 1), (1, 0.5), (1.5, 0.5), (2, 2), (5, 1), (6, 1.8)),
    ((0.5, 0.5), (1, 1), (2, 1.5), (3.5, 0.5), (4, 3)),
    ((0, 2), (2, 1), (3, 1), (4, 1.5), (5.5, 2)),
    ((2, 1), (3, 1), (4, 2), (6, 1.8)),
)


def motif(random: Random) -> tuple[tuple[float, float], ...]:
    """A rhythm for two bars."""
    return random.choice(_MOTIFS)
