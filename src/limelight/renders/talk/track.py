"""The mouth over time: how much of each shape, sampled at 120 Hz, and how loud the voice is."""

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import PhonemeTiming
from limelight.renders.talk.visemes import SHAPES, closes, shapes_of
from limelight.stories.timeline import Sound

Floats = NDArray[np.float64]

_READ_AT_ONCE = 1 << 18
RATE_HZ = 120
_SMOOTH_SECONDS = 0.030
LEAD_SECONDS = 0.035
_PAUSE_SECONDS = 0.130
_CLOSED_SECONDS = 0.050
_RAMP_SECONDS = 0.025
_SHARES = 10
_ARM_SECONDS = 0.24
_LOUDNESS_WINDOW_SECONDS = 0.050
_LOUDNESS_SMOOTH_SECONDS = 0.100
_CLOSED = frozenset("XAG")
# A shorter vowel has about two frames and stays smoothed into its neighbours, as in a real mouth.
WIDE_SECONDS = 0.07
LEAST_OPENING, MORE_OPENING = 0.72, 0.4


@dataclass(frozen=True)
class Track:
    """Shape weights (samples x shapes), and the voice's loudness 0-1, quick and smoothed."""

    weights: Floats
    loudness: Floats
    swell: Floats

    def numbers(
        self, seconds: float, shapes: dict[str, tuple[float, ...]], wider: float = 1.0
    ) -> tuple[float, ...]:
        """The mouth's numbers at a time.

        Shapes blended, open ones opened further the louder the voice is, and by the factor `wider`.
        """
        weights, opening = self.drawn(seconds)
        opening *= wider
        closed = np.array(shapes["A"])
        mixed = np.zeros_like(closed)
        for name, weight in zip(SHAPES, weights, strict=True):
            if weight > 0:
                shape = np.array(shapes.get(name, shapes["A"]))
                share = shape if name in _CLOSED else closed + (shape - closed) * opening
                mixed = mixed + weight * share
        return tuple(float(number) for number in mixed)

    def drawn(self, seconds: float) -> tuple[Floats, float]:
        """How much of each shape is drawn at a time (they sum to 1), and how far open shapes are
        opened. Both in few steps, so that a mouth that was drawn can be used again.
        """
        weights = np.round(self.weights_at(seconds) * _SHARES)
        weights /= max(1.0, weights.sum())
        loudness = round(float(self.loudness[self._at(seconds)]) * _SHARES) / _SHARES
        return weights, LEAST_OPENING + MORE_OPENING * loudness

    def weights_at(self, seconds: float) -> Floats:
        """How much of each shape is seen at a time: the mouth leads the sound."""
        shown: Floats = self.weights[self._at(seconds + LEAD_SECONDS)]
        return shown

    def energy(self, seconds: float) -> float:
        """How lively the voice is around a time, 0-1."""
        return float(self.swell[self._at(seconds)])

    def emphasis(self, seconds: float) -> float:
        """The same as an arm follows it: averaged over the time an arm needs to rise, 0-1."""
        first, last = self._at(seconds - _ARM_SECONDS), self._at(seconds + _ARM_SECONDS)
        return float(self.swell[first : last + 1].mean())

    def _at(self, seconds: float) -> int:
        return min(len(self.weights) - 1, max(0, round(seconds * RATE_HZ)))


def track_of(
    phonemes: Sequence[PhonemeTiming], speech: Sequence[Sound], seconds: float, resting: str = "X"
) -> Track:
    """The track of a whole timeline. `resting` is the shape of silence; a figure has its own for
    "X".

    Speech files that cannot be read are replaced by what the phonemes suggest.
    """
    count = int((seconds + 1) * RATE_HZ)
    weights = _smooth(_raw(phonemes, count, resting), _SMOOTH_SECONDS)
    _open(weights, phonemes)
    _close(weights, phonemes)
    loudness = _loudness(speech, count)
    if not loudness.any():
        loudness = _smooth(0.85 * (1 - _raw(phonemes, count, "X")[:, :1]), 0.05)[:, 0]
    return Track(weights, loudness, _smooth(loudness[:, None], _LOUDNESS_SMOOTH_SECONDS)[:, 0])


def _vector(shape: str) -> Floats:
    vector = np.zeros(len(SHAPES))
    for letter in shape:
        vector[SHAPES.index(letter)] += 1 / len(shape)
    return vector


def _span(start: float, end: float, count: int) -> slice:
    first = min(count - 1, max(0, round(start * RATE_HZ)))
    return slice(first, min(count, max(first + 1, round(end * RATE_HZ))))


def _raw(phonemes: Sequence[PhonemeTiming], count: int, resting: str) -> Floats:
    weights = np.tile(_vector(resting), (count, 1))
    last_end, last = -1.0, _vector(resting)
    for phoneme in phonemes:
        shapes = shapes_of(phoneme.symbol)
        if not shapes:
            continue
        if 0 <= phoneme.start - last_end <= _PAUSE_SECONDS:
            weights[_span(last_end, phoneme.start, count)] = last
        step = (phoneme.end - phoneme.start) / len(shapes)
        for at, shape in enumerate(shapes):
            start = phoneme.start + at * step
            weights[_span(start, start + step, count)] = last = _vector(shape)
        last_end = phoneme.end
    return weights


def _open(weights: Floats, phonemes: Sequence[PhonemeTiming]) -> None:
    """Let the mouth get wide in vowels that are long enough to see, which smoothing narrowed."""
    times = np.arange(len(weights)) / RATE_HZ
    for phoneme in phonemes:
        shapes = shapes_of(phoneme.symbol)
        length = (phoneme.end - phoneme.start) / max(1, len(shapes))
        if shapes[:1] != ("D",) or length < WIDE_SECONDS:
            continue
        middle = phoneme.start + length / 2
        near = _span(middle - length / 2, middle + length / 2, len(weights))
        share = np.clip(1.5 - 3 * np.abs(times[near] - middle) / length, 0, 1)[:, None]
        weights[near] = weights[near] * (1 - share) + _vector("D") * share


def _close(weights: Floats, phonemes: Sequence[PhonemeTiming]) -> None:
    """Force closures that smoothing would have opened.

    A closed mouth must be seen on at least one frame.
    """
    times = np.arange(len(weights)) / RATE_HZ
    for phoneme in phonemes:
        if not closes(phoneme.symbol):
            continue
        start = phoneme.start - 0.010
        end = max(phoneme.end, phoneme.start + _CLOSED_SECONDS)
        near = _span(start - _RAMP_SECONDS, end + _RAMP_SECONDS, len(weights))
        outside = np.maximum(start - times[near], times[near] - end)
        share = np.clip(1 - outside / _RAMP_SECONDS, 0, 1)[:, None]
        target = _vector(shapes_of(phoneme.symbol)[0])
        weights[near] = weights[near] * (1 - share) + target * share


def _smooth(samples: Floats, sigma_seconds: float) -> Floats:
    sigma = sigma_seconds * RATE_HZ
    reach = int(4 * sigma) + 1
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    padded = np.pad(samples, ((reach, reach), (0, 0)), mode="edge")
    columns = [np.convolve(padded[:, at], kernel, "valid") for at in range(samples.shape[1])]
    return np.stack(columns, axis=1)


def _loudness(speech: Sequence[Sound], count: int) -> Floats:
    total = np.zeros(count)
    for sound in speech:
        level = _level_of(sound.audio)[round(sound.offset * RATE_HZ) :]
        level = level[: round(sound.seconds * RATE_HZ)]
        first = round(sound.start * RATE_HZ)
        length = max(0, min(len(level), count - first))
        total[first : first + length] = np.maximum(total[first : first + length], level[:length])
    return total


def _level_of(audio: Path) -> Floats:
    """Loudness of a 16-bit WAV at the track's rate, 1 at its loud passages.

    Empty when it cannot be read.
    """
    try:
        with wave.open(str(audio)) as file:
            rate, count = file.getframerate(), file.getnframes()
            if file.getsampwidth() != 2 or not count:
                return np.zeros(0)
            centres = np.arange(0, count, rate / RATE_HZ)
            half = _LOUDNESS_WINDOW_SECONDS * rate / 2
            first = np.clip(centres - half, 0, count - 1).astype(np.int64)
            last = np.clip(centres + half, 1, count).astype(np.int64)
            begun, ended = _power_before(file, first), _power_before(file, last)
    except (OSError, EOFError, wave.Error):
        return np.zeros(0)
    level = np.sqrt(np.maximum(0, ended - begun) / np.maximum(1, last - first))
    loud = float(np.percentile(level, 95)) if len(level) else 0.0
    return np.clip(level / loud, 0, 1) if loud > 0 else np.zeros(len(level))


def _power_before(file: wave.Wave_read, places: NDArray[np.int64]) -> Floats:
    """The sum of squares of all samples before each place (rising), read block by block."""
    file.rewind()
    told, total, at = np.zeros(len(places)), 0.0, 0
    while raw := file.readframes(_READ_AT_ONCE):
        samples = np.frombuffer(raw, "<i2").reshape(-1, file.getnchannels()).mean(axis=1) / 32768
        power = total + np.concatenate([[0.0], np.cumsum(samples**2)])
        a, b = np.searchsorted(places, [at, at + len(samples) + 1])
        told[a:b] = power[places[a:b] - at]
        total, at = float(power[-1]), at + len(samples)
    return told
