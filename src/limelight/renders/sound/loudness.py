"""Loudness and true peak after ITU-R BS.1770-4 (EBU R128), at 48 kHz."""

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.filters import Biquad, Filter
from limelight.renders.sound.waves import RATE_HZ, Signal

SILENCE_LUFS = -70.0
SILENCE_DBTP = -120.0
HOP = RATE_HZ // 10
PEAK_BLOCK = 32

_HOPS_PER_WINDOW = 4
_RELATIVE_GATE_LU = 10.0
_MOST_BOOST_DB = 30.0
# BS.1770-4, tables 1 and 2: the shelf of the head and the revised low-frequency B curve at 48 kHz.
_K_WEIGHTING = (
    Biquad(
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
    ),
    Biquad(1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621),
)
_OVERSAMPLING, _TAPS = 4, 32
_SEEN = _TAPS
_CHUNK = PEAK_BLOCK << 11


class Loudness:
    """The loudness of a sound that comes in blocks of (channels, any number of frames)."""

    def __init__(self) -> None:
        self._weighting = Filter(*_K_WEIGHTING)
        self._open = np.zeros(0, np.float32)
        self._sums: list[NDArray[np.float64]] = []
        self._frames = 0

    def hear(self, block: Signal) -> None:
        """Measure the next block."""
        weighted = self._weighting.feed(block)
        squares = np.concatenate([self._open, np.einsum("cn,cn->n", weighted, weighted)])
        whole = len(squares) // HOP
        self._sums.append(squares[: whole * HOP].reshape(whole, HOP).sum(axis=1, dtype=np.float64))
        self._open = squares[whole * HOP :]
        self._frames += block.shape[1]

    def energies(self) -> NDArray[np.float64]:
        """K-weighted energy (sum of squares over all channels) of each 100 ms heard so far, the
        last one perhaps short.
        """
        rest = [self._open.sum(dtype=np.float64, keepdims=True)] if len(self._open) else []
        return np.concatenate([np.zeros(0), *self._sums, *rest])

    def lufs(self) -> float:
        """Gated loudness of what was heard so far."""
        return gated_lufs(self.energies(), self._frames)


def gated_lufs(energies: NDArray[np.float64], frames: int) -> float:
    """Integrated loudness of a sound from its energies (see `Loudness`); SILENCE_LUFS where
    everything is under the gate.

    A sound shorter than one 400 ms window is measured as a whole, without a gate.
    """
    whole = frames // HOP
    if whole < _HOPS_PER_WINDOW:
        power = float(energies.sum()) / max(frames, 1)
        return max(SILENCE_LUFS, _lufs(power))
    sums = np.convolve(energies[:whole], np.ones(_HOPS_PER_WINDOW), "valid")
    powers = sums / (_HOPS_PER_WINDOW * HOP)
    loud = powers[powers > _power(SILENCE_LUFS)]
    if not len(loud):
        return SILENCE_LUFS
    gate = _power(_lufs(float(loud.mean())) - _RELATIVE_GATE_LU)
    return _lufs(float(loud[loud > gate].mean()))


def _lufs(power: float) -> float:
    return float(-0.691 + 10 * np.log10(max(power, 1e-12)))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def boost(lufs: float, target_lufs: float, gain_db: float = 0.0) -> np.float32:
    """The gain that makes a sound of this loudness `target_lufs` loud, and then changes it by
    `gain_db`; silence, and what is nearly silent, is not made loud.
    """
    if lufs <= SILENCE_LUFS:
        return np.float32(1.0)
    return np.float32(10 ** ((min(target_lufs - lufs, _MOST_BOOST_DB) + gain_db) / 20))


def integrated_lufs(signal: Signal) -> float:
    """Gated loudness in LUFS of (channels, frames); mono is one channel, as BS.1770 has it."""
    meter = Loudness()
    meter.hear(signal)
    return meter.lufs()


def _between_samples() -> list[Signal]:
    taps = np.arange(_TAPS) - (_TAPS // 2 - 1)
    kernels = []
    for part in range(1, _OVERSAMPLING):
        away = taps - part / _OVERSAMPLING
        window = np.i0(8.0 * np.sqrt(np.clip(1 - (away / (_TAPS / 2)) ** 2, 0, 1)))
        kernel = np.sinc(away) * window
        kernels.append((kernel / kernel.sum()).astype(np.float32)[None, :])
    return kernels


_KERNELS = _between_samples()


class TruePeaks:
    """The true peaks (4 times oversampled, over all channels) of a sound that comes in blocks of
    (channels, any number of frames).
    """

    def __init__(self) -> None:
        # What is not measured yet, after the samples that its beginning needs.
        self._near = np.zeros((1, _SEEN), np.float32)
        self._peaks: list[NDArray[np.float32]] = []

    def hear(self, block: Signal) -> None:
        """Measure the next block, and what lies between it and the one before."""
        before = np.broadcast_to(self._near, (block.shape[0], self._near.shape[1]))
        near = np.concatenate([before, block], axis=1)
        whole = max(0, near.shape[1] - 2 * _SEEN) // PEAK_BLOCK * PEAK_BLOCK
        for first in range(0, whole, _CHUNK):
            count = min(_CHUNK, whole - first)
            highest = _highest(near[:, first : first + count + 2 * _SEEN])
            self._peaks.append(highest.reshape(-1, PEAK_BLOCK).max(axis=1))
        self._near = near[:, whole:].copy()

    def blocks(self) -> NDArray[np.float32]:
        """The true peak of each PEAK_BLOCK samples heard so far, linear, the last one perhaps
        short. What follows counts as silence.
        """
        left = self._near.shape[1] - _SEEN
        count = -(-left // PEAK_BLOCK) * PEAK_BLOCK
        ended = np.pad(self._near, ((0, 0), (0, count - left + _SEEN)))
        highest = _highest(ended)
        highest[left:] = 0.0
        rest = highest.reshape(-1, PEAK_BLOCK).max(axis=1)
        return np.concatenate([*self._peaks, rest])

    def dbtp(self) -> float:
        """The highest true peak so far in dBTP; SILENCE_DBTP for silence."""
        highest = float(self.blocks().max(initial=0.0))
        return max(SILENCE_DBTP, float(20 * np.log10(max(highest, 1e-9))))


def _highest(near: Signal) -> NDArray[np.float32]:
    """The highest level at and after each sample but the _SEEN first and last."""
    highest = np.abs(near).max(axis=0)
    for kernel in _KERNELS:
        between = cv2.filter2D(
            near,
            cv2.CV_32F,
            kernel,
            anchor=(_TAPS // 2 - 1, 0),
            borderType=cv2.BORDER_CONSTANT,
        )
        highest = np.maximum(highest, np.abs(between).max(axis=0))
    inner: NDArray[np.float32] = highest[_SEEN : len(highest) - _SEEN]
    return inner


def true_peak_dbtp(signal: Signal) -> float:
    """The highest true peak of (channels, frames) in dBTP; SILENCE_DBTP for silence."""
    meter = TruePeaks()
    meter.hear(signal)
    return meter.dbtp()
