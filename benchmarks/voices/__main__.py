"""How well each voice is understood: `python -m benchmarks.voices [--language it] [--voice NAME]`.

Every voice says the sentences of its own language (`sentences/`); `--foreign` has every voice speak
the languages that are not its own. Whisper base writes down what it hears.
"""

import argparse
import resource
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import show
from benchmarks.voices.listening import errors, understood, units
from limelight.adapters.embedded.voice.catalogue import languages, voices
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.schemas import SpeechAsk, VoiceSpec

_SENTENCES = Path(__file__).parent / "sentences"


class Score(NamedTuple):
    """Errors and units of all sentences, CPU seconds of speaking and seconds of speech."""

    wrong: int
    units: int
    cpu_seconds: float
    seconds: float

    @property
    def error_rate(self) -> float:
        """Errors per hundred units."""
        return 100 * self.wrong / self.units


def sentences(language: str) -> list[str]:
    """The sentences of a language."""
    return (_SENTENCES / f"{language}.txt").read_text("utf-8").splitlines()


def score(voice: VoiceSpec, language: str, most: int, *, is_loud: bool = False) -> Score:
    """Let a voice say the sentences of a language and count what is misheard."""
    wrong, counted, cpu, seconds = 0, 0, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for text in sentences(language)[:most]:
            began = _cpu_seconds()
            made = speak(SpeechAsk(text=text, language=language, voice=voice), Path(folder))
            cpu += _cpu_seconds() - began
            seconds += made.seconds
            wanted = units(text, language)
            got = understood(made.audio, language)
            mistakes = errors(wanted, units(got, language))
            if is_loud and mistakes:
                print(f"{mistakes} {text}\n  {got}", file=sys.stderr)
            wrong += mistakes
            counted += len(wanted)
    return Score(wrong, counted, cpu, seconds)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How well the voices are understood.")
    parser.add_argument("--language", action="append", help="only these")
    parser.add_argument("--voice", action="append", help="only these, or mixes like a+b")
    parser.add_argument("--own", action="append", help="the voice of a character of this name")
    parser.add_argument("--emotion", default="neutral")
    parser.add_argument("--gender", default="woman")
    parser.add_argument("--foreign", action="store_true", help="languages not their own")
    parser.add_argument("--sentences", type=int, default=99, help="only the first so many")
    parser.add_argument("--errors", action="store_true", help="print what was misheard")
    asked = parser.parse_args()
    rows = []
    for language in asked.language or languages():
        for name, voice in _asked_voices(asked, language):
            voice = voice.model_copy(update={"emotion": asked.emotion})
            got = score(voice, language, asked.sentences, is_loud=asked.errors)
            rate, pace = f"{got.error_rate:.1f}", f"{got.cpu_seconds / got.seconds:.2f}"
            rows.append([language, name, f"{rate} %", str(got.units), pace])
            print(*rows[-1], file=sys.stderr, flush=True)
    show("Error rate", ["language", "voice", "misheard", "of", "CPU s per s"], rows)


def _asked_voices(asked: argparse.Namespace, language: str) -> list[tuple[str, VoiceSpec]]:
    if asked.own:
        return [
            (f"{name} ({asked.gender})", VoiceSpec(made_for=name, gender=asked.gender))
            for name in asked.own
        ]
    if asked.voice:
        return [(name, VoiceSpec(name=name)) for name in asked.voice]
    return [
        (voice.name, VoiceSpec(name=voice.name))
        for voice in voices()
        if (voice.language == language) != asked.foreign
    ]


if __name__ == "__main__":
    main()
