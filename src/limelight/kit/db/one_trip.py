"""SQLite from an event loop with one trip to the connection's thread for each statement.

SQLAlchemy over aiosqlite makes four (a cursor, the statement, its rows, the end of the cursor), and
the trips cost more than most statements: here one makes them all.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)


class _Done(NamedTuple):
    """What is left of a cursor that is closed."""

    description: Any = None
    rowcount: int = -1
    lastrowid: Any = None
    arraysize: int = 1
    rows: Sequence[Any] = ()


_Run = Callable[[sqlite3.Cursor], object]


def _run(connection: sqlite3.Connection, run: _Run) -> _Done:
    cursor = connection.cursor()
    try:
        run(cursor)
        rows = cursor.fetchall() if cursor.description else ()
        return _Done(cursor.description, cursor.rowcount, cursor.lastrowid, 1, rows)
    finally:
        cursor.close()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def __init__(self, adapt_connection: Any) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor: Any = _Done()
        self._soft_closed_memoized: Any = {}
        self._rows = deque()

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        await self._make(lambda cursor: cursor.execute(operation, parameters or ()))
        return self

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._make(lambda cursor: cursor.executemany(operation, seq_of_parameters))
        return self

    async def _make(self, run: _Run) -> None:
        async with self._adapt_connection._execute_mutex:
            one: Any = self._connection
            self._cursor = await one._execute(_run, one._conn, run)
            self._rows = deque(self._cursor.rows)

    async def _async_soft_close(self) -> None:
        """It is closed when its rows are here."""

    def close(self) -> None:
        self._rows.clear()


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls = _Cursor


def connect(dialect: Any, _record: Any, arguments: Any, options: Any) -> Any:
    """For the event `do_connect` of an engine: a connection whose cursors work so."""
    made = dialect.dbapi.connect(*arguments, **options)
    return _Connection(dialect.dbapi, made._connection)
