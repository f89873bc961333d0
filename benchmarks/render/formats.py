"""What every further format of one production costs beside the first.

    python -m benchmarks.render.formats [--seconds 12] [--cases stills films talking whole]

The first is 9:16 with the mix of the sound; the others take over what is the same. Warm, two at
work; CPU seconds are of the whole process tree. `whole` is a production as a user sees it: the
command with one format and with four, each in a new data folder, from its start.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.render.material import material
from benchmarks.render.measuring import tree_cpu
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
    options = parser.parse_args()
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for case in [case for case in _CASES if case in options.cases]:
            spent = asyncio.run(_all(_maker(case, Path(folder), options.seconds), Path(folder)))
            wall, cpu = spent[0]
            told += [
                [
                    *(case, name, f"{one[0]:.2f}", f"{one[1]:.2f}"),
                    *(f"{one[0] / wall:.0%}", f"{one[1] / cpu:.0%}"),
                ]
                for name, one in zip(_FORMATS, spent, strict=True)
            ]
    head = ("case", "format", "wall s", "CPU s", "of the first, wall", "of the first, CPU")
    if told:
        show(f"All formats of {options.seconds:g} s", head, told)
    if "whole" in options.cases:
        _show_whole()


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


async def _all(line: Callable[[Format], Timeline], folder: Path) -> list[tuple[float, float]]:
    """Wall and CPU seconds of each format."""
    workers = Workers(2)
    await asyncio.gather(*(workers.run(time.sleep, 2.0) for _ in range(2)))
    await workers.run(mix, line("9:16").model_copy(update={"seconds": 0.5}), folder / "warm.wav")
    sound, spent = folder / "mix.wav", []
    with tempfile.TemporaryDirectory(dir=folder) as kept:
        for name in _FORMATS:
            began, before = time.perf_counter(), tree_cpu(os.getpid())
            if name == _FORMATS[0]:
                await workers.run(mix, line(name), sound)
            out = folder / f"{name.replace(':', 'x')}.mp4"
            await service.render(
                line(name), sound, out, workers=workers, scratch=folder / "s", kept=Path(kept)
            )
            spent.append((time.perf_counter() - began, tree_cpu(os.getpid()) - before))
    workers.close()
    return spent


if __name__ == "__main__":
    main()
