"""`python -m tests.renders.fuzz --cases 5000`: damaged media through the renderer, from a seed.

Says how every case ended and keeps the files that broke something.
"""

import argparse
import collections
import random
import resource
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

from tests.renders.fuzz.damage import damaged
from tests.renders.fuzz.seeds import FILMS, Seed, halves, seeds
from tests.renders.fuzz.trial import CHECKED, Broken, try_file

_MEMORY_BYTES = 3 << 30
_CHECKED_SHARE = 0.3


def main() -> int:
    """Try the cases; 1 when one broke something."""
    asked = argparse.ArgumentParser(prog="python -m tests.renders.fuzz", description=__doc__)
    asked.add_argument("--cases", type=int, default=150)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first", type=int, default=0, help="number of the first case")
    asked.add_argument("--only", default="", help="part of the seed files' names")
    asked.add_argument("--keep", type=Path, help="folder for the files that broke something")
    given = asked.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    warnings.simplefilter("error")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        return _run(given, Path(name))


def _run(given: argparse.Namespace, folder: Path) -> int:
    (folder / "seeds").mkdir()
    known = [one for one in seeds(folder / "seeds") if given.only in one.path.name]
    ends: collections.Counter[str] = collections.Counter()
    broken = 0
    for number in range(given.first, given.first + given.cases):
        seed = known[number % len(known)]
        began = time.monotonic()
        end = _case(folder, seed, number, given)
        if end.startswith("BROKEN"):
            broken += 1
            sys.stdout.write(f"case {number} ({seed.path.name}): {end}\n")
        ends[end.split(":")[0]] += 1
        if (took := time.monotonic() - began) > 20:
            sys.stdout.write(f"case {number} ({seed.path.name}) took {took:.0f} s\n")
        sys.stdout.flush()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(f"{dict(ends)}; at most {most} MB here, {of_children} MB in FFmpeg\n")
    return int(broken > 0)


def _case(folder: Path, seed: Seed, number: int, given: argparse.Namespace) -> str:
    chance = random.Random(f"{given.seed}/{number}/{seed.path.name}")
    place = folder / "case"
    place.mkdir()
    halves((48, 36)).save(place / "beside.png")
    path = place / seed.path.name
    path.write_bytes(damaged(seed.path.read_bytes(), chance))
    sys.stderr.write(f"{number} {seed.path.name}\n")
    try:
        is_checked = seed.use == FILMS and chance.random() < _CHECKED_SHARE
        end = try_file(path, CHECKED if is_checked else seed.use, place)
    except Broken as told:
        end = f"BROKEN: {told}"
    except Exception:  # noqa: BLE001 - whatever it raises that is no Problem is what is looked for
        end = f"BROKEN: {traceback.format_exc()}"
    if given.keep is not None and end.startswith("BROKEN"):
        given.keep.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, given.keep / f"{number}-{path.name}")
    shutil.rmtree(place)
    return end


if __name__ == "__main__":
    sys.exit(main())
