"""How far a render is from the encode floor.

The floor is the same frames, from memory, through the same x264 settings.

    python -m benchmarks.render [--seconds 4] [--workers 2] [--runs 3]

Each measurement runs in a process of its own; CPU seconds and memory are of its whole tree.
"""

import argparse
import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.render.material import CASES, material
from benchmarks.render.measuring import tree_mb
from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.compose.film import Film
from limelight.renders.encode.encoder import Encoder
from limelight.renders.encode.segments import cut, frame_count
from limelight.stories.timeline import Timeline

_ROW = "{:<10} {:<8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}"


def main() -> None:
    """Measure every case and print the table, or one measurement for a parent that asks for it."""
    options = _options()
    if options.child:
        _child(options)
        return
    with tempfile.TemporaryDirectory() as folder:
        print(f"{options.seconds} s of 1080x1920 at 30 fps, medians of {options.runs}")
        print(
            _ROW.format("case", "workers", "wall s", "CPU s", "x wall", "x CPU", "MB", "ms/frame")
        )
        for case in options.cases:
            path = Path(folder) / f"{case}.json"
            path.write_text(material(case, Path(folder), options.seconds).model_dump_json())
            floor = _median(path, "floor", 1, options.runs)
            _print(case, "floor", floor, floor, options.seconds)
            for workers in sorted({1, options.workers}):
                ours = _median(path, "ours", workers, options.runs)
                ours["cpu"] -= _median(path, "idle", workers, options.runs)["cpu"]
                _print(case, str(workers), ours, floor, options.seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cases", nargs="*", default=list(CASES), choices=CASES)
    parser.add_argument("--child", choices=("floor", "ours", "idle"))
    parser.add_argument("--timeline", type=Path)
    return parser.parse_args()


def _child(options: argparse.Namespace) -> None:
    timeline = Timeline.model_validate_json(options.timeline.read_text())
    with tempfile.TemporaryDirectory() as folder:
        if options.child == "floor":
            spent = _floor(timeline, Path(folder))
        else:
            idle = options.child == "idle"
            spent = _ours(timeline, Path(folder), options.workers, idle=idle)
    print(json.dumps(spent))


def _floor(timeline: Timeline, folder: Path) -> dict[str, float]:
    film = Film(timeline)
    frames: list[NDArray[np.uint8]] = [
        film.frame(at).buffer.copy() for at in range(frame_count(timeline))
    ]
    size = (timeline.width_px, timeline.height_px)
    began, before = time.perf_counter(), _cpu_seconds()
    for segment in cut(timeline):
        count = segment.last - segment.first
        path = folder / f"{segment.number}.mp4"
        with Encoder(path, size, timeline.fps, count) as encoder:
            for at in range(segment.first, segment.last):
                encoder.write(frames[at])
    return {"wall": time.perf_counter() - began, "cpu": _cpu_seconds() - before, "peak_mb": 0.0}


def _ours(timeline: Timeline, folder: Path, count: int, *, idle: bool) -> dict[str, float]:
    """A render by a warm pool, or only the warming: the difference is the render's own cost."""
    workers = Workers(count)
    asyncio.run(_warm(workers, timeline, folder))
    began = time.perf_counter()
    if not idle:
        asyncio.run(
            service.render(timeline, None, folder / "v.mp4", workers=workers, scratch=folder / "s")
        )
    wall = time.perf_counter() - began
    workers.close()
    return {"wall": wall, "cpu": _cpu_seconds(), "peak_mb": 0.0}


async def _warm(workers: Workers, timeline: Timeline, folder: Path) -> None:
    """Start the pool and let it load the code before the clock runs, as in a studio that is up."""
    shot = timeline.clips[0].model_copy(update={"stage": None})
    small = {"seconds": 0.1 * workers.count, "width_px": 108, "height_px": 192}
    clips = tuple(
        shot.model_copy(update={"start": at * 0.1, "seconds": 0.1}) for at in range(workers.count)
    )
    short = timeline.model_copy(update=small | {"clips": clips})
    await asyncio.gather(*(workers.run(time.sleep, 1.0) for _ in range(workers.count)))
    await service.render(short, None, folder / "warm.mp4", workers=workers, scratch=folder / "s")


def _cpu_seconds() -> float:
    return sum(
        resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def _median(path: Path, kind: str, workers: int, runs: int) -> dict[str, float]:
    spent = [_measured(path, kind, workers) for _ in range(runs)]
    return {name: statistics.median(run[name] for run in spent) for name in spent[0]}


def _measured(path: Path, kind: str, workers: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.render", "--child", kind]
    process = subprocess.Popen(
        [*command, "--timeline", str(path), "--workers", str(workers)], stdout=subprocess.PIPE
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, tree_mb(process.pid))
        time.sleep(0.1)
    told = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"measuring {kind} failed")
    return dict(json.loads(told)) | {"peak_mb": peak}


def _print(
    case: str, who: str, spent: dict[str, float], floor: dict[str, float], seconds: float
) -> None:
    print(
        _ROW.format(
            case,
            who,
            f"{spent['wall']:.2f}",
            f"{spent['cpu']:.2f}",
            f"{spent['wall'] / floor['wall']:.2f}",
            f"{spent['cpu'] / floor['cpu']:.2f}",
            f"{spent['peak_mb']:.0f}",
            f"{1000 * spent['cpu'] / seconds / 30:.1f}",
        ),
        flush=True,
    )


if __name__ == "__main__":
    main()
