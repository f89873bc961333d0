"""How far the mouth is from the sound: lip-sync error of every embedded voice's language."""

import tempfile
from pathlib import Path

from benchmarks.tables import show
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.schemas import SpeechAsk, VoiceSpec
from limelight.renders.talk.sync import lip_sync
from limelight.renders.talk.track import track_of
from limelight.stories.timeline import Sound

SENTENCES = Path(__file__).parent / "voices" / "sentences"
SPOKEN = 6
RATES = (25, 30)


def main() -> None:
    """Speak sentences of each language and print the table."""
    rows = []
    for listed in sorted(SENTENCES.glob("*.txt")):
        lines = [line for line in listed.read_text("utf-8").splitlines() if line.strip()]
        for fps in RATES:
            rows.append(_row(listed.stem, lines[:SPOKEN], fps))
    heads = ("language", "frames/s", "sounds seen", "mean, frames", "worst, frames", "reached")
    show("Lip-sync error", heads, rows)


def _row(language: str, lines: list[str], fps: int) -> tuple[str, ...]:
    errors: list[float] = []
    shares: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            made = speak(SpeechAsk(text=line, language=language, voice=VoiceSpec()), Path(folder))
            sound = Sound(name="speech", audio=made.audio, start=0, seconds=made.seconds)
            track = track_of(made.phonemes, (sound,), made.seconds)
            found = lip_sync(made.phonemes, track, fps)
            errors += found.errors_frames
            shares += found.seen_shares
    mean, worst = sum(errors) / len(errors), max(errors)
    reached = sum(shares) / len(shares)
    return language, str(fps), str(len(errors)), f"{mean:.2f}", f"{worst:.2f}", f"{reached:.2f}"


if __name__ == "__main__":
    main()
