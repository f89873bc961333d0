"""Gain over time: the voice's compressor, ducking under speech, the final limiter.

All gains are computed at a slow rate and drawn as straight lines between, so they never click.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.loudness import PEAK_BLOCK, peak_blocks
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

_KNEE_DB, _RATIO = -22.0, 2.5
_COMPRESS_ATTACK_SECONDS, _COMPRESS_RELEASE_SECONDS = 0.010, 0.150

_LOOK_AHEAD_BLOCKS = 6
_LIMIT_RELEASE_SECONDS = 0.070


def step_powers(signal: Signal) -> Curve:
    """Mean power of each STEP (5 ms) over all channels."""
    frames = signal.shape[1]
    padded = np.zeros(-(-frames // STEP) * STEP, np.float32)
    padded[:frames] = np.einsum("cn,cn->n", signal, signal) / signal.shape[0]
    powers: Curve = padded.reshape(-1, STEP).mean(axis=1, dtype=np.float64)
    return powers


def _decibels(powers: Curve) -> Curve:
    curve: Curve = 10 * np.log10(np.maximum(powers, 1e-12))
    return curve


def drawn(curve: Curve, frames: int, step: int = STEP) -> Signal:
    """A curve with one point in the middle of every `step` frames as a value for each frame."""
    places = np.arange(len(curve)) * step + step / 2
    values = np.empty(frames, np.float32)
    for first in range(0, frames, _DRAWN_AT_ONCE):
        stop = min(first + _DRAWN_AT_ONCE, frames)
        values[first:stop] = np.interp(np.arange(first, stop), places, curve)
    return values


def speaking(speech: Signal) -> NDArray[np.bool_]:
    """For each STEP, whether there is speech; pauses inside a sentence count as speech, clicks do
    not.
    """
    levels = _decibels(np.convolve(step_powers(speech), np.ones(5) / 5, "same"))
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


def compressor_gain(speech: Signal) -> Curve:
    """Gain (linear, for each STEP) that evens a voice levelled to about -16 LUFS: soft knee, 2.5 to
    1.
    """
    levels = _decibels(step_powers(speech)) - _KNEE_DB
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

    The peaks are measured once; `gain` may be asked for any drive.
    """

    def __init__(self, signal: Signal, ceiling_db: float) -> None:
        self._peaks = peak_blocks(signal).astype(np.float64)
        self._ceiling_db = ceiling_db
        highest = max(float(self._peaks.max(initial=0.0)), 1e-9)
        self.headroom_db = ceiling_db - float(20 * np.log10(highest))

    def gain(self, drive: float) -> Curve:
        """Gain for each PEAK_BLOCK, drive included, under which no true peak passes the ceiling."""
        return limiting_gain(self._peaks, self._ceiling_db, drive)


def limiting_gain(peaks: Curve, ceiling_db: float, drive: float) -> Curve:
    """Gain for each PEAK_BLOCK, drive included, under which no true peak passes the ceiling.
    `peaks` are the sound's true peaks before (linear).
    """
    if not len(peaks):
        return np.zeros(0)
    reach = _LOOK_AHEAD_BLOCKS
    needed = np.minimum(1.0, 10 ** (ceiling_db / 20) / np.maximum(peaks * drive, 1e-9))
    padded = np.pad(needed, (1, reach + 1), constant_values=1.0)
    windows = np.lib.stride_tricks.sliding_window_view(padded, reach + 3)
    least = windows.min(axis=1)[: len(needed)]
    held = np.pad(_released(least), (reach, 0), mode="edge")
    smooth = np.lib.stride_tricks.sliding_window_view(held, reach + 1).mean(axis=1)
    curve: Curve = smooth * drive
    return curve


def _released(least: Curve) -> Curve:
    rise = 1 - np.exp(-PEAK_BLOCK / RATE_HZ / _LIMIT_RELEASE_SECONDS)
    curve = np.empty(len(least))
    now = 1.0
    for place, limit in enumerate(least.tolist()):
        now = min(limit, now + (1.0 - now) * rise)
        curve[place] = now
    return curve
