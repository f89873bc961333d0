"""Cleaning of speech: rumble off, edges faded, one loudness, no clipping, and 16-bit WAV out.

Everything works on mono 32-bit samples between -1 and 1 at `SAMPLE_RATE_HZ` and is the same on
every run.
"""

import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.voice.networks import SAMPLE_RATE_HZ, Samples
from limelight.kit.files import replacing

TARGET_LUFS = -19.0
PEAK_LIMIT = 10 ** (-1.6 / 20)
_RUMBLE_HZ = (40.0, 65.0)
_TILT_HZ = (1000.0, 3500.0)
_FADE_SECONDS = 0.006
_BLOCK_SECONDS, _STEP_SECONDS = 0.4, 0.1
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0
_LOOKAHEAD_SECONDS = 0.004


def cleaned(samples: Samples, tilt_db: float = 0.0) -> Samples:
    """The samples without DC and without anything below speech, and with what lies above about 2
    kHz turned up or down by `tilt_db` (raised-cosine steps in the spectrum).
    """
    spectrum = np.fft.rfft(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / SAMPLE_RATE_HZ)
    spectrum *= _step(hz, _RUMBLE_HZ) * 10 ** (tilt_db / 20 * _step(hz, _TILT_HZ))
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def _step(hz: NDArray[np.floating[Any]], edges: tuple[float, float]) -> NDArray[np.floating[Any]]:
    low, high = edges
    step: NDArray[np.floating[Any]] = 0.5 - 0.5 * np.cos(
        np.pi * np.clip((hz - low) / (high - low), 0.0, 1.0)
    )
    return step


def faded(samples: Samples) -> Samples:
    """The samples with short fades at both ends, so that a cut makes no click."""
    length = min(int(_FADE_SECONDS * SAMPLE_RATE_HZ), len(samples) // 2)
    if length == 0:
        return samples
    ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(length) / length)).astype(np.float32)
    out = samples.copy()
    out[:length] *= ramp
    out[-length:] *= ramp[::-1]
    return out


def loud_range(samples: Samples, floor_db: float = -42.0) -> tuple[int, int]:
    """First and last sample (exclusive) of what is heard: 10 ms blocks within `floor_db` of the
    loudest.
    """
    block = SAMPLE_RATE_HZ // 100
    count = len(samples) // block
    if count == 0:
        return 0, len(samples)
    power = np.square(samples[: count * block].reshape(count, block), dtype=np.float64).mean(axis=1)
    heard = np.flatnonzero(power > power.max() * 10 ** (floor_db / 10))
    if power.max() == 0 or len(heard) == 0:
        return 0, len(samples)
    return int(heard[0]) * block, min(len(samples), (int(heard[-1]) + 1) * block)


def _biquad_response(
    b: tuple[float, ...], a: tuple[float, ...], z: NDArray[np.complex128]
) -> NDArray[np.complex128]:
    return (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)


def _k_weighting(hz: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """How strongly each frequency counts: the two filters of ITU-R BS.1770-5, given there for 48
    kHz.
    """
    z = np.exp(-2j * np.pi * hz / 48_000)
    shelf = _biquad_response(
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (1.0, -1.69065929318241, 0.73248077421585),
        z,
    )
    high_pass = _biquad_response((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621), z)
    return np.abs(shelf * high_pass)


def loudness_lufs(*parts: Samples) -> float:
    """Integrated loudness (ITU-R BS.1770-5, gated) of parts that follow each other; -inf for
    silence. A part shorter than 0.4 s counts as one block.
    """
    power = np.concatenate([_block_powers(part) for part in parts])
    power = power[power > _power_of(_ABSOLUTE_GATE_LUFS)]
    if len(power) == 0:
        return -np.inf
    gate = power.mean() * 10 ** (_RELATIVE_GATE_LU / 10)
    return float(_lufs_of(power[power > gate].mean()))


def _block_powers(samples: Samples) -> NDArray[np.floating[Any]]:
    spectrum = np.fft.rfft(samples) * _k_weighting(
        np.fft.rfftfreq(len(samples), 1 / SAMPLE_RATE_HZ)
    )
    weighted = np.square(np.fft.irfft(spectrum, len(samples)))
    block, step = int(_BLOCK_SECONDS * SAMPLE_RATE_HZ), int(_STEP_SECONDS * SAMPLE_RATE_HZ)
    block = min(block, len(samples))
    total = np.concatenate(([0.0], np.cumsum(weighted)))
    starts = np.arange(0, len(samples) - block + 1, step)
    powers: NDArray[np.floating[Any]] = (total[starts + block] - total[starts]) / block
    return powers


def _power_of(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _lufs_of(power: float) -> float:
    return float(-0.691 + 10 * np.log10(power))


def gain_to(target_lufs: float, loudness: float) -> float:
    """The factor that brings sound of `loudness` to the target; 1 for silence."""
    return float(10 ** ((target_lufs - loudness) / 20)) if np.isfinite(loudness) else 1.0


def levelled(parts: Sequence[Samples], target_lufs: float = TARGET_LUFS) -> list[Samples]:
    """Parts that follow each other, together at `target_lufs`, no peak over `PEAK_LIMIT`; silence
    stays silence. Each part needs to begin and end quietly.

    Turning peaks down takes loudness away, so it is given back, twice.
    """
    out = list(parts)
    for _ in range(3):
        gain = np.float32(gain_to(target_lufs, loudness_lufs(*out)))
        out = [limited((part * gain).astype(np.float32)) for part in out]
    return out


def limited(samples: Samples) -> Samples:
    """The samples with peaks turned down smoothly: the gain falls before a peak and returns after
    it.
    """
    reach = int(_LOOKAHEAD_SECONDS * SAMPLE_RATE_HZ)
    wanted = np.minimum(1.0, PEAK_LIMIT / np.maximum(np.abs(samples), 1e-9))
    if wanted.min() == 1.0:
        return samples
    padded = np.pad(wanted, 2 * reach, constant_values=1.0)
    lowest = _running_minimum(padded, 2 * reach + 1)
    window = np.hanning(2 * reach + 3)[1:-1]
    gain = np.convolve(lowest, window / window.sum(), mode="valid")
    return (samples * gain).astype(np.float32)


def _running_minimum(values: Samples, width: int) -> Samples:
    """The least of every `width` neighbours, by doubling, so that long speech stays quick."""
    reached = 1
    while reached < width:
        step = min(reached, width - reached)
        values = np.minimum(values[:-step], values[step:])
        reached += step
    return values


def silence(seconds: float) -> Samples:
    """Nothing, that long."""
    return np.zeros(round(seconds * SAMPLE_RATE_HZ), np.float32)


def write_wav(target: Path, parts: Sequence[Samples]) -> None:
    """Write mono 16-bit samples, one part after the other, whole or not at all; raises kit problems
    when the disk does not let it.
    """
    with replacing(target) as part, wave.open(str(part), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE_HZ)
        for samples in parts:
            pcm = np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2")
            out.writeframes(pcm.tobytes())
