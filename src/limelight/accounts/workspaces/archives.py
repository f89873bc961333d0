"""Whole workspaces as files: asked for by owners, written by the studio, gone after a week."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import ArchiveNotThere
from limelight.accounts.models import ArchiveRow, WorkspaceRow
from limelight.accounts.schemas import Archive, Member, UserId, WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict
from limelight.kit.ids import new_id

KEPT = timedelta(days=7)
_OPEN = ("waiting", "working")


async def ask_archive(db: AsyncSession, by: Member) -> Archive:
    """Have the workspace written as one file. While one is being written it is that one, and a
    finished one makes room for it.
    """
    # Two who ask at the same time queue up here.
    await db.execute(
        select(WorkspaceRow.id).where(WorkspaceRow.id == by.workspace.id).with_for_update()
    )
    found = await db.scalar(
        select(ArchiveRow).where(
            ArchiveRow.workspace_id == by.workspace.id, ArchiveRow.state.in_(_OPEN)
        )
    )
    if found is not None:
        return _archive(found)
    row = ArchiveRow(
        id=new_id(),
        workspace_id=by.workspace.id,
        asked_by_id=by.person.id,
        state="waiting",
        done_count=0,
        total_count=0,
        size_bytes=0,
        sha256="",
        error="",
        asked_at=utc_now(),
    )
    db.add(row)
    await db.flush()
    await record(
        db, "workspace.archive-asked", by=by.person.id, workspace_id=by.workspace.id, subject=row.id
    )
    return _archive(row)


async def list_archives(db: AsyncSession, workspace_id: WorkspaceId) -> tuple[Archive, ...]:
    """The archives of a workspace, the newest first."""
    rows = await db.scalars(
        select(ArchiveRow)
        .where(ArchiveRow.workspace_id == workspace_id)
        .order_by(ArchiveRow.id.desc())
    )
    return tuple(map(_archive, rows))


async def get_archive(db: AsyncSession, workspace_id: WorkspaceId, archive_id: str) -> Archive:
    """An archive; raises ArchiveNotThere."""
    return _archive(await _row(db, workspace_id, archive_id))


async def open_archive(
    db: AsyncSession, workspace_id: WorkspaceId, archive_id: str, *, by: UserId | None
) -> Archive:
    """An archive whose file is about to be handed over, which the log keeps. Raises ArchiveNotThere
    for one that is over, Conflict for one that is not finished.
    """
    found = await get_archive(db, workspace_id, archive_id)
    if found.expires_at is not None and found.expires_at <= utc_now():
        raise ArchiveNotThere("It was kept for a week, which is over. Ask for a new one.")
    if found.state != "done":
        raise Conflict("It is not finished.", state=found.state)
    await record(
        db, "workspace.archive-taken", by=by, workspace_id=workspace_id, subject=archive_id
    )
    return found


async def throw_away(db: AsyncSession, workspace_id: WorkspaceId, archive_id: str) -> None:
    """Forget an archive; whoever calls removes its file. Raises ArchiveNotThere, and Conflict for
    one that is being written.
    """
    row = await _row(db, workspace_id, archive_id)
    if row.state in _OPEN:
        raise Conflict("It is being written. Wait until it is done.", state=row.state)
    await db.delete(row)


async def tell_progress(
    db: AsyncSession, workspace_id: WorkspaceId, archive_id: str, done: int, total: int
) -> None:
    """Say how far the writing is."""
    await _say(db, workspace_id, archive_id, state="working", done_count=done, total_count=total)


async def tell_end(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    archive_id: str,
    *,
    size_bytes: int = 0,
    sha256: str = "",
    error: str = "",
) -> None:
    """Say that it is written, or what stood against it."""
    now = utc_now()
    told: dict[str, object] = {
        "size_bytes": size_bytes, "sha256": sha256, "error": error, "ended_at": now
    }  # fmt: skip
    state = "failed" if error else "done"
    await _say(db, workspace_id, archive_id, state=state, expires_at=now + KEPT, **told)


async def list_unfinished(db: AsyncSession) -> list[tuple[WorkspaceId, str]]:
    """Workspace and id of every archive that is still to be written."""
    rows = await db.execute(
        select(ArchiveRow.workspace_id, ArchiveRow.id)
        .where(ArchiveRow.workspace_id.is_not(None), ArchiveRow.state.in_(_OPEN))
        .order_by(ArchiveRow.id)
    )
    return [(WorkspaceId(workspace), archive) for workspace, archive in rows]


async def forget_expired(db: AsyncSession, now: datetime) -> list[tuple[WorkspaceId, str]]:
    """Forget the archives whose time is over: workspace and id of each, for removing its file."""
    gone = await db.execute(
        delete(ArchiveRow)
        .where(ArchiveRow.workspace_id.is_not(None), ArchiveRow.expires_at <= now)
        .returning(ArchiveRow.workspace_id, ArchiveRow.id)
    )
    return [(WorkspaceId(workspace), archive) for workspace, archive in gone]


async def _row(db: AsyncSession, workspace_id: WorkspaceId, archive_id: str) -> ArchiveRow:
    row = await db.scalar(
        select(ArchiveRow).where(
            ArchiveRow.workspace_id == workspace_id, ArchiveRow.id == archive_id
        )
    )
    if row is None:
        raise ArchiveNotThere("There is no such archive of this workspace.")
    return row


async def _say(
    db: AsyncSession, workspace_id: WorkspaceId, archive_id: str, **told: object
) -> None:
    await db.execute(
        update(ArchiveRow)
        .where(
            ArchiveRow.workspace_id == workspace_id,
            ArchiveRow.id == archive_id,
            ArchiveRow.state.in_(_OPEN),
        )
        .values(**told)
    )


def _archive(row: ArchiveRow) -> Archive:
    return Archive(
        id=row.id,
        state=row.state,  # type: ignore[arg-type]  # one of them, as only this file writes it
        done_count=row.done_count,
        total_count=row.total_count,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        error=row.error,
        asked_at=row.asked_at,
        ended_at=row.ended_at,
        expires_at=row.expires_at,
    )
