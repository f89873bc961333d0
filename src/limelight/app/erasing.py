"""Erasing a deleted workspace when its time is over: work, files, rows, everything but the log.

A crash half-way is harmless: the workspace is still due, and what is gone already is gone.
"""

import asyncio
import shutil
from datetime import datetime

from sqlalchemy import delete

from limelight.accounts.audit.recording import record
from limelight.accounts.ports import Wirings
from limelight.accounts.schemas import Workspace
from limelight.accounts.workspaces.ending import forget_workspace, list_due
from limelight.kit.db.sessions import Sessions
from limelight.kit.db.tables import Table
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.service import Library
from limelight.library.shelving.trash import throw_all_away
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


async def erase_workspace(wired: Wired, workspace: Workspace) -> None:
    """Take everything of a workspace out of the studio; the log keeps that it was."""
    sessions, settings, own = wired[Sessions], wired[Settings], wired[Wirings].of(workspace)
    await own[ProductionService].forget_work()
    await throw_all_away(sessions, workspace.id, own[Library].store)
    async with sessions.begin() as db:
        for table in reversed(Table.metadata.sorted_tables):
            if "workspace_id" in table.columns and not table.name.startswith(_LAST):
                await db.execute(delete(table).where(table.c.workspace_id == workspace.id))
        await forget_workspace(db, workspace.id)
        await record(db, "workspace.erased", by=None, subject=workspace.id)
    # What was drawn and encoded for it is not told apart from other workspaces'; all is made again.
    uploads = settings.data.absolute() / "uploads" / workspace.id
    for folder in (uploads, settings.cache):
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
