"""SQLite with one trip to its thread for each statement: what comes back is the same."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.sessions import Sessions, sqlite_url

MAKE = sa.text("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE)")
ADD = sa.text("INSERT INTO words (word) VALUES (:word)")


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[AsyncSession]:
    """A transaction on a database with one table."""
    sessions = Sessions(sqlite_url(tmp_path / "words.db"))
    async with sessions.begin() as session:
        await session.execute(MAKE)
        yield session
    await sessions.close()


async def test_a_statement_and_its_rows_are_one_trip(
    db: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver: Any = (await (await db.connection()).get_raw_connection()).driver_connection
    travel, trips = driver._execute, []

    async def counted(*arguments: Any) -> Any:
        trips.append(arguments)
        return await travel(*arguments)

    monkeypatch.setattr(driver, "_execute", counted)
    assert (await db.execute(sa.text("SELECT 1 AS one, 2 AS two"))).mappings().one() == {
        "one": 1, "two": 2,
    }  # fmt: skip
    assert len(trips) == 1


async def test_counts_ids_and_many_at_once_come_back(db: AsyncSession) -> None:
    added: Any = await db.execute(ADD, {"word": "leaf"})
    assert (added.lastrowid, added.rowcount) == (1, 1)
    many: Any = await db.execute(ADD, [{"word": "stem"}, {"word": "root"}])
    assert many.rowcount == 2
    told = sa.text("INSERT INTO words (word) VALUES ('bud') RETURNING id, word")
    assert (await db.execute(told)).one() == (4, "bud")
    changed: Any = await db.execute(sa.text("UPDATE words SET word = word || 's' WHERE id > 2"))
    assert changed.rowcount == 2
    streamed = await db.stream(sa.text("SELECT word FROM words ORDER BY id"))
    assert [row.word async for row in streamed] == ["leaf", "stem", "roots", "buds"]


async def test_what_is_refused_is_told_and_the_next_statement_works(db: AsyncSession) -> None:
    await db.execute(ADD, {"word": "leaf"})
    with pytest.raises(IntegrityError):
        await db.execute(ADD, {"word": "leaf"})
    assert await db.scalar(sa.text("SELECT count(*) FROM words")) == 1
