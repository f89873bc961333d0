"""Where the beats of a music are: known ones as they are heard in a mix, unknown ones found by
listening.

The method is that of D. Ellis, "Beat Tracking by Dynamic Programming" (2007): how much begins in
each moment, how often that repeats, and the evenly spaced series that catches the most of it.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.decoding import sound_blocks
from limelight.renders.sound.dynamics import StepPowers, sounding
from limelight.renders.sound.waves import RATE_HZ, Signal

Curve = NDArray[np.float64]
Times = tuple[float, ...]

_HOP, _WINDOW = 240, 1024
_STEPS_PER_SECOND = RATE_HZ / _HOP
_BANDS, _LOWEST_HZ, _HIGHEST_HZ = 36, 40.0, 12_000.0
_AT_ONCE = 4096
_BACKGROUND_SECONDS, _RISE_STEPS = 0.4, 3
_SLOWEST_BPM, _FASTEST_BPM = 40.0, 220.0
_USUAL_BPM, _OCTAVES = 105.0, 0.9
_LEAST_PULSE = 0.08
# The strongest of all lags of noise reaches 3 to 4.5 standard deviations (160 noises of 2 to 30 s).
_LEAST_DEVIATIONS = 5.0
_EVENNESS = 400.0
_FAINT_SHARE = 0.3
_LEAST_SECONDS = 2.0


def heard_beats(audio: Path, beats: Times = (), bars: Times = ()) -> tuple[Times, Times]:
    """The beats of a music, and those that begin a bar, in seconds from where a mix begins it
    (silence before it is left out): the known ones, else beats found in its sound. Empty where
    there is no pulse. Raises SoundMissing or SoundUnreadable, naming the file.
    """
    powers, frames, found = StepPowers(), 0, BeatFinder()
    for block in sound_blocks(audio):
        powers.hear(block)
        frames += block.shape[1]
        if not beats:
            found.hear(block)
    begins = sounding(powers.powers(), frames)[0] / RATE_HZ
    told = (beats, bars) if beats else (found.beats(), ())
    earlier = [tuple(round(at - begins, 4) for at in times if at >= begins) for times in told]
    return earlier[0], earlier[1]


def find_beats(signal: Signal) -> Times:
    """The beats of a sound, (channels, frames) at 48 kHz, in seconds; empty for one without a
    pulse, or shorter than 2 s.
    """
    found = BeatFinder()
    found.hear(signal)
    return found.beats()


class BeatFinder:
    """Beats of a sound that comes in blocks of (channels, any number of frames)."""

    def __init__(self) -> None:
        self._open = np.zeros(_WINDOW // 2, np.float32)
        self._loud: list[NDArray[np.float32]] = []
        self._frames = 0

    def hear(self, block: Signal) -> None:
        """Listen to the next block."""
        self._frames += block.shape[1]
        self._open = np.concatenate([self._open, block.mean(axis=0)])
        self._look()

    def beats(self) -> Times:
        """The beats of what was heard, which is then over."""
        self._open = np.pad(self._open, (0, _WINDOW // 2))
        self._look()
        if self._frames < _LEAST_SECONDS * RATE_HZ:
            return ()
        onsets = _onsets(np.concatenate(self._loud))
        spacing = _spacing(onsets)
        if spacing is None:
            return ()
        return tuple(round(step / _STEPS_PER_SECOND, 4) for step in _followed(onsets, spacing))

    def _look(self) -> None:
        if len(self._open) < _WINDOW:
            return
        bands, window = _bands(), np.hanning(_WINDOW).astype(np.float32)
        views = np.lib.stride_tricks.sliding_window_view(self._open, _WINDOW)[::_HOP]
        for first in range(0, len(views), _AT_ONCE):
            spectra = np.abs(np.fft.rfft(views[first : first + _AT_ONCE] * window))
            self._loud.append(spectra.astype(np.float32) @ bands)
        self._open = self._open[len(views) * _HOP :].copy()


def _onsets(loud: NDArray[np.float32]) -> Curve:
    """How much begins at each step: what each band gained, over what was usual around it."""
    loud = np.log1p(loud / (loud.mean() + 1e-9) * 10)
    gained = np.zeros(len(loud))
    gained[_RISE_STEPS:] = np.maximum(loud[_RISE_STEPS:] - loud[:-_RISE_STEPS], 0).mean(axis=1)
    wide = round(_BACKGROUND_SECONDS * _STEPS_PER_SECOND) | 1
    usual = np.convolve(np.pad(gained, wide // 2, mode="edge"), np.ones(wide) / wide, "valid")
    clear = np.maximum(gained - usual, 0)
    spread = float(clear.std())
    onsets: Curve = clear / spread if spread > 0 else clear
    return onsets


def _bands() -> NDArray[np.float32]:
    """Which share of each frequency belongs to which band; bands are equally wide in pitch."""
    edges = np.geomspace(_LOWEST_HZ, _HIGHEST_HZ, _BANDS + 1)
    hertz = np.fft.rfftfreq(_WINDOW, 1 / RATE_HZ)
    place = np.clip(np.searchsorted(edges, hertz, side="right") - 1, -1, _BANDS)
    inside = (place >= 0) & (place < _BANDS)
    bands = np.zeros((len(hertz), _BANDS), np.float32)
    bands[np.flatnonzero(inside), place[inside]] = 1.0
    return bands[:, bands.any(axis=0)]


def _spacing(onsets: Curve) -> float | None:
    """Steps between beats; None where nothing repeats."""
    size = 1 << (2 * len(onsets) - 1).bit_length()
    power = np.abs(np.fft.rfft(onsets - onsets.mean(), size)) ** 2
    again = np.fft.irfft(power, size)[: len(onsets)]
    if again[0] <= 0:
        return None
    again = again / again[0]
    first = int(60 / _FASTEST_BPM * _STEPS_PER_SECOND)
    last = min(int(60 / _SLOWEST_BPM * _STEPS_PER_SECOND), len(again) // 2)
    lags = np.arange(first, last)
    if not len(lags):
        return None
    # A beat's double and its half repeat as well; where they do, they speak for it.
    twice = np.interp(2 * lags, np.arange(len(again)), again)
    half = np.interp(lags / 2, np.arange(len(again)), again)
    usual = np.exp(-0.5 * (np.log2(lags / (60 / _USUAL_BPM * _STEPS_PER_SECOND)) / _OCTAVES) ** 2)
    scores = (again[lags] + 0.5 * twice + 0.25 * half) * usual
    best = int(np.argmax(scores))
    if again[lags[best]] < max(_LEAST_PULSE, _LEAST_DEVIATIONS / len(onsets) ** 0.5):
        return None
    near = again[lags[best] - 1 : lags[best] + 2]
    bend = near[0] - 2 * near[1] + near[2]
    return float(lags[best] + (0.5 * (near[0] - near[2]) / bend if bend < 0 else 0.0))


def _followed(onsets: Curve, spacing: float) -> list[int]:
    """The steps of the series of beats that catches the most onsets while staying even."""
    # An onset a few hundredths off the beat still speaks for it.
    smooth = np.exp(-0.5 * (np.arange(-8, 9) / (spacing / 32)) ** 2)
    caught = np.convolve(onsets, smooth, "same")
    back = np.arange(-round(2 * spacing), -max(1, round(spacing / 2)) + 1)
    uneven = -_EVENNESS * np.log(-back / spacing) ** 2
    best, came = caught.copy(), np.full(len(onsets), -1)
    reach = -int(back[0])
    for at in range(reach, len(onsets)):
        ways = best[at + back] + uneven
        way = int(np.argmax(ways))
        if ways[way] > 0:
            best[at] += ways[way]
            came[at] = at + back[way]
    tail = max(1, round(spacing))
    at = len(onsets) - tail + int(np.argmax(best[-tail:]))
    steps: list[int] = []
    while at >= 0:
        steps.append(at)
        at = int(came[at])
    return _begun(steps[::-1], caught)


def _begun(steps: list[int], caught: Curve) -> list[int]:
    """Without the beats before the music begins and after it has ended."""
    strength = caught[steps]
    heard = np.flatnonzero(strength > _FAINT_SHARE * np.sqrt(np.mean(strength**2)))
    return steps[int(heard[0]) : int(heard[-1]) + 1] if len(heard) else []
