"""Loudness and true peak after ITU-R BS.1770-4 (EBU R128), at 48 kHz."""

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.filters import Biquad, filtered_blocks
from limelight.renders.sound.waves import RATE_HZ, Signal

SILENCE_LUFS = -70.0
SILENCE_DBTP = -120.0
HOP = RATE_HZ // 10
PEAK_BLOCK = 32

_HOPS_PER_WINDOW = 4
_RELATIVE_GATE_LU = 10.0
# BS.1770-4, tables 1 and 2: the shelf of the head and the revised low-frequency B curve at 48 kHz.
_K_WEIGHTING = (
    Biquad(
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
    ),
    Biquad(1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621),
)
_OVERSAMPLING, _TAPS = 4, 32
_CHUNK = PEAK_BLOCK << 11


def hop_energies(signal: Signal) -> NDArray[np.float64]:
    """K-weighted energy (sum of squares over both channels) of each 100 ms, the last one perhaps
    short.
    """
    frames = signal.shape[1]
    energies = np.zeros(-(-frames // HOP))
    left_over = np.zeros(0, np.float32)
    at = 0
    for _, piece in filtered_blocks(signal, *_K_WEIGHTING):
        squares = np.concatenate([left_over, np.einsum("cn,cn->n", piece, piece)])
        whole = len(squares) // HOP
        sums = squares[: whole * HOP].reshape(whole, HOP).sum(axis=1, dtype=np.float64)
        energies[at : at + whole] = sums
        at += whole
        left_over = squares[whole * HOP :]
    if len(left_over):
        energies[at] = left_over.sum(dtype=np.float64)
    return energies


def gated_lufs(energies: NDArray[np.float64], frames: int) -> float:
    """Integrated loudness of a sound from its `hop_energies`; SILENCE_LUFS where everything is
    under the gate.

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


def integrated_lufs(signal: Signal) -> float:
    """Gated loudness in LUFS of (channels, frames); mono is one channel, as BS.1770 has it."""
    return gated_lufs(hop_energies(signal), signal.shape[1])


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


def peak_blocks(signal: Signal) -> NDArray[np.float32]:
    """The true peak (4 times oversampled, over all channels) of each PEAK_BLOCK samples, linear."""
    frames = signal.shape[1]
    peaks = np.zeros(-(-frames // PEAK_BLOCK), np.float32)
    pad = _TAPS
    for first in range(0, frames, _CHUNK):
        a, b = max(first - pad, 0), min(first + _CHUNK + pad, frames)
        piece = signal[:, a:b]
        highest = np.abs(piece).max(axis=0)
        for kernel in _KERNELS:
            between = cv2.filter2D(
                piece,
                cv2.CV_32F,
                kernel,
                anchor=(_TAPS // 2 - 1, 0),
                borderType=cv2.BORDER_CONSTANT,
            )
            highest = np.maximum(highest, np.abs(between).max(axis=0))
        inner = highest[first - a : first - a + min(_CHUNK, frames - first)]
        padded = np.zeros(-(-len(inner) // PEAK_BLOCK) * PEAK_BLOCK, np.float32)
        padded[: len(inner)] = inner
        at = first // PEAK_BLOCK
        made = padded.reshape(-1, PEAK_BLOCK).max(axis=1)
        peaks[at : at + len(made)] = made
    return peaks


def true_peak_dbtp(signal: Signal) -> float:
    """The highest true peak in dBTP; SILENCE_DBTP for silence."""
    highest = float(peak_blocks(signal).max(initial=0.0))
    return max(SILENCE_DBTP, float(20 * np.log10(max(highest, 1e-9))))
