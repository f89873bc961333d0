"""Filters, applied by Fourier transform in blocks: exact responses of the digital biquads, any
length in flat memory.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.waves import BLOCK, RATE_HZ, Signal

_TAIL = RATE_HZ // 2
_LEAST_POINTS = 1 << 17


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


class Filter:
    """Sections in a row over a sound that comes in blocks: what a block leaves ringing is heard in
    those after it.
    """

    def __init__(self, *sections: Biquad) -> None:
        self._sections = sections
        self._ringing = np.zeros((1, _TAIL), np.float32)

    def feed(self, block: Signal) -> Signal:
        """The next block, (channels, any number of frames), through the sections."""
        made = np.empty(block.shape, np.float32)
        for first in range(0, block.shape[1], BLOCK):
            piece = block[:, first : first + BLOCK]
            made[:, first : first + piece.shape[1]] = self._through(piece)
        return made

    def _through(self, piece: Signal) -> Signal:
        count = piece.shape[1]
        points = max(_LEAST_POINTS, 1 << (count + _TAIL - 1).bit_length())
        response = _response(self._sections, points)
        made = np.fft.irfft(np.fft.rfft(piece, points) * response, points).astype(np.float32)
        made[:, :_TAIL] += self._ringing
        self._ringing = made[:, count : count + _TAIL].copy()
        return made[:, :count]


def filtered(signal: Signal, *sections: Biquad) -> Signal:
    """A whole signal through the sections in a row; same shape."""
    return Filter(*sections).feed(signal)
