"""The durable job that writes archives, and the folder where they lie until they expire."""

import asyncio
import contextlib
import logging
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from dbos import DBOS, DBOSConfiguredInstance

from limelight.accounts.ports import Archiver, Wirings
from limelight.accounts.schemas import Archive, Member, WorkspaceId
from limelight.accounts.workspaces import archives
from limelight.accounts.workspaces.members import list_workspaces
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.durable.runtime import Runtime
from limelight.kit.errors import Problem
from limelight.kit.files import disk_problems, ensure_folder, sha256_of
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired

_TOLD_SECONDS = 1.0
_FAILED = "Something went wrong; the studio's operator finds it in its log. Ask for a new one."
_LOG = logging.getLogger(__name__)


@DBOS.dbos_class()
class Archivist(DBOSConfiguredInstance):
    """The durable function of archives. DBOS finds this object by its name, so there is one per
    process; its `wired` is set before durable work starts.
    """

    wired: Wired

    async def begin(self, workspace_id: str, archive_id: str) -> None:
        """Start to write; harmless for one that was begun."""
        key = f"archive/{archive_id}"
        await self.wired[Runtime].begin(self.make, key, workspace_id, archive_id)

    @DBOS.workflow(max_recovery_attempts=20)
    async def make(self, workspace_id: str, archive_id: str) -> None:
        """Write the archive, from the beginning where an earlier process died over it."""
        await self.write(workspace_id, archive_id)

    @DBOS.step()
    async def write(self, workspace_id: str, archive_id: str) -> None:
        """Write it and say what came of it."""
        own, sessions = WorkspaceId(workspace_id), self.wired[Sessions]
        async with sessions.read() as db:
            workspaces = {one.id: one for one in await list_workspaces(db)}
        workspace = workspaces.get(own)
        if workspace is None:
            async with sessions.begin() as db:
                await archives.tell_end(db, own, archive_id, error="The workspace was deleted.")
            return
        archiver = self.wired[Wirings].of(workspace)[Archiver]
        out = _path(self.wired, own, archive_id)
        part = out.with_suffix(".part")
        try:
            with disk_problems(out):
                ensure_folder(out.parent)
                async with _told(sessions, own, archive_id) as progress:
                    await archiver.write(workspace, part, progress)
                await asyncio.to_thread(part.replace, out)
            digest = await asyncio.to_thread(sha256_of, out)
            size = (await asyncio.to_thread(out.stat)).st_size
            async with sessions.begin() as db:
                await archives.tell_end(db, own, archive_id, size_bytes=size, sha256=digest)
        except Exception as error:  # noqa: BLE001 - whoever waits must learn it, whatever it was
            _LOG.exception("archive %s of workspace %s", archive_id, workspace_id)
            why = error.detail if isinstance(error, Problem) else _FAILED
            async with sessions.begin() as db:
                await archives.tell_end(db, own, archive_id, error=why)
        finally:
            await asyncio.to_thread(part.unlink, missing_ok=True)


archivist = Archivist("archives")


class StudioArchives:
    """Serves the port `accounts.ports.Archives`."""

    def __init__(self, root: Wired) -> None:
        self._root = root

    async def ask(self, by: Member) -> Archive:
        """Have the workspace written; one that is being written is the same one."""
        async with self._root[Sessions].begin() as db:
            asked = await archives.ask_archive(db, by)
        # A process without durable work leaves it to the next one that has (`begin_forgotten`).
        if self._root[Runtime].may_begin:
            await archivist.begin(by.workspace.id, asked.id)
        return asked

    def path(self, workspace_id: WorkspaceId, archive_id: str) -> Path:
        """Where the file of a finished one lies."""
        return _path(self._root, workspace_id, archive_id)

    async def throw_away(self, workspace_id: WorkspaceId, archive_id: str) -> None:
        """Forget one and remove its file. Raises ArchiveNotThere, Conflict while it is written."""
        async with self._root[Sessions].begin() as db:
            await archives.throw_away(db, workspace_id, archive_id)
        await asyncio.to_thread(self.path(workspace_id, archive_id).unlink, missing_ok=True)


async def begin_forgotten(wired: Wired) -> None:
    """Begin what was asked for by a process that died before it could begin it."""
    async with wired[Sessions].read() as db:
        waiting = await archives.list_unfinished(db)
    for workspace_id, archive_id in waiting:
        await archivist.begin(workspace_id, archive_id)


async def throw_away_expired(wired: Wired) -> int:
    """Remove the archives whose time is over; how many that were."""
    async with wired[Sessions].begin() as db:
        gone = await archives.forget_expired(db, utc_now())
    for workspace_id, archive_id in gone:
        await asyncio.to_thread(_path(wired, workspace_id, archive_id).unlink, missing_ok=True)
    return len(gone)


async def throw_away_all(wired: Wired, workspace_id: WorkspaceId) -> None:
    """Remove the files of a workspace that is erased."""
    folder = _path(wired, workspace_id, "all").parent
    await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


def _path(wired: Wired, workspace_id: WorkspaceId, archive_id: str) -> Path:
    return wired[Settings].data.absolute() / "archives" / workspace_id / f"{archive_id}.zip"


@contextlib.asynccontextmanager
async def _told(
    sessions: Sessions, workspace_id: WorkspaceId, archive_id: str
) -> AsyncIterator[Callable[[int, int], None]]:
    """Says how far it is, once a second at most."""
    at = [0, 0]

    async def keep_telling() -> None:
        while True:
            async with sessions.begin() as db:
                await archives.tell_progress(db, workspace_id, archive_id, *at)
            await asyncio.sleep(_TOLD_SECONDS)

    def progress(done: int, total: int) -> None:
        at[:] = [done, total]

    telling = asyncio.create_task(keep_telling())
    try:
        yield progress
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
