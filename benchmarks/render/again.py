"""What a render costs again after one of its six shots was changed.

    python -m benchmarks.render.again [--seconds 30] [--runs 3]

A warm pool of two, as in a studio that is up; CPU seconds are of the whole process tree.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from benchmarks.render.measuring import tree_cpu
from benchmarks.render.sample import CASES, sample
from benchmarks.tables import show
from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.sound.mixing import mix
from limelight.stories.timeline import Timeline

_CHANGED = 2


def main() -> None:
    """Measure both cases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            made = sample(case, Path(folder) / "made", options.seconds)
            runs = [
                asyncio.run(_both(made.timeline, Path(folder) / f"{case}-{run}"))
                for run in range(options.runs)
            ]
            wall, again, cpu, cpu_again = (
                statistics.median(run[at] for run in runs) for at in range(4)
            )
            told.append(
                [
                    case,
                    *(f"{wall:.2f}", f"{again:.2f}", f"{again / wall:.0%}"),
                    *(f"{cpu:.2f}", f"{cpu_again:.2f}", f"{cpu_again / cpu:.0%}"),
                ]
            )
    head = ("case", "whole, wall s", "again, wall s", "share", "CPU s", "again, CPU s", "share")
    show(f"One of six shots changed, {options.seconds:g} s at 1080x1920", head, told)


async def _both(timeline: Timeline, folder: Path) -> tuple[float, float, float, float]:
    workers = Workers(2)
    sound = (await workers.run(mix, timeline, folder / "mix.wav")).path
    await asyncio.gather(*(workers.run(time.sleep, 1.0) for _ in range(2)))

    async def spent(line: Timeline) -> tuple[float, float]:
        began, before = time.perf_counter(), tree_cpu(os.getpid())
        await service.render(
            line,
            sound,
            folder / "v.mp4",
            workers=workers,
            scratch=folder / "s",
            kept=folder / "kept",
        )
        return time.perf_counter() - began, tree_cpu(os.getpid()) - before

    whole, again = await spent(timeline), await spent(_edited(timeline, folder))
    workers.close()
    return whole[0], again[0], whole[1], again[1]


def _edited(timeline: Timeline, folder: Path) -> Timeline:
    """One shot with its picture the other way round, or its film from later on."""
    clip = timeline.clips[_CHANGED]
    if clip.footage is not None:
        changed = clip.model_copy(
            update={"footage": clip.footage.model_copy(update={"start": 0.3})}
        )
    else:
        turned = folder / "turned.png"
        pixels = np.asarray(cv2.imread(str(clip.picture)), np.uint8)
        cv2.imwrite(str(turned), pixels[:, ::-1])
        changed = clip.model_copy(update={"picture": turned})
    clips = (*timeline.clips[:_CHANGED], changed, *timeline.clips[_CHANGED + 1 :])
    return timeline.model_copy(update={"clips": clips})


if __name__ == "__main__":
    main()
