"""What every further format of one production costs beside the first.

    python -m benchmarks.render.formats [--seconds 12] [--cases stills films talking whole]

The first is 9:16 alone, then come passes of two, three and four formats: what a pass costs more
than the one before is what its last format costs. Warm, two at work, the mix made before; CPU
seconds are of the whole process tree. `whole` is a production as a user sees it: the command with
one format and with four, each in a new data folder, from its start.
"""

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from benchmarks.render.material import material
from benchmarks.render.measuring import Spent, tree_cpu, tree_mb
from benchmarks.render.sample import sample
from benchmarks.tables import run, show
from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.sound.mixing import mix
from limelight.stories.brief import SIZES, Format
from limelight.stories.timeline import Timeline

_FORMATS: tuple[Format, ...] = ("9:16", "16:9", "4:5", "1:1")
_CASES = ("stills", "films", "talking")
_BRIEF = "Three honest tips for growing basil on a windowsill"


def main() -> None:
    """Measure every case and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=12.0)
    parser.add_argument("--cases", nargs="*", default=[*_CASES, "whole"])
    parser.add_argument("--passes", nargs="*", type=int, default=[1, 2, 3, 4])
    options = parser.parse_args()
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for case in [case for case in _CASES if case in options.cases]:
            line = _maker(case, Path(folder), options.seconds)
            told += _rows(case, asyncio.run(_all(line, Path(folder), options.passes)))
    head = ("case", "formats", "wall s", "CPU s", "peak MB", "each further, of the first, CPU")
    if told:
        show(f"All formats of {options.seconds:g} s", head, told)
    if "whole" in options.cases:
        _show_whole()


def _rows(case: str, spent: list[tuple[int, Spent]]) -> list[list[str]]:
    first = spent[0][1].cpu
    return [
        [
            *(case, " ".join(_FORMATS[:count]), f"{one.wall:.2f}", f"{one.cpu:.2f}"),
            f"{one.peak_mb:.0f}",
            f"{(one.cpu - first) / (count - 1) / first:.0%}" if count > 1 else "",
        ]
        for count, one in spent
    ]


def _show_whole() -> None:
    """The command with the first format alone, and with all."""
    program = str(Path(sys.executable).with_name("limelight"))
    told = []
    first = 0.0
    for formats in (_FORMATS[:1], _FORMATS):
        with tempfile.TemporaryDirectory() as folder:
            command = [program, "make", _BRIEF, "--json", "--format", ",".join(formats)]
            spent = run([*command, "--out", f"{folder}/out"], {"LIMELIGHT_DATA": f"{folder}/data"})
        first = first or spent.cpu_seconds
        further = len(formats) - 1
        share = (spent.cpu_seconds - first) / further / first if further else 1.0
        wall, cpu = f"{spent.wall_seconds:.1f}", f"{spent.cpu_seconds:.1f}"
        told.append([" ".join(formats), wall, cpu, f"{share:.0%}" if further else ""])
    head = ("formats", "wall s", "CPU s", "each further one, of the first, CPU")
    show("A whole production", head, told)


def _maker(case: str, folder: Path, seconds: float) -> Callable[[Format], Timeline]:
    """The timeline of a case in any format; its files are made before it is asked for."""
    if case == "talking":
        lines = {
            name: material(case, folder / name.replace(":", "x"), seconds, SIZES[name])
            for name in _FORMATS
        }
        sounds = sample("stills", folder / "sounds", seconds).timeline
        heard = {"speech": sounds.speech, "music": sounds.music}
        return lambda name: lines[name].model_copy(update=heard)
    line = sample(case, folder / case, seconds).timeline
    return lambda name: line.model_copy(
        update={"width_px": SIZES[name][0], "height_px": SIZES[name][1]}
    )


async def _all(
    line: Callable[[Format], Timeline], folder: Path, passes: list[int]
) -> list[tuple[int, Spent]]:
    """What a pass over the first so many formats costs."""
    workers = Workers(2)
    await asyncio.gather(*(workers.run(time.sleep, 2.0) for _ in range(2)))
    workers.warm("limelight.renders.encode.job")
    sound = folder / "mix.wav"
    await workers.run(mix, line("9:16"), sound)
    spent = []
    for count in passes:
        formats = [
            (line(name), folder / f"{name.replace(':', 'x')}.mp4") for name in _FORMATS[:count]
        ]
        began, before = time.perf_counter(), tree_cpu(os.getpid())
        async with _watched() as peak:
            await service.render_formats(formats, sound, workers=workers, scratch=folder / "s")
        wall = time.perf_counter() - began
        spent.append((count, Spent(wall, tree_cpu(os.getpid()) - before, max(peak))))
    workers.close()
    return spent


@contextlib.asynccontextmanager
async def _watched() -> AsyncIterator[list[float]]:
    """The memory of this process and all below it, looked at again and again."""
    seen = [0.0]

    async def look() -> None:
        while True:
            seen.append(await asyncio.to_thread(tree_mb, os.getpid()))
            await asyncio.sleep(0.1)

    looking = asyncio.create_task(look())
    try:
        yield seen
    finally:
        looking.cancel()


if __name__ == "__main__":
    main()
