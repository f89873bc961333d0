"""Sound encoded beside the pictures, segments joined by copying, the index in front."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from limelight.renders.encode.chapters import chapters_of, to_ffmetadata
from limelight.renders.encode.encoder import TIMESCALE
from limelight.renders.encode.job import segment_path
from limelight.renders.encode.keys import sound_key
from limelight.renders.encode.languages import three_letters
from limelight.renders.encode.segments import cut
from limelight.renders.encode.shelf import Shelf
from limelight.renders.media import ffmpeg
from limelight.stories.timeline import Timeline

_SOUND_BITRATE = "192k"
_SOUND_RATE = "48000"


async def encode_sound(audio: Path, out: Path, seconds: float, kept: Path | None) -> None:
    """A WAV as AAC, cut or filled up with silence to exactly `seconds`; taken from the folder
    `kept` where it was encoded before, as for another format of the same video.
    """
    fit = ["-af", f"apad,atrim=0:{seconds:.6f},asetpts=PTS-STARTPTS"]
    coder = f"-vn -c:a aac -b:a {_SOUND_BITRATE} -ar {_SOUND_RATE} -ac 2".split()
    exact = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp4"]
    coding = [*fit, *coder, *exact]
    told = ["-i", str(audio), *coding, str(out)], out.with_suffix(".log"), "encoding the sound"
    key = await asyncio.to_thread(sound_key, audio, coding) if kept is not None else None
    if kept is None or key is None:
        await run(*told)
    elif not await asyncio.to_thread(Shelf(kept).take, key, out):
        await run(*told)
        await asyncio.to_thread(Shelf(kept).keep, key, out)


async def join(folder: Path, count: int, timeline: Timeline, sound: Path | None) -> None:
    """Join the folder's segments and the sound to `video.mp4`, without encoding anything again,
    with the chapters of a long video.
    """
    entries = ["ffconcat version 1.0"]
    for segment in cut(timeline)[:count]:
        seconds = (segment.last - segment.first) / timeline.fps
        entries += [
            f"file '{segment_path(folder, segment.number).name}'",
            f"duration {seconds:.9f}",
        ]
    listing = folder / "segments.txt"
    listing.write_text("\n".join(entries) + "\n", "utf-8")
    sources = ["-f", "concat", "-safe", "0", "-i", str(listing)]
    maps = ["-map", "0:v:0"]
    if sound is not None:
        sources += ["-i", str(sound)]
        maps += ["-map", "1:a:0"]
    chapters = chapters_of(timeline)
    if chapters:
        marks = folder / "chapters.txt"
        marks.write_text(to_ffmetadata(chapters), "utf-8")
        maps += ["-map_chapters", "2" if sound else "1"]
        sources += ["-f", "ffmetadata", "-i", str(marks)]
    language = ["-metadata:s:a:0", f"language={three_letters(timeline.language)}"]
    # Metadata of files and streams are dropped, those of chapters (their titles) are not.
    bare = ["-map_metadata:g", "-1", "-map_metadata:s", "-1"]
    exact = ["-c", "copy", *bare, "-fflags", "+bitexact", "-movflags", "+faststart"]
    scale = ["-video_track_timescale", TIMESCALE, "-f", "mp4"]
    out = folder / "video.mp4"
    arguments = [*sources, *maps, *exact, *(language if sound else []), *scale, str(out)]
    await run(arguments, folder / "join.log", "joining the pieces")


async def run(arguments: Sequence[str], messages: Path, doing: str) -> None:
    """Run FFmpeg to its end; a cancelled caller takes it along."""
    process = ffmpeg.start(arguments, messages)
    try:
        while process.poll() is None:  # noqa: ASYNC110 - a child process sets no event
            await asyncio.sleep(0.01)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    ffmpeg.check(process.returncode, messages, doing)
