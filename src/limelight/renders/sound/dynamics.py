"""Gain over time: the voice's compressor, ducking under speech, the final limiter.

All gains are computed at a slow rate and drawn as straight lines between, so they never click.
"""

from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from limelight.renders.sound.loudness import PEAK_BLOCK
from limelight.renders.sound.waves import RATE_HZ, Signal

STEP = RATE_HZ // 200
_STEP_SECONDS = STEP / RATE_HZ
_DRAWN_AT_ONCE = 1 << 20
Curve = NDArray[np.float64]

# The music is down when the first syllable comes, rests through pauses, returns unhurried.
DUCK_DB = -11.0
_ATTACK_SECONDS, _RELEASE_SECONDS = 0.080, 0.450
_BRIDGE_SECONDS, _SHORTEST_SECONDS = 0.40, 0.03
_SPEAKING_BELOW_DB, _SPEAKING_FLOOR_DB = -24.0, -58.0
_SILENT_DB, _SILENT_STEPS_KEPT = -60.0, 2

_KNEE_DB, _RATIO = -22.0, 2.5
_COMPRESS_ATTACK_SECONDS, _COMPRESS_RELEASE_SECONDS = 0.010, 0.150

_LOOK_AHEAD_BLOCKS = 6
_LIMITED_AT_ONCE = 1 << 16
_LIMIT_RELEASE_SECONDS = 0.070


class StepPowers:
    """The power of a sound that comes in blocks of (channels, any number of frames)."""

    def __init__(self) -> None:
        self._open = np.zeros(0, np.float32)
        self._powers: list[Curve] = []

    def hear(self, block: Signal) -> None:
        """Measure the next block."""
        powers = np.einsum("cn,cn->n", block, block) / np.float32(block.shape[0])
        powers = np.concatenate([self._open, powers])
        whole = len(powers) // STEP * STEP
        self._powers.append(_means(powers[:whole]))
        self._open = powers[whole:]

    def powers(self) -> Curve:
        """Mean power over all channels of each STEP (5 ms) heard so far; what is missing of the
        last one counts as silence.
        """
        rest = np.pad(self._open, (0, -len(self._open) % STEP))
        return np.concatenate([*self._powers, _means(rest)])


def _means(powers: Signal) -> Curve:
    means: Curve = powers.reshape(-1, STEP).mean(axis=1, dtype=np.float64)
    return means


def _decibels(powers: Curve) -> Curve:
    curve: Curve = 10 * np.log10(np.maximum(powers, 1e-12))
    return curve


def drawn(curve: Curve, frames: int, step: int = STEP, first: int = 0) -> Signal:
    """A curve with one point in the middle of every `step` frames as a value for each of `frames`
    frames from `first` on.
    """
    values = np.empty(frames, np.float32)
    for start in range(first, first + frames, _DRAWN_AT_ONCE):
        stop = min(start + _DRAWN_AT_ONCE, first + frames)
        low = min(max(0, start // step - 1), len(curve) - 1)
        near = curve[low : stop // step + 2]
        places = (np.arange(len(near)) + low) * step + step / 2
        values[start - first : stop - first] = np.interp(np.arange(start, stop), places, near)
    return values


def faded(block: Signal, first: int, frames: int, seconds: tuple[float, float]) -> Signal:
    """A block of a sound of `frames`, of which it begins at `first`, under the sound's fading in
    and out, each so long but at most half of it.
    """
    made = block.copy()
    for is_end, length in enumerate(min(round(s * RATE_HZ), frames // 2) for s in seconds):
        begins = frames - length if is_end else 0
        a, b = max(first, begins), min(first + block.shape[1], begins + length)
        if a < b:
            slope = np.sin(np.linspace(0, np.pi / 2, length, dtype=np.float32)) ** 2
            slope = slope[::-1] if is_end else slope
            made[:, a - first : b - first] *= slope[a - begins : b - begins]
    return made


def sounding(powers: Curve, frames: int) -> tuple[int, int]:
    """Where a sound of `frames` begins and ends, in frames: what is 60 dB under its loudest STEP is
    silence, but for 10 ms before and after. (0, 0) for one that is silent throughout.
    """
    loudest = float(powers.max(initial=0.0))
    heard = np.flatnonzero(powers > loudest * 10 ** (_SILENT_DB / 10))
    if loudest <= 0.0 or not len(heard):
        return 0, 0
    first = max(0, int(heard[0]) - _SILENT_STEPS_KEPT) * STEP
    return first, min(frames, (int(heard[-1]) + 1 + _SILENT_STEPS_KEPT) * STEP)


def speaking(powers: Curve) -> NDArray[np.bool_]:
    """For each STEP of a sound with these powers, whether there is speech; pauses inside a sentence
    count as speech, clicks do not.
    """
    if not len(powers):
        return np.zeros(0, np.bool_)
    levels = _decibels(np.convolve(powers, np.ones(5) / 5, "same"))
    heard = levels[levels > _SPEAKING_FLOOR_DB]
    if not len(heard):
        return np.zeros(len(levels), np.bool_)
    usual = _decibels(np.array([(10 ** (heard / 10)).mean()]))[0]
    is_on = levels > max(usual + _SPEAKING_BELOW_DB, _SPEAKING_FLOOR_DB)
    is_on = _without_runs(is_on, kind=True, shorter_than=_SHORTEST_SECONDS)
    return _without_runs(is_on, kind=False, shorter_than=_BRIDGE_SECONDS)


def _without_runs(
    flags: NDArray[np.bool_], *, kind: bool, shorter_than: float
) -> NDArray[np.bool_]:
    edges = np.flatnonzero(np.diff(flags.astype(np.int8))) + 1
    bounds = [0, *edges.tolist(), len(flags)]
    kept = flags.copy()
    for a, b in pairwise(bounds):
        at_an_end = a == 0 or b == len(flags)
        if bool(flags[a]) is kind and (b - a) * _STEP_SECONDS < shorter_than and not at_an_end:
            kept[a:b] = not kind
    return kept


def duck_curve(is_speaking: NDArray[np.bool_]) -> Curve:
    """How far the music is ducked at each STEP, 0 (free) to 1 (fully under the voice).

    The fall is nine tenths done `_ATTACK_SECONDS` after its begin, which is so early that it is
    done when the voice begins.
    """
    early = min(round(_ATTACK_SECONDS / _STEP_SECONDS), len(is_speaking))
    wanted = np.concatenate([is_speaking[early:], np.repeat(is_speaking[-1:], early)]) | is_speaking
    fall = 1 - np.exp(-2.3 * _STEP_SECONDS / _ATTACK_SECONDS)
    rise = 1 - np.exp(-2.3 * _STEP_SECONDS / _RELEASE_SECONDS)
    curve = np.empty(len(wanted))
    depth = float(wanted[0]) if len(wanted) else 0.0
    for place, target in enumerate(wanted.tolist()):
        depth += (float(target) - depth) * (fall if target else rise)
        curve[place] = depth
    return curve


def compressor_gain(powers: Curve) -> Curve:
    """Gain (linear, for each STEP) that evens a voice of these powers, levelled to about -16 LUFS:
    soft knee, 2.5 to 1.
    """
    levels = _decibels(powers) - _KNEE_DB
    over = np.where(levels > 6, levels, np.where(levels < -6, 0.0, (levels + 6) ** 2 / 24))
    wanted = -over * (1 - 1 / _RATIO)
    attack = 1 - np.exp(-_STEP_SECONDS / _COMPRESS_ATTACK_SECONDS)
    release = 1 - np.exp(-_STEP_SECONDS / _COMPRESS_RELEASE_SECONDS)
    curve = np.empty(len(wanted))
    depth = 0.0
    for place, target in enumerate(wanted.tolist()):
        depth += (target - depth) * (attack if target < depth else release)
        curve[place] = depth
    gain: Curve = 10 ** (curve / 20)
    return gain


class Limiter:
    """A look-ahead limiter on true peaks (4 times oversampled); both channels share one gain.

    `peaks` are those of the sound (see `loudness.TruePeaks`); `gain` may be asked for any drive.
    """

    def __init__(self, peaks: NDArray[np.float32], ceiling_db: float) -> None:
        self._peaks, self._ceiling_db = peaks, ceiling_db
        highest = max(float(peaks.max(initial=0.0)), 1e-9)
        self.headroom_db = ceiling_db - float(20 * np.log10(highest))

    def gain(self, drive: float) -> Curve:
        """Gain for each PEAK_BLOCK, drive included, under which no true peak passes the ceiling."""
        return limiting_gain(self._peaks, self._ceiling_db, drive)


def limiting_gain(peaks: NDArray[np.float32] | Curve, ceiling_db: float, drive: float) -> Curve:
    """Gain for each PEAK_BLOCK, drive included, under which no true peak passes the ceiling.
    `peaks` are the sound's true peaks before (linear).
    """
    reach, count = _LOOK_AHEAD_BLOCKS, len(peaks)
    curve = np.empty(count)
    ceiling, now = 10 ** (ceiling_db / 20), 1.0
    held = np.zeros(0)
    for first in range(0, count, _LIMITED_AT_ONCE):
        stop = min(first + _LIMITED_AT_ONCE, count)
        low, high = max(0, first - 1), min(count, stop + reach + 1)
        needed = np.minimum(
            1.0, ceiling / np.maximum(peaks[low:high].astype(np.float64) * drive, 1e-9)
        )
        around = (low - first + 1, stop + reach + 1 - high)
        windows = sliding_window_view(np.pad(needed, around, constant_values=1.0), reach + 3)
        released = _released(windows.min(axis=1), now)
        now = float(released[-1])
        before = held[-reach:] if first else np.full(reach, released[0])
        held = np.concatenate([before, released])
        curve[first:stop] = sliding_window_view(held, reach + 1).mean(axis=1) * drive
    return curve


def _released(least: Curve, now: float) -> Curve:
    rise = 1 - np.exp(-PEAK_BLOCK / RATE_HZ / _LIMIT_RELEASE_SECONDS)
    curve = np.empty(len(least))
    for place, limit in enumerate(least.tolist()):
        now = min(limit, now + (1.0 - now) * rise)
        curve[place] = now
    return curve
