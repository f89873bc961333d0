"""What chord instruments, pads, bass and the second voice do with the chords of a bar."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from limelight.adapters.embedded.composer.writing.harmony.voicing import Voicing
from limelight.adapters.embedded.composer.writing.keys import Key
from limelight.adapters.embedded.composer.writing.patterns import Step
from limelight.adapters.embedded.composer.writing.score import Chord, Stroke

BASS_LOW, BASS_HIGH = 28, 45
_STRUM_BEATS, _ROLL_BEATS = 0.02, 0.09
_ON_ONE, _ON_BEAT, _OFF_BEAT = 0.52, 0.45, 0.37
_LONGEST_TIE_BEATS = 8.0
_COUNTER_REACH = 7


class Span(NamedTuple):
    """A chord, its voicings for chords and for pads, its bass note, and which beats of the bar it
    has.
    """

    chord: Chord
    voicing: Voicing
    pad: Voicing
    bass: int
    first: float
    last: float


def comped(steps: Sequence[Step], ring: float, spans: Sequence[Span]) -> Iterator[Stroke]:
    """One bar of a chord instrument. Strokes ring on, but not into the next chord."""
    for step in steps:
        span = _at(spans, step.beat)
        left = span.last - step.beat
        beats = min(ring, left) if ring < step.beats else max(step.beats, min(ring, left))
        loudness = _ON_ONE if step.beat == 0 else _OFF_BEAT if step.beat % 1 else _ON_BEAT
        for place, pitch in enumerate(_struck(step.sign, span.voicing)):
            late = place * _spread(step.sign)
            yield Stroke(step.beat + late, max(0.1, beats - late), pitch, loudness - 0.015 * place)


def _struck(sign: str, voicing: Voicing) -> list[int]:
    """The pitches a sign strikes, in the order of the hand."""
    if sign.isdigit():
        size = len(voicing)
        return [voicing[int(n) % size] + 12 * (int(n) // size) for n in sign]
    if sign == "D":
        top = voicing[0] + 12
        return [*voicing, top] if top - voicing[-1] > 1 else list(voicing)
    return list(voicing[:0:-1] if sign == "u" else voicing)


def _spread(sign: str) -> float:
    return _ROLL_BEATS if sign == "r" else 0.0 if sign.isdigit() else _STRUM_BEATS


def _at(spans: Sequence[Span], beat: float) -> Span:
    return next((span for span in reversed(spans) if span.first <= beat + 1e-6), spans[0])


def padded(spans: Sequence[tuple[float, Span]]) -> Iterator[tuple[float, Stroke]]:
    """Chords held under a section; notes that stay are tied over. Spans and strokes come with the
    beat of the section on which their bar begins.
    """
    held: dict[int, tuple[float, float]] = {}
    for bar, span in spans:
        start, stop = bar + span.first, bar + span.last
        for pitch in [pitch for pitch in held if pitch not in span.pad]:
            yield _held(pitch, *held.pop(pitch))
        for pitch in span.pad:
            since, until = held.get(pitch, (start, stop))
            if stop - since > _LONGEST_TIE_BEATS:
                yield _held(pitch, since, until)
                since = start
            held[pitch] = (since, stop)
    for pitch, (since, until) in held.items():
        yield _held(pitch, since, until)


def _held(pitch: int, since: float, until: float) -> tuple[float, Stroke]:
    return since, Stroke(0.0, until - since, pitch, 0.5)


def bass_line(chords: Sequence[Chord]) -> list[int]:
    """A bass note for each chord, near the one before, within reach of every bass."""
    notes: list[int] = []
    for chord in chords:
        near = notes[-1] if notes else 36
        options = [pitch for pitch in range(BASS_LOW, BASS_HIGH + 1) if pitch % 12 == chord.bass]
        notes.append(min(options, key=lambda pitch: abs(pitch - near) + abs(pitch - 36) * 0.15))
    return notes


def bassed(
    steps: Sequence[Step], spans: Sequence[Span], following: int, key: Key
) -> Iterator[Stroke]:
    """One bar of bass; `following` is the next bar's note, which an approach leads to."""
    for step in steps:
        span = _at(spans, step.beat)
        pitch = _bass_pitch(step.sign, span, following, key)
        loudness = 0.6 if step.beat == 0 else 0.46 if step.beat % 1 else 0.52
        yield Stroke(
            step.beat, max(0.2, min(step.beats, span.last - step.beat) - 0.08), pitch, loudness
        )


def _bass_pitch(sign: str, span: Span, following: int, key: Key) -> int:
    if sign == "o":
        return span.bass + 12
    if sign == "a":
        steps = [pitch for pitch in range(following - 2, following + 3) if pitch % 12 in key.scale]
        steps = [pitch for pitch in steps if pitch != following] or [following]
        return min(steps, key=lambda pitch: (abs(pitch - span.bass), pitch))
    place = {"r": 0, "t": 1, "f": 2}[sign]
    tone = span.chord.tones[min(place, len(span.chord.tones) - 1)] if place else span.chord.bass
    if place == 2 and (tone - span.chord.root) % 12 == 6:
        tone = span.chord.root
    return min(
        (pitch for pitch in range(BASS_LOW, BASS_HIGH + 4) if pitch % 12 == tone),
        key=lambda pitch: abs(pitch - span.bass),
    )


def countered(spans: Sequence[tuple[float, Span]], centre: int) -> Iterator[tuple[float, Stroke]]:
    """A second voice in long notes: the tones that say which chord it is, by the shortest way."""
    pitches: list[int] = []
    for _, span in spans:
        tones = span.chord.tones[1:2] + span.chord.tones[3:4] or span.chord.tones
        options = [
            pitch
            for pitch in range(centre - _COUNTER_REACH, centre + _COUNTER_REACH + 1)
            if pitch % 12 in tones
        ]
        near = pitches[-1] if pitches else centre
        pitches.append(min(options, key=lambda p: abs(p - near) + abs(p - centre) * 0.2))
    start, last = spans[0][0] + spans[0][1].first, spans[-1][0] + spans[-1][1].last
    places = [bar + span.first for bar, span in spans]
    changes = [
        place for place, (one, two) in zip(places[1:], pairwise(pitches), strict=True) if one != two
    ]
    for since, until in pairwise((start, *changes, last)):
        pitch = pitches[places.index(since)]
        yield since, Stroke(0.0, until - since - 0.1, pitch, 0.42)
