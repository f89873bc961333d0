"""Erasing a deleted workspace when its time is over: work, files, rows, everything but the log.

A crash half-way is harmless: the workspace is still due, and what is gone already is gone.
"""

import asyncio
import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete

from limelight.accounts.audit.recording import record
from limelight.accounts.ports import Wirings
from limelight.accounts.schemas import Workspace
from limelight.accounts.workspaces.ending import forget_workspace, list_due
from limelight.app.archiving.archivist import throw_away_all
from limelight.kit.db.sessions import Sessions
from limelight.kit.db.tables import Table
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.service import Library
from limelight.library.shelving.trash import needed_elsewhere, throw_all_away
from limelight.production.queries import list_stored
from limelight.production.service import ProductionService

# The workspace itself, and who is in it: `forget_workspace` removes them last.
_LAST = "accounts_"


async def erase_due(wired: Wired, now: datetime) -> int:
    """Erase the workspaces that were deleted 30 days before; how many that were. The durable
    runtime must have been started.
    """
    async with wired[Sessions].read() as db:
        due = await list_due(db, now)
    for workspace in due:
        await erase_workspace(wired, workspace)
    return len(due)


async def erase_sample(wired: Wired, workspace: Workspace) -> None:
    """Erase a sample at once. Nothing in it is anybody's own, so the cache stays for others."""
    await _erase_rows(wired, workspace)
    await _erase_folders(wired[Settings].data.absolute() / "uploads" / workspace.id)


async def erase_workspace(wired: Wired, workspace: Workspace) -> None:
    """Take everything of a workspace out of the studio; the log keeps that it was."""
    await _erase_rows(wired, workspace)
    # What was drawn and encoded for it is not told apart from other workspaces'; all is made again.
    uploads = wired[Settings].data.absolute() / "uploads" / workspace.id
    await _erase_folders(uploads, wired[Settings].cache)


async def _erase_folders(*folders: Path) -> None:
    for folder in folders:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _erase_rows(wired: Wired, workspace: Workspace) -> None:
    sessions, own = wired[Sessions], wired[Wirings].of(workspace)
    await own[ProductionService].forget_work()
    await throw_all_away(sessions, workspace.id, own[Library].store)
    async with sessions.begin() as db:
        left = await list_stored(db, workspace.id, of_others=False)
        for table in reversed(Table.metadata.sorted_tables):
            if "workspace_id" in table.columns and not table.name.startswith(_LAST):
                await db.execute(delete(table).where(table.c.workspace_id == workspace.id))
        await forget_workspace(db, workspace.id)
        await record(db, "workspace.erased", by=None, subject=workspace.id)
        needed = await list_stored(db, workspace.id, of_others=True)
        kept = await needed_elsewhere(db, workspace.id, {name.split(".")[0] for name in left})
    for name in left - needed:
        if name.split(".")[0] not in kept:
            await asyncio.to_thread(own[Library].store.path(name).unlink, missing_ok=True)
    await throw_away_all(wired, workspace.id)
