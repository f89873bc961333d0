"""Durable work: the engine on an old SQLite, locks that tell who is alive."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import URL

from limelight.kit.db.sessions import sqlite_url
from limelight.kit.durable.executors import FileExecutorLocks, PostgresExecutorLocks
from limelight.kit.durable.sqlite import sqlite_engine, unixepoch


def test_the_engine_knows_milliseconds_whatever_sqlite_is_linked(tmp_path: Path) -> None:
    engine = sqlite_engine(sqlite_url(tmp_path / "a.db"))
    with engine.begin() as connection:
        connection.execute(
            sa.text("CREATE TABLE t (at INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000), n)")
        )
        connection.execute(sa.text("INSERT INTO t (n) VALUES (1)"))
        found = connection.execute(sa.text("SELECT at, unixepoch('now') FROM t")).one()
    engine.dispose()
    assert found[0] > 1_700_000_000_000
    assert abs(found[0] / 1000 - found[1]) < 5


def test_our_unixepoch_gives_fractions_only_when_asked() -> None:
    assert isinstance(unixepoch("subsec"), float)
    assert isinstance(unixepoch("now"), int)


def test_a_file_lock_is_dead_once_its_holder_let_go(tmp_path: Path) -> None:
    one, other = FileExecutorLocks(tmp_path), FileExecutorLocks(tmp_path)
    one.hold("a")
    assert not one.is_dead("a")
    assert not other.is_dead("a")
    with pytest.raises(RuntimeError, match="already in use"):
        other.hold("a")
    one.release()
    assert other.is_dead("a")
    assert other.is_dead("never-seen")


@pytest.mark.postgres
def test_a_postgres_lock_is_dead_once_its_session_ends(postgres_url: URL) -> None:
    one, other = PostgresExecutorLocks(postgres_url), PostgresExecutorLocks(postgres_url)
    one.hold("a")
    assert not one.is_dead("a")
    assert not other.is_dead("a")
    one.release()
    assert other.is_dead("a")
    other.release()
