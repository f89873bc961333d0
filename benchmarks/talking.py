"""How far the mouth is from the sound: lip-sync error of every embedded voice's language."""

import math
import tempfile
from pathlib import Path

from benchmarks.tables import show
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.schemas import SpeechAsk, SpeechMade, VoiceSpec
from limelight.renders.talk.sync import lip_sync
from limelight.renders.talk.track import Track, track_of
from limelight.stories.timeline import Sound

SENTENCES = Path(__file__).parent / "voices" / "sentences"
SPOKEN = 6
RATES = (25, 30)
VOICES = {
    "English, American, quick": ("en", "hibari"),
    "English, American": ("en", "af_heart"),
    "English, British": ("en", "bm_george"),
    "Spanish": ("es", "ef_dora"),
    "French": ("fr", "ff_siwis"),
    "Italian": ("it", "if_sara"),
    "Portuguese": ("pt", "pf_dora"),
    "Japanese": ("ja", "jf_alpha"),
}


def main() -> None:
    """Speak sentences of each language and print the table."""
    rows = [row for name in VOICES for row in _rows(name)]
    heads = ("speech", "frames/s", "sounds seen", "mean, frames", "worst, frames", "never shown")
    show("Lip-sync error", (*heads, "reached"), rows)


def _rows(name: str) -> list[tuple[str, ...]]:
    language, voice = VOICES[name]
    listed = (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines()
    lines = [line for line in listed if line.strip()][:SPOKEN]
    with tempfile.TemporaryDirectory() as folder:
        spoken = [_spoken(line, language, voice, Path(folder)) for line in lines]
    return [_row(name, spoken, fps) for fps in RATES]


def _spoken(line: str, language: str, voice: str, folder: Path) -> tuple[SpeechMade, Track]:
    made = speak(SpeechAsk(text=line, language=language, voice=VoiceSpec(name=voice)), folder)
    sound = Sound(name="speech", audio=made.audio, start=0, seconds=made.seconds)
    return made, track_of(made.phonemes, (sound,), made.seconds)


def _row(name: str, spoken: list[tuple[SpeechMade, Track]], fps: int) -> tuple[str, ...]:
    found = [lip_sync(made.phonemes, track, fps) for made, track in spoken]
    errors = [error for one in found for error in one.errors_frames]
    met = [error for error in errors if math.isfinite(error)]
    reached = sum(share for one in found for share in one.seen_shares) / len(errors)
    mean, worst, unseen = sum(met) / len(met), max(met), len(errors) - len(met)
    told = (f"{mean:.2f}", f"{worst:.2f}", str(unseen), f"{reached:.2f}")
    return name, str(fps), str(len(errors)), *told


if __name__ == "__main__":
    main()
