"""What the database is asked for one page or call, and how it goes about it.

The studio runs in this process, so that every statement is seen; each is explained once afterwards.
"""

import json
import random
import re
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx2
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.studio.asking import API, PAGES, Asked, Ids, api_of, browser_of, named
from benchmarks.studio.seeding import Ways
from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings

URL = "http://localhost:8000"
_TIMES = 7
# A table that is read whole is worth a word when it has more rows than this.
_SMALL = 1000
_SCAN = re.compile(r"^SCAN (\w+)")
_SKIPS = re.compile(r"\bOFFSET\b", re.IGNORECASE)


class Said(NamedTuple):
    """A statement as it was sent, with its values."""

    text: str
    values: Any


class Looked(NamedTuple):
    """One kind of request, alone: CPU milliseconds of this process (median), how many statements,
    bytes of the answer whole and as sent, and which large tables were read whole.
    """

    name: str
    cpu_ms: float
    statements: int
    bytes_whole: int
    bytes_sent: int
    reads_whole: tuple[str, ...]


async def look(settings: Settings, ways: Ways) -> AsyncIterator[Looked]:
    """All kinds of requests of a seeded studio, one after the other."""
    allowed = {"api": {"requests_per_minute": 1_000_000}}
    settings = Settings.model_validate({**settings.model_dump(), **allowed})
    async with opened(settings) as wired:
        transport = httpx2.ASGITransport(app=site(wired))
        api, browser = api_of(URL, ways, transport), browser_of(URL, ways, transport)
        async with api, browser:
            ids = await named(api)
            for one, client in [*((one, api) for one in API), *((one, browser) for one in PAGES)]:
                yield await _look(one, client, ids, wired[Sessions])


async def _look(one: Asked, client: httpx2.AsyncClient, ids: Ids, sessions: Sessions) -> Looked:
    chance, took = random.Random(1), []
    (await client.get(one.address(ids, chance))).raise_for_status()
    for _ in range(_TIMES):
        began = time.process_time()
        await client.get(one.address(ids, chance))
        took.append((time.process_time() - began) * 1000)
    with _heard() as said:
        answer = await client.get(one.address(ids, chance))
    async with sessions.read() as db:
        whole = [await _reads_whole(db, one, is_sqlite=sessions.is_sqlite) for one in said]
    named = sorted({table for tables in whole for table in tables})
    sent = int(answer.headers.get("content-length", 0))
    middle = sorted(took)[len(took) // 2]
    return Looked(one.name, middle, len(said), len(answer.content), sent, tuple(named))


@contextmanager
def _heard() -> Iterator[list[Said]]:
    said: list[Said] = []

    def hear(_c: Any, _cursor: Any, statement: str, values: Any, _x: Any, _many: bool) -> None:  # noqa: FBT001 - SQLAlchemy calls it so
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            said.append(Said(statement, values))

    sa.event.listen(Engine, "before_cursor_execute", hear)
    yield said
    sa.event.remove(Engine, "before_cursor_execute", hear)


async def _reads_whole(db: AsyncSession, said: Said, *, is_sqlite: bool) -> set[str]:
    """Large tables that the statement reads from one end to the other, or counts its way into."""
    how = "EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN (FORMAT JSON) "
    connection = await db.connection()
    rows = (await connection.exec_driver_sql(how + said.text, said.values)).all()
    if is_sqlite:
        names = {found[1] for row in rows if (found := _SCAN.match(str(row[-1])))}
    else:
        told = rows[0][0]
        names = set(_scanned(json.loads(told) if isinstance(told, str) else told))
    large = {name for name in names if await _is_large(db, name)}
    # SQLite is told an offset of none by every list.
    return large | ({"OFFSET"} if not is_sqlite and _SKIPS.search(said.text) else set())


def _scanned(plan: Any) -> Iterator[str]:
    for part in plan if isinstance(plan, list) else plan.values():
        if isinstance(part, dict) and part.get("Node Type", "").endswith("Seq Scan"):
            yield str(part["Relation Name"])
        if isinstance(part, dict | list):
            yield from _scanned(part)


async def _is_large(db: AsyncSession, name: str) -> bool:
    if not re.fullmatch(r"[a-z]+_[a-z_]+", name):
        return False
    connection = await db.connection()
    counted = await connection.exec_driver_sql(
        f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {_SMALL + 1}) AS counted"  # noqa: S608 - a name of the plan
    )
    return int(counted.scalar_one()) > _SMALL
