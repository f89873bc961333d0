"""Filters, applied by Fourier transform in blocks: exact responses of the digital biquads, any
length in flat memory.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.waves import RATE_HZ, Signal

_BLOCK = 1 << 18
_TAIL = RATE_HZ // 2


class Biquad(NamedTuple):
    """Coefficients of a second-order section, a0 = 1."""

    b0: float
    b1: float
    b2: float
    a1: float
    a2: float


def peaking(centre_hz: float, gain_db: float, q: float) -> Biquad:
    """A bell (R. Bristow-Johnson, Audio EQ Cookbook)."""
    amplitude = 10 ** (gain_db / 40)
    angle = 2 * np.pi * centre_hz / RATE_HZ
    alpha = np.sin(angle) / (2 * q)
    a0 = 1 + alpha / amplitude
    turn = -2 * np.cos(angle) / a0
    return Biquad(
        (1 + alpha * amplitude) / a0,
        turn,
        (1 - alpha * amplitude) / a0,
        turn,
        (1 - alpha / amplitude) / a0,
    )


def high_pass(corner_hz: float, q: float = 0.7071) -> Biquad:
    """Second-order high-pass (Audio EQ Cookbook)."""
    angle = 2 * np.pi * corner_hz / RATE_HZ
    alpha, cosine = np.sin(angle) / (2 * q), np.cos(angle)
    a0 = 1 + alpha
    edge = (1 + cosine) / 2 / a0
    return Biquad(edge, -2 * edge, edge, -2 * cosine / a0, (1 - alpha) / a0)


def low_pass(corner_hz: float, q: float = 0.7071) -> Biquad:
    """Second-order low-pass (Audio EQ Cookbook)."""
    angle = 2 * np.pi * corner_hz / RATE_HZ
    alpha, cosine = np.sin(angle) / (2 * q), np.cos(angle)
    a0 = 1 + alpha
    edge = (1 - cosine) / 2 / a0
    return Biquad(edge, 2 * edge, edge, -2 * cosine / a0, (1 - alpha) / a0)


@lru_cache(maxsize=16)
def _response(sections: tuple[Biquad, ...], points: int) -> NDArray[np.complex64]:
    z = np.exp(-2j * np.pi * np.arange(points // 2 + 1) / points)
    whole = np.ones_like(z)
    for s in sections:
        whole *= (s.b0 + s.b1 * z + s.b2 * z * z) / (1 + s.a1 * z + s.a2 * z * z)
    narrow: NDArray[np.complex64] = whole.astype(np.complex64)
    return narrow


def filtered_blocks(signal: Signal, *sections: Biquad) -> Iterator[tuple[int, Signal]]:
    """The signal through the sections in a row, as (first frame, block) pieces that together have
    the same length.
    """
    frames = signal.shape[1]
    block = min(_BLOCK, 1 << max(17, (frames + _TAIL - 1).bit_length()))
    step = block - _TAIL
    response = _response(sections, block)
    carry = np.zeros((signal.shape[0], _TAIL), np.float32)
    for first in range(0, frames, step):
        piece = signal[:, first : first + step]
        made = np.fft.irfft(np.fft.rfft(piece, block) * response, block).astype(np.float32)
        made[:, :_TAIL] += carry
        carry = made[:, step:].copy()
        yield first, made[:, : piece.shape[1]]


def filtered(signal: Signal, *sections: Biquad, in_place: bool = False) -> Signal:
    """The signal through the sections in a row; same shape, the same array when `in_place`."""
    whole = signal if in_place else np.empty(signal.shape, np.float32)
    for first, piece in filtered_blocks(signal, *sections):
        whole[:, first : first + piece.shape[1]] = piece
    return whole
