"""A long video: time, memory along its length, and going on after it was killed.

    python -m benchmarks.render.long [--minutes 10] [--size 1080x1920] [--compare]

Eight scenes a minute with crossfades, captions, chapters, a voice and music. The whole process tree
is killed when half of the pieces are made, and started again. `--compare` renders once more without
a break and says whether the bytes are the same.
"""

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.render.material import spoken
from benchmarks.render.measuring import tree_mb
from benchmarks.render.sample import heard, picture
from benchmarks.tables import show
from limelight.renders.encode.chapters import chapters_of
from limelight.renders.encode.segments import cut
from limelight.renders.media.probe import probe
from limelight.stories.timeline import Clip, Timeline

_SCENES_A_MINUTE, _PICTURES, _SCENES_A_CHAPTER = 8, 6, 8
_FADE_SECONDS, _LOOK_SECONDS = 0.35, 0.5


class _Run(NamedTuple):
    """Wall seconds of a run, and the peak memory in MB by how many pieces were there."""

    wall: float
    peaks: dict[int, float]


def main() -> None:
    """Render, kill, go on, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    width, height = (int(side) for side in options.size.split("x"))
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        line = _material(folder, options.minutes, (width, height))
        listing, kept, count = folder / "long.json", folder / "kept", len(cut(line))
        listing.write_text(line.model_dump_json())
        out, again = folder / "long.mp4", folder / "again.mp4"

        def made() -> int:
            return len(list(kept.glob("??/*.mp4")))

        first = _run(_ours(listing, out, kept), made, count // 2)
        assert not out.exists(), "a killed render left a video"
        second = _run(_ours(listing, out, kept), made)
        _print(line, out, first, second, count)
        if options.compare:
            third = _run(_ours(listing, again, folder / "fresh"), lambda: 0)
            same = _digest(out) == _digest(again)
            print(f"without a break: {third.wall:.0f} s, {'the same' if same else 'OTHER'} bytes")


def _material(folder: Path, minutes: float, size: tuple[int, int]) -> Timeline:
    """A timeline whose pictures come round again, each scene with its own way to move."""
    seconds, count = minutes * 60, round(minutes * _SCENES_A_MINUTE)
    each = seconds / count
    pictures = [picture(folder, at) for at in range(_PICTURES)]
    clips = [
        Clip(
            name=f"scene {at + 1}",
            start=at * each,
            seconds=each,
            picture=pictures[at % _PICTURES],
            crossfade_seconds=_FADE_SECONDS if at else 0.0,
            on_screen=f"Chapter {at // _SCENES_A_CHAPTER + 1}",
        )
        for at in range(count)
    ]
    words, phonemes = spoken(seconds)
    return Timeline(
        title="A long one",
        width_px=size[0],
        height_px=size[1],
        seconds=seconds,
        clips=tuple(clips),
        words=words,
        phonemes=phonemes,
        speech=(heard(folder / "voice.wav", seconds, 180.0, 4.0),),
        music=heard(folder / "music.wav", 60.0, 220.0, 0.4).model_copy(update={"seconds": seconds}),
    )


def _ours(listing: Path, out: Path, kept: Path) -> list[str]:
    command = [sys.executable, "-m", "benchmarks.render.ours", str(listing)]
    return [*command, "--out", str(out), "--kept", str(kept)]


def _run(command: list[str], made: Callable[[], int], stop_at: int | None = None) -> _Run:
    """Run a command to its end, or kill it with all that it started when `stop_at` is `made`."""
    began, peaks = time.perf_counter(), dict[int, float]()
    # What a killed process leaves lies in the folder of this one.
    told = os.environ | {"TMPDIR": str(Path(command[-1]).parent)}
    process = subprocess.Popen(command, start_new_session=True, env=told)
    while process.poll() is None:
        there = made()
        peaks[there] = max(peaks.get(there, 0.0), tree_mb(process.pid))
        if stop_at is not None and there >= stop_at:
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(_LOOK_SECONDS)
    if process.returncode and stop_at is None:
        raise SystemExit(f"the render failed with {process.returncode}")
    return _Run(time.perf_counter() - began, peaks)


def _print(line: Timeline, out: Path, first: _Run, second: _Run, count: int) -> None:
    found = probe(out)
    minutes = max(1, round(line.seconds / 60))
    told = []
    for minute in range(minutes):
        here = range(count * minute // minutes, count * (minute + 1) // minutes + 1)
        run = first if here.stop <= count // 2 + 1 else second
        peaks = [run.peaks[at] for at in here if at in run.peaks]
        told.append([str(minute + 1), f"{max(peaks, default=0.0):.0f}"])
    show("Peak memory while each minute was made (the first with the mix)", ("minute", "MB"), told)
    chapters = len(chapters_of(line))
    print(f"{found.seconds:.1f} s, {len(line.clips)} scenes, {count} pieces, {chapters} chapters")
    print(f"killed after {first.wall:.0f} s at half, went on for {second.wall:.0f} s")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
