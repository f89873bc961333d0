"""Our whole render beside one FFmpeg process and MoviePy 2, on the same material.

    python -m benchmarks.render.peers [--seconds 30] [--runs 5] [--moviepy /path/to/python]

Stills: six pictures with motion, crossfades, word-highlight captions, voice, ducked music. Films:
six clips cut one after the other, otherwise the same. Every run is a whole process from its start,
with the same x264 preset and rate. FFmpeg burns the captions with libass and mixes without
measuring loudness; MoviePy (in an interpreter of its own, which has it installed) is given plain
captions, a short stretch of the stills, and is compared by the second of video.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.render.measuring import Spent, measured
from benchmarks.render.sample import CASES, Sample, sample
from benchmarks.tables import show
from limelight.renders.captions.files.ass import to_ass
from limelight.renders.captions.groups import word_groups
from limelight.renders.encode.coders import STANDARD
from limelight.renders.media import ffmpeg
from limelight.stories.timeline import Timeline

_MOVIEPY = Path(__file__).with_name("moviepy_way.py")
_FADE_SECONDS = 0.35
_EFFORT = STANDARD.coder.efforts[STANDARD.quality]
PRESET, CRF = _EFFORT.speed, _EFFORT.loss


class _Row(NamedTuple):
    name: str
    spent: Spent
    seconds: float


def main() -> None:
    """Measure and print, or render once for a parent that measures."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        for case in options.cases:
            made = sample(case, Path(folder), options.seconds)
            rows = _rows(made, options, Path(folder))
            _print(case, rows, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cases", nargs="*", default=list(CASES), choices=CASES)
    parser.add_argument("--moviepy", type=Path, help="a Python that has MoviePy 2 installed")
    parser.add_argument("--moviepy-seconds", type=float, default=6.0)
    return parser.parse_args()


def _rows(made: Sample, options: argparse.Namespace, folder: Path) -> list[_Row]:
    seconds = made.timeline.seconds
    path = folder / f"{made.case}.json"
    path.write_text(made.timeline.model_dump_json())
    # As from the installed program: workers do not load what started them anew.
    start = "from benchmarks.render.ours import main; main()"
    ours = [sys.executable, "-c", start, str(path)]
    rows = [
        _row(f"Limelight, {count} at work", [*ours, "--workers", str(count)], seconds, options.runs)
        for count in (1, 2)
    ]
    rows.append(_row("FFmpeg, one process", _reference(made, folder), seconds, options.runs))
    if options.moviepy is not None and made.case == "stills":
        short = sample("stills", folder / "short", options.moviepy_seconds)
        listing = folder / "short.json"
        listing.write_text(short.timeline.model_dump_json())
        told = [str(options.moviepy), str(_MOVIEPY), str(listing), str(folder / "moviepy.mp4")]
        rows.append(_row("MoviePy 2", [*told, PRESET, str(CRF)], options.moviepy_seconds, 1))
    return rows


def _row(name: str, command: list[str], seconds: float, runs: int) -> _Row:
    spent = [measured(command) for _ in range(runs)]
    middle = Spent(*(statistics.median(run[at] for run in spent) for at in range(3)))
    return _Row(name, middle, seconds)


def _print(case: str, rows: list[_Row], options: argparse.Namespace) -> None:
    reference = next(row for row in rows if row.name.startswith("FFmpeg"))
    base_wall = reference.spent.wall / reference.seconds
    base_cpu = reference.spent.cpu / reference.seconds
    told = [
        [
            row.name,
            f"{row.seconds:g}",
            f"{row.spent.wall:.1f}",
            f"{row.spent.cpu:.1f}",
            f"{row.spent.wall / row.seconds / base_wall:.2f}",
            f"{row.spent.cpu / row.seconds / base_cpu:.2f}",
            f"{row.spent.peak_mb:.0f}",
        ]
        for row in rows
    ]
    head = ("system", "video s", "wall s", "CPU s", "x FFmpeg wall", "x FFmpeg CPU", "peak MB")
    show(f"{case}: 1080x1920, {PRESET}, CRF {CRF}, medians of {options.runs}", head, told)


def _reference(made: Sample, folder: Path) -> list[str]:
    """One FFmpeg process for the same: pictures, transitions, captions, both sounds."""
    timeline = made.timeline
    captions = folder / f"{made.case}.ass"
    groups = word_groups(timeline.words, timeline.language)
    captions.write_text(to_ass(groups, width_px=1080, height_px=1920), "utf-8")
    inputs: list[str] = []
    for clip in timeline.clips:
        inputs += ["-i", str(clip.media[0])]
    sounds = [timeline.speech[0].audio, timeline.music.audio] if timeline.music else []
    for audio in sounds:
        inputs += ["-i", str(audio)]
    pictures = _moving(timeline) if made.case == "stills" else _cut(timeline)
    count = len(timeline.clips)
    duck = "sidechaincompress=threshold=0.03:ratio=8:attack=20:release=300"
    heard = (
        f"[{count}:a]aresample=48000,asplit[voice][key];[{count + 1}:a]aresample=48000,volume=0.4"
        f"[music];[music][key]{duck}[low];[voice][low]amix=inputs=2:normalize=0[a]"
    )
    graph = f"{pictures}[cut];[cut]ass={captions},format=yuv420p[v];{heard}"
    coded = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-c:a", "aac", "-b:a", "192k"]
    out = ["-t", f"{timeline.seconds:.3f}", "-r", "30", str(folder / f"reference-{made.case}.mp4")]
    quiet = [ffmpeg.program(), "-y", "-loglevel", "error", "-nostdin"]
    shown = ["-filter_complex", graph, "-map", "[v]", "-map", "[a]"]
    return [*quiet, *inputs, *shown, *coded, *out]


def _moving(timeline: Timeline) -> str:
    """Every picture zoomed, each faded into the next."""
    parts, clips = [], timeline.clips
    for at, clip in enumerate(clips):
        frames = round((clip.seconds + _FADE_SECONDS) * timeline.fps)
        zoom = f"zoompan=z='1+0.05*on/{frames}':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2'"
        size = f"d={frames}:s=1080x1920:fps={timeline.fps}"
        parts.append(f"[{at}:v]{zoom}:{size},setsar=1,format=yuv420p[p{at}]")
    before = "p0"
    for at in range(1, len(clips)):
        fade = f"xfade=duration={_FADE_SECONDS}:offset={clips[at].start:.3f}"
        last = at == len(clips) - 1
        parts.append(f"[{before}][p{at}]{fade}" + ("" if last else f"[x{at}]"))
        before = f"x{at}"
    return ";".join(parts)


def _cut(timeline: Timeline) -> str:
    """Every film cut to its length, one after the other."""
    parts = [
        f"[{at}:v]trim=0:{clip.seconds:.3f},setpts=PTS-STARTPTS,fps={timeline.fps},"
        f"scale=1080:1920:force_original_aspect_ratio=increase,crop=1080:1920,setsar=1[p{at}]"
        for at, clip in enumerate(timeline.clips)
    ]
    joined = "".join(f"[p{at}]" for at in range(len(timeline.clips)))
    return ";".join(parts) + f";{joined}concat=n={len(timeline.clips)}:v=1"


if __name__ == "__main__":
    main()
