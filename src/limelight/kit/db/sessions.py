"""Sessions: one transaction per request or task, committed at the edge.

An async engine belongs to the event loop it was first used on, so there is one engine per loop.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from limelight.kit.db import one_trip
from limelight.kit.db.keeping import Memory, Noting, remembering, tell_changes

_READ_ONLY = "limelight_read_only"
_AT_THE_END = "limelight_at_the_end"
_SQLITE_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=30000",
    "PRAGMA foreign_keys=ON",
)


def sqlite_url(path: Path) -> URL:
    """The URL of a SQLite file."""
    return URL.create("sqlite", database=str(path))


def sync_url(url: URL | str) -> str:
    """The same database for a blocking driver (migrations, DBOS)."""
    parsed = make_url(url)
    driver = "sqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


def async_url(url: URL | str) -> str:
    """The same database for an async driver."""
    parsed = make_url(url)
    driver = "sqlite+aiosqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return parsed.set(drivername=driver).render_as_string(hide_password=False)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin below, not in the driver
    cursor = connection.cursor()
    for setting in _SQLITE_SETTINGS:
        cursor.execute(setting)
    cursor.close()


def at_the_end(db: AsyncSession, work: Callable[[AsyncSession], Awaitable[None]]) -> None:
    """Have `work` done once when the transaction is about to be committed: for rows that many
    transactions write, so that nobody holds one and waits for another.
    """
    db.info.setdefault(_AT_THE_END, {})[work] = None


class Sessions:
    """Opens sessions on one database. `begin()` commits at the end of the block or rolls back."""

    def __init__(self, url: URL | str) -> None:
        self.url = make_url(url)
        self._memory = Memory()
        self._makers: WeakKeyDictionary[
            asyncio.AbstractEventLoop, tuple[AsyncEngine, async_sessionmaker[AsyncSession]]
        ] = WeakKeyDictionary()

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is SQLite."""
        return self.url.get_backend_name() == "sqlite"

    def _maker(self) -> async_sessionmaker[AsyncSession]:
        loop = asyncio.get_running_loop()
        if loop not in self._makers:
            engine = create_async_engine(async_url(self.url))
            if self.is_sqlite:
                event.listen(engine.sync_engine, "do_connect", one_trip.connect)
                event.listen(engine.sync_engine, "connect", _prepare_sqlite)
                event.listen(engine.sync_engine, "begin", _begin)
            made = async_sessionmaker(engine, expire_on_commit=False, sync_session_class=Noting)
            self._makers[loop] = (engine, made)
        return self._makers[loop][1]

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A session in a transaction that may write; what `at_the_end` was given is done last."""
        async with self._maker().begin() as session:
            yield session
            for work in session.info.get(_AT_THE_END, {}):
                await work(session)
            await tell_changes(session)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads; it never waits for a writer."""
        async with self._maker()() as session:
            _ = await session.connection(execution_options={_READ_ONLY: True})
            remembering(session, self._memory)
            yield session

    async def close(self) -> None:
        """Close the connections of this event loop."""
        made = self._makers.pop(asyncio.get_running_loop(), None)
        if made is not None:
            await made[0].dispose()


def _begin(connection: sa.Connection) -> None:
    # A deferred SQLite transaction that later writes fails with "database is locked" without
    # waiting; taking the write lock at once makes writers queue up under busy_timeout instead.
    reads = connection.get_execution_options().get(_READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
