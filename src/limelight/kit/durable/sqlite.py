"""The engine DBOS works with on SQLite.

On Python 3.12 and later DBOS asks for `unixepoch('subsec')`, which SQLite knows since 3.42. A
Python linked with an older one (Debian 12 has 3.40) would get NULL for every time, so there the
function is given to each connection.
"""

import sqlite3
import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL

from limelight.kit.db.sessions import sync_url

_KNOWS_SUBSECONDS = (3, 42)


def sqlite_engine(url: URL) -> sa.Engine:
    """An engine as DBOS would make it: immediate transactions, patience with locks."""
    engine = sa.create_engine(sync_url(url))
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = "IMMEDIATE"
    connection.execute("PRAGMA busy_timeout=30000")
    connection.execute("PRAGMA foreign_keys=ON")
    if sqlite3.sqlite_version_info < _KNOWS_SUBSECONDS:
        connection.create_function("unixepoch", -1, unixepoch)


def unixepoch(*asked: str) -> float | int:
    """Seconds since 1970: with fractions for `subsec`, as SQLite 3.42 gives them."""
    now = time.time()
    return now if "subsec" in asked or "subsecond" in asked else int(now)
