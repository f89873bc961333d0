"""What can be heard in speech, as numbers: pitch, melody, pace, level, pauses, brightness."""

import wave
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import SpeechMade

Samples = NDArray[np.float64]
_FRAME_SECONDS, _STEP_SECONDS = 0.04, 0.01
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 450.0
_QUIET_DB = -35.0
_LEAST_PAUSE_SECONDS = 0.1
_BRIGHT_HZ = 2500.0


class Heard(NamedTuple):
    """Numbers of one speech: pitch and its spread (semitones, between the 10th and 90th per cent),
    words a second while speaking, level, seconds of pauses between words, and how much of the
    energy lies high.
    """

    pitch_hz: float
    melody_semitones: float
    words_per_second: float
    level_db: float
    pause_seconds: float
    bright_db: float


def read_wav(path: Path) -> tuple[Samples, int]:
    """Mono 16-bit samples between -1 and 1, and their rate."""
    with wave.open(str(path)) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return raw / 32768.0, file.getframerate()


def pitches_hz(samples: Samples, rate_hz: int) -> Samples:
    """The pitch of every voiced frame (10 ms apart), by normalised autocorrelation."""
    frame, step = int(_FRAME_SECONDS * rate_hz), int(_STEP_SECONDS * rate_hz)
    shortest, longest = int(rate_hz / _HIGHEST_HZ), int(rate_hz / _LOWEST_HZ)
    floor = np.sqrt(np.mean(samples**2)) * 0.2
    found = []
    for start in range(0, len(samples) - frame - longest, step):
        part = samples[start : start + frame + longest]
        head = part[:frame]
        energy = float(head @ head)
        if np.sqrt(energy / frame) < floor:
            continue
        likeness = np.correlate(part, head, "valid")
        shifted = np.convolve(part**2, np.ones(frame), "valid")
        normal = likeness / np.sqrt(np.maximum(shifted * energy, 1e-12))
        lag = _first_peak(normal, shortest)
        if lag:
            found.append(rate_hz / lag)
    return np.array(found)


def _first_peak(likeness: Samples, shortest: int) -> int:
    """The shortest lag whose likeness is nearly the best: octaves below look the same."""
    best = float(likeness[shortest:].max())
    if best < 0.7:
        return 0
    for lag in range(shortest, len(likeness) - 1):
        is_peak = likeness[lag - 1] <= likeness[lag] >= likeness[lag + 1]
        if is_peak and likeness[lag] > 0.9 * best:
            return lag
    return 0


def heard(made: SpeechMade) -> Heard:
    """Measure a speech; its word times say where the pauses are."""
    samples, rate_hz = read_wav(made.audio)
    pitches = pitches_hz(samples, rate_hz)
    low, high = np.percentile(pitches, [10, 90])
    pauses = [p.end - p.start for p in made.phonemes[1:] if p.symbol == ""]
    silent = sum(pause for pause in pauses if pause >= _LEAST_PAUSE_SECONDS)
    spoken = made.words[-1].end - made.words[0].start - silent
    loud = samples[np.abs(samples) > 10 ** (_QUIET_DB / 20) * np.abs(samples).max()]
    return Heard(
        pitch_hz=float(np.median(pitches)),
        melody_semitones=float(12 * np.log2(high / low)),
        words_per_second=len(made.words) / spoken,
        level_db=float(10 * np.log10(np.mean(loud**2))),
        pause_seconds=silent,
        bright_db=_bright_db(samples, rate_hz),
    )


def _bright_db(samples: Samples, rate_hz: int) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / rate_hz)
    return float(10 * np.log10(power[hz > _BRIGHT_HZ].sum() / power.sum()))


def envelope_db(samples: Samples, rate_hz: int) -> Samples:
    """The average spectral envelope of the voiced frames in dB (0 to 4 kHz): formants without the
    pitch, by a liftered cepstrum.
    """
    frame, step = 1024, 512
    window = np.hanning(frame)
    total: Any = 0.0
    count = 0
    floor = np.sqrt(np.mean(samples**2))
    for start in range(0, len(samples) - frame, step):
        part = samples[start : start + frame]
        if np.sqrt(np.mean(part**2)) < floor:
            continue
        cepstrum = np.fft.irfft(np.log(np.abs(np.fft.rfft(part * window)) + 1e-6))
        cepstrum[32:-32] = 0
        total = total + np.fft.rfft(cepstrum).real
        count += 1
    keep = int(4000 / rate_hz * frame)
    envelope: Samples = (total / count)[:keep] * (20 / np.log(10))
    centred: Samples = envelope - envelope.mean()
    return centred
