"""What moods and pitch do to a voice: `python -m benchmarks.voices.changes`.

The moods say one text; the table gives what is heard. For pitch the table gives how far it moved
and how much the spectral envelope changed (formants; 0 to 4 kHz, mean-free, in dB), beside what
playing the same sound faster would do to it.
"""

import tempfile
from pathlib import Path
from typing import get_args

import numpy as np

from benchmarks.tables import show
from benchmarks.voices.measures import Samples, envelope_db, heard, pitches_hz, read_wav
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.schemas import Emotion, SpeechAsk, SpeechMade, VoiceSpec

_TEXT = (
    "I opened the little window this morning, and the whole kitchen smelled of rain. "
    "Then I made some tea. Nobody else was awake yet."
)
_VOICES = ("hibari", "am_michael", "bf_emma")
_SHIFTS = (-6, -3, 3, 6)


def _spoken(voice: VoiceSpec, into: Path) -> SpeechMade:
    return speak(SpeechAsk(text=_TEXT, voice=voice), into)


def _moods(into: Path) -> None:
    rows = []
    for name in _VOICES:
        for emotion in get_args(Emotion):
            got = heard(_spoken(VoiceSpec(name=name, emotion=emotion), into))
            rows.append(
                [
                    name,
                    emotion,
                    f"{got.pitch_hz:.0f}",
                    f"{got.melody_semitones:.1f}",
                    f"{got.words_per_second:.2f}",
                    f"{got.level_db:.1f}",
                    f"{got.pause_seconds:.2f}",
                    f"{got.bright_db:.1f}",
                ]
            )
    head = ["voice", "mood", "pitch Hz", "melody st", "words/s", "level dB", "pauses s", "high dB"]
    show("Moods", head, rows)


def _difference_db(one: Samples, other: Samples) -> float:
    return float(np.sqrt(np.mean((one - other) ** 2)))


def _faster(samples: Samples, semitones: float) -> Samples:
    """The samples played faster, so that pitch and formants move together."""
    factor = 2 ** (semitones / 12)
    at = np.arange(0, len(samples) - 1, factor)
    played: Samples = np.interp(at, np.arange(len(samples)), samples)
    return played


def _pitch(into: Path) -> None:
    rows = []
    for name in _VOICES:
        plain, rate_hz = read_wav(_spoken(VoiceSpec(name=name), into).audio)
        middle, envelope = np.median(pitches_hz(plain, rate_hz)), envelope_db(plain, rate_hz)
        for asked in _SHIFTS:
            made = _spoken(VoiceSpec(name=name, pitch_semitones=asked), into)
            samples, _ = read_wav(made.audio)
            moved = 12 * np.log2(np.median(pitches_hz(samples, rate_hz)) / middle)
            ours = _difference_db(envelope_db(samples, rate_hz), envelope)
            naive = _difference_db(envelope_db(_faster(plain, asked), rate_hz), envelope)
            rows.append([name, f"{asked:+d}", f"{moved:+.1f}", f"{ours:.1f}", f"{naive:.1f}"])
    head = ["voice", "asked st", "heard st", "envelope moved dB", "if played faster dB"]
    show("Pitch", head, rows)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        _moods(Path(folder))
        _pitch(Path(folder))


if __name__ == "__main__":
    main()
