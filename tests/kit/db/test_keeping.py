"""What is kept of what was read: as fresh as reading it again, for whoever reads."""

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from limelight.kit.db.keeping import CHANGES, Memory, kept
from limelight.kit.db.models import ChangedRow
from limelight.kit.db.sessions import Sessions, sqlite_url


class OwnTable(DeclarativeBase):
    """Apart from the tables of the studio, whose schema is compared with the migrations."""


class WordRow(OwnTable):
    """A table that tells its changes."""

    __tablename__ = "words"
    __table_args__ = ({"info": {CHANGES: "words"}},)

    word: Mapped[str] = mapped_column(primary_key=True)


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[tuple[Sessions, Sessions]]:
    """Two processes' sessions on one database."""
    path = tmp_path / "words.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    for table in (WordRow, ChangedRow):
        table.metadata.create_all(engine, tables=[table.metadata.tables[table.__tablename__]])
    engine.dispose()
    one, other = Sessions(sqlite_url(path)), Sessions(sqlite_url(path))
    yield one, other
    await one.close()
    await other.close()


async def _words(db: AsyncSession, reads: list[str], who: str = "a") -> list[str]:
    async def read() -> list[str]:
        reads.append(who)
        return list(await db.scalars(sa.select(WordRow.word).order_by(WordRow.word)))

    return await kept(db, "words", ("words", who), read)


async def _seen(sessions: Sessions, reads: list[str], who: str = "a") -> list[str]:
    async with sessions.read() as db:
        return await _words(db, reads, who)


async def test_what_did_not_change_is_read_once_for_each_who_asks(
    two: tuple[Sessions, Sessions],
) -> None:
    reads: list[str] = []
    for who in ("a", "b", "a", "b"):
        await _seen(two[0], reads, who)
    assert reads == ["a", "b"]


async def test_changes_by_rows_and_by_statements_of_any_process_are_seen(
    two: tuple[Sessions, Sessions],
) -> None:
    reads: list[str] = []
    assert await _seen(two[0], reads) == []
    async with two[1].begin() as db:
        db.add(WordRow(word="lime"))
    assert await _seen(two[0], reads) == ["lime"]
    async with two[1].begin() as db:
        await db.execute(sa.insert(WordRow).values(word="basil"))
    assert await _seen(two[0], reads) == ["basil", "lime"]
    async with two[1].begin() as db:
        await db.execute(sa.update(WordRow).where(WordRow.word == "lime").values(word="leaf"))
    assert await _seen(two[0], reads) == ["basil", "leaf"]
    async with two[1].begin() as db:
        await db.delete(await db.get_one(WordRow, "leaf"))
        await db.execute(sa.delete(WordRow))
    assert await _seen(two[0], reads) == []
    assert len(reads) == 5


async def test_a_transaction_that_writes_sees_its_own_changes_and_keeps_none_that_fail(
    two: tuple[Sessions, Sessions],
) -> None:
    reads: list[str] = []
    await _seen(two[0], reads)

    async def fail() -> None:
        async with two[0].begin() as db:
            db.add(WordRow(word="lime"))
            assert await _words(db, reads) == ["lime"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await _seen(two[0], reads) == []


def test_the_memory_lets_go_of_what_was_not_used_for_the_longest_time() -> None:
    memory, large = Memory(most_bytes=400_000), np.zeros(100_000, np.uint8)
    for key in ("a", "b"):
        memory.keep(key, 1, large)
    assert memory.find("a", 1) is not None
    memory.keep("c", 1, large)
    assert memory.find("b", 1) is None
    assert memory.find("a", 1) is not None
    assert memory.find("a", 2) is None
    memory.keep("d", 1, np.zeros(500_000, np.uint8))
    assert memory.find("d", 1) is None
