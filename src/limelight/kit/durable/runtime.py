"""Starting and stopping durable work in this process, and adopting what dead processes left."""

import asyncio
import contextlib
import logging
from pathlib import Path

import sqlalchemy as sa
from dbos import DBOS, DBOSConfig
from sqlalchemy.engine import URL

from limelight.kit.db.sessions import sync_url
from limelight.kit.durable.executors import ExecutorLocks, FileExecutorLocks, PostgresExecutorLocks
from limelight.kit.durable.serializer import JsonSerializer
from limelight.kit.durable.sqlite import sqlite_engine
from limelight.kit.ids import new_id

APPLICATION_VERSION = "limelight-1"  # constant: changes to running workflows go through DBOS.patch
_GUARD_SECONDS = 2.5


class Runtime:
    """Durable work in this process. `start` inside the event loop that shall run the workflows."""

    def __init__(self, url: URL, data_folder: Path) -> None:
        self.executor_id = new_id()
        self._url = url
        self._folder = data_folder / "executors"
        self._locks: ExecutorLocks | None = None
        self._guard: asyncio.Task[None] | None = None
        self._engine: sa.Engine | None = None

    @property
    def is_started(self) -> bool:
        """Whether this process does durable work."""
        return self._locks is not None

    async def start(self, *, adopt_all: bool) -> None:
        """Launch. With `adopt_all` the work of every dead process is taken over, now and as long as
        this runs.
        """
        sqlite = self._url.get_backend_name() == "sqlite"
        self._locks = (
            FileExecutorLocks(self._folder) if sqlite else PostgresExecutorLocks(self._url)
        )
        self._engine = sqlite_engine(self._url) if sqlite else None
        try:
            self._locks.hold(self.executor_id)
            DBOS(config=self._config())
            logging.getLogger("dbos").setLevel(logging.ERROR)
            DBOS.launch()
        except BaseException:
            await self.stop()
            raise
        if adopt_all:
            self._guard = asyncio.create_task(self._keep_adopting())

    def _config(self) -> DBOSConfig:
        return {
            "name": "limelight",
            "system_database_url": sync_url(self._url),
            "system_database_engine": self._engine,
            "application_version": APPLICATION_VERSION,
            "executor_id": self.executor_id,
            "serializer": JsonSerializer(),
            "log_level": "ERROR",
            "console_log_level": "ERROR",
            "notification_listener_polling_interval_sec": 0.2,
        }

    async def _keep_adopting(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                await self.adopt()
            await asyncio.sleep(_GUARD_SECONDS)

    async def adopt(self, workflow_prefix: str = "") -> int:
        """Take over the running work of dead processes; returns how many of them had any.

        With `workflow_prefix` only processes that worked on such a workflow are considered.
        Adopting twice is harmless: a workflow is handed over by an atomic change of its row.
        """
        pending = await DBOS.list_workflows_async(
            status="PENDING",
            workflow_id_prefix=workflow_prefix or None,
            load_input=False,
            load_output=False,
        )
        owners = {status.executor_id for status in pending if status.executor_id}
        dead = [owner for owner in sorted(owners) if self._locks and self._locks.is_dead(owner)]
        if dead:
            await asyncio.to_thread(DBOS._recover_pending_workflows, dead)
        return len(dead)

    async def stop(self) -> None:
        """Stop without waiting for running work; it is taken over by the next process."""
        if self._guard is not None:
            self._guard.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._guard
        await asyncio.to_thread(DBOS.destroy)
        if self._engine is not None:
            self._engine.dispose()
        if self._locks is not None:
            self._locks.release()
            self._locks = None
