"""Who is alive: each process holds a lock named after its executor id for as long as it lives.

A lock that is free means that its process is gone, so its work may be taken over. On SQLite these
are file locks in the data folder; on PostgreSQL, where processes may be on several machines,
session advisory locks.
"""

import hashlib
from pathlib import Path
from typing import IO, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import URL

from limelight.kit.db.sessions import sync_url
from limelight.kit.locks import try_lock


class ExecutorLocks(Protocol):
    """Locks by executor id."""

    def hold(self, executor_id: str) -> None:
        """Take the lock of this process until `release`."""
        ...

    def is_dead(self, executor_id: str) -> bool:
        """Whether nobody holds that lock."""
        ...

    def release(self) -> None:
        """Give this process' lock back."""
        ...


class FileExecutorLocks:
    """Locks as files in a folder; for one machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: IO[str] | None = None
        self._own = ""

    def _path(self, executor_id: str) -> Path:
        return self._folder / f"{executor_id}.lock"

    def hold(self, executor_id: str) -> None:
        self._held = try_lock(self._path(executor_id))
        if self._held is None:
            raise RuntimeError(f"executor id {executor_id} is already in use")
        self._own = executor_id

    def is_dead(self, executor_id: str) -> bool:
        if executor_id == self._own:
            return False
        if not self._path(executor_id).exists():
            return True
        taken = try_lock(self._path(executor_id))
        if taken is None:
            return False
        self._path(executor_id).unlink(missing_ok=True)
        taken.close()
        return True

    def release(self) -> None:
        if self._held is not None:
            self._path(self._own).unlink(missing_ok=True)
            self._held.close()
            self._held = None


class PostgresExecutorLocks:
    """Session advisory locks on one connection that stays open; for several machines."""

    def __init__(self, url: URL) -> None:
        self._engine = sa.create_engine(
            sync_url(url), poolclass=sa.NullPool, isolation_level="AUTOCOMMIT"
        )
        self._connection = self._engine.connect()
        self._own = ""

    @staticmethod
    def _key(executor_id: str) -> int:
        return int.from_bytes(hashlib.sha256(executor_id.encode()).digest()[:8], "big", signed=True)

    def _try(self, executor_id: str) -> bool:
        query = sa.text("SELECT pg_try_advisory_lock(:key)")
        return bool(self._connection.execute(query, {"key": self._key(executor_id)}).scalar())

    def hold(self, executor_id: str) -> None:
        if not self._try(executor_id):
            raise RuntimeError(f"executor id {executor_id} is already in use")
        self._own = executor_id

    def is_dead(self, executor_id: str) -> bool:
        if executor_id == self._own or not self._try(executor_id):
            return False
        query = sa.text("SELECT pg_advisory_unlock(:key)")
        self._connection.execute(query, {"key": self._key(executor_id)})
        return True

    def release(self) -> None:
        # The server notices a closed connection a moment later, an unlocked lock at once.
        self._connection.execute(sa.text("SELECT pg_advisory_unlock_all()"))
        self._connection.close()
        self._engine.dispose()
