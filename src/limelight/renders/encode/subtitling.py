"""Captions as tracks of an MP4 that players turn on and off, one for each language."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from limelight.renders.captions.files.formats import write_text
from limelight.renders.captions.files.schemas import Track
from limelight.renders.encode.joining import run
from limelight.renders.encode.languages import three_letters


class Spoken(NamedTuple):
    """Captions in a language, which is a tag such as "es" or "pt-BR"."""

    language: str
    track: Track


async def with_tracks(video: Path, tracks: Sequence[Spoken], out: Path) -> None:
    """Write the video with a track of captions for each language to `out`, without encoding
    anything again: letters in italics, bold and underlines stay, places do not. The first is the
    one that MP4 marks as usual. Raises EncodeFailed.
    """
    sources, maps = ["-i", str(video)], ["-map", "0:v:0", "-map", "0:a:0?", "-map_chapters", "0"]
    named: list[str] = []
    for number, spoken in enumerate(tracks):
        file = out.with_name(f"{out.stem}-{number}.srt")
        file.write_bytes(write_text(spoken.track, ".srt").text.encode())
        sources += ["-f", "srt", "-i", str(file)]
        maps += ["-map", f"{number + 1}:s:0"]
        named += [f"-metadata:s:s:{number}", f"language={three_letters(spoken.language)}"]
    copied = ["-c:v", "copy", "-c:a", "copy", "-c:s", "mov_text"]
    exact = ["-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4"]
    told = [*sources, *maps, *copied, *named, *exact, str(out)]
    await run(told, out.with_suffix(".log"), "adding captions")
