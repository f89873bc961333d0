"""Sounds: how the balance of neighbouring bands changes from one part to the next."""

import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_PARTS, _BANDS = 9, 9
_LOW_HZ, _HIGH_HZ = 120.0, 5000.0
_WINDOW_SECONDS, _WINDOWS_OF_PART = 0.17, 24
_SILENT = 1e-9


def sound_bits(path: Path) -> bytes | None:
    """8 bytes for a WAV file of 16 bits; None for silence and for other kinds of WAV.

    Reads a few windows of each ninth of the sound, so a long one takes no longer. Raises wave.Error
    or OSError for a file that is no WAV.
    """
    with wave.open(str(path)) as file:
        if file.getsampwidth() != 2 or file.getnframes() < _PARTS:
            return None
        parts = np.array([_bands_of(file, part) for part in range(_PARTS)])
    if parts.max() < _SILENT:
        return None
    levels = np.log10(parts + parts.max() * 1e-6)
    balance = np.diff(levels, axis=1)
    return np.packbits(np.diff(balance, axis=0) > 0).tobytes()


def _bands_of(file: wave.Wave_read, part: int) -> NDArray[np.float64]:
    """Power in bands, evenly spaced to the ear, of one ninth of the file."""
    rate_hz, frames = file.getframerate(), file.getnframes()
    size = max(_PARTS, min(round(rate_hz * _WINDOW_SECONDS), frames // _PARTS))
    first, last = frames * part // _PARTS, frames * (part + 1) // _PARTS - size
    power = np.zeros(size // 2 + 1)
    for start in np.linspace(first, max(first, last), _WINDOWS_OF_PART).astype(int):
        file.setpos(int(start))
        heard = np.frombuffer(file.readframes(size), "<i2").reshape(-1, file.getnchannels())
        mono = np.zeros(size)
        mono[: len(heard)] = heard.mean(axis=1) / 32768
        power += np.abs(np.fft.rfft(mono * np.hanning(size))) ** 2
    places = np.fft.rfftfreq(size, 1 / rate_hz)
    edges = np.geomspace(_LOW_HZ, _HIGH_HZ, _BANDS + 1)
    return np.array([power[(places >= a) & (places < b)].sum() for a, b in pairwise(edges)])
