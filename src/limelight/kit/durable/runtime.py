"""Starting and stopping durable work in this process, adopting what dead processes left, and
leaving work to the process that does it.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, SetWorkflowID
from sqlalchemy.engine import URL

from limelight.kit.db.sessions import sync_url
from limelight.kit.durable.executors import ExecutorLocks, FileExecutorLocks, PostgresExecutorLocks
from limelight.kit.durable.serializer import JsonSerializer
from limelight.kit.durable.sqlite import sqlite_engine
from limelight.kit.ids import new_id

APPLICATION_VERSION = "limelight-1"  # constant: changes to running workflows go through DBOS.patch
_GUARD_SECONDS = 2.5
_NAME = "limelight"
# Where processes that only serve put what the working one shall do.
_LEFT = "left"
_LEFT_SECONDS = 0.5


class Runtime:
    """Durable work in this process, once it was started: inside the event loop that shall run the
    workflows; or, once it `leaves`, that of the process which adopts all.
    """

    def __init__(self, url: URL, data_folder: Path) -> None:
        self.executor_id = new_id()
        self._url = url
        self._folder = data_folder / "executors"
        self._locks: ExecutorLocks | None = None
        self._guard: asyncio.Task[None] | None = None
        self._engine: sa.Engine | None = None
        self._client: DBOSClient | None = None
        self.leaves = False

    @property
    def may_begin(self) -> bool:
        """Whether durable work can be begun here, to be done here or left to another process."""
        return self.leaves or self._locks is not None

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
            DBOS.listen_queues([_LEFT] if adopt_all else [])
            DBOS.launch()
            if adopt_all:
                await DBOS.register_queue_async(_LEFT, polling_interval_sec=_LEFT_SECONDS)
        except BaseException:
            await self.stop()
            raise
        if adopt_all:
            self._guard = asyncio.create_task(self._keep_adopting())

    def _config(self) -> DBOSConfig:
        return {
            "name": _NAME,
            "system_database_url": sync_url(self._url),
            "system_database_engine": self._engine,
            "application_version": APPLICATION_VERSION,
            "executor_id": self.executor_id,
            "serializer": JsonSerializer(),
            "log_level": "ERROR",
            "console_log_level": "ERROR",
            "notification_listener_polling_interval_sec": 0.2,
        }

    async def begin(
        self, work: Callable[..., Coroutine[Any, Any, Any]], key: str, *given: Any
    ) -> None:
        """Start a workflow, a method of a configured instance, under the id `key`; harmless for one
        that was started.
        """
        if not self.leaves:
            with SetWorkflowID(key):
                await DBOS.start_workflow_async(work, *given)
            return
        instance: Any = getattr(work, "__self__", None)
        await self._desk().enqueue_async(
            {
                "queue_name": _LEFT,
                "workflow_id": key,
                "workflow_name": work.__qualname__,
                "class_name": type(instance).__qualname__,
                "instance_name": instance.config_name,
                "app_version": APPLICATION_VERSION,
            },
            *given,
        )

    async def list_ids(self, prefix: str, states: Sequence[str] | None = None) -> list[str]:
        """The ids of workflows that begin so, in one of these states where any are named."""
        desk = self._desk() if self.leaves else DBOS
        found = await desk.list_workflows_async(
            workflow_id_prefix=prefix,
            status=None if states is None else list(states),
            load_input=False,
            load_output=False,
        )
        return [one.workflow_id for one in found]

    async def cancel(self, ids: Sequence[str]) -> None:
        """Stop workflows soon, whichever process they run in."""
        desk = self._desk() if self.leaves else DBOS
        await desk.cancel_workflows_async(list(ids))

    async def forget(self, ids: Sequence[str]) -> None:
        """Forget workflows and those they started: what they were given, and what came of it."""
        desk = self._desk() if self.leaves else DBOS
        await desk.delete_workflows_async(list(ids), delete_children=True)

    async def wait(self, key: str, look_seconds: float) -> Any:
        """What a workflow ends with; raises what it raised."""
        desk = self._desk() if self.leaves else DBOS
        handle: Any = await desk.retrieve_workflow_async(key)
        return await handle.get_result(polling_interval_sec=look_seconds)

    def _desk(self) -> DBOSClient:
        if self._client is None:
            is_sqlite = self._url.get_backend_name() == "sqlite"
            self._engine = sqlite_engine(self._url) if is_sqlite else None
            self._client = DBOSClient(
                system_database_url=sync_url(self._url),
                system_database_engine=self._engine,
                serializer=JsonSerializer(),
                application_name=_NAME,
                lazy=True,
            )
        return self._client

    async def _keep_adopting(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                await self.adopt()
            await asyncio.sleep(_GUARD_SECONDS)

    async def adopt(self, workflow_prefix: str = "") -> int:
        """Take over the running work of dead processes; returns how many of them had any.

        With `workflow_prefix` only processes that worked on such a workflow are considered.
        Adopting twice is harmless: a workflow is handed over by an atomic change of its row. A
        process that leaves work adopts nothing; the other does so all the time.
        """
        if self.leaves:
            return 0
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
        if self._client is not None:
            await asyncio.to_thread(self._client.destroy)
            self._client = None
        if self._locks is not None:
            await asyncio.to_thread(DBOS.destroy)
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._locks is not None:
            self._locks.release()
            self._locks = None
