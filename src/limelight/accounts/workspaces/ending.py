"""Deleting a workspace: nobody gets into it at once, for 30 days it can be had back, then it is
erased (`app/erasing.py`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import UnknownWorkspace
from limelight.accounts.models import (
    ArchiveRow,
    InvitationRow,
    KeyRow,
    MembershipRow,
    SessionRow,
    WorkspaceRow,
)
from limelight.accounts.schemas import Member, Role, UserId, Workspace, WorkspaceId
from limelight.accounts.service import local_workspace
from limelight.accounts.workspaces.members import refuse_sample, workspace_of
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict, Invalid

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted workspace, and until when its owners can have it back."""

    workspace: Workspace
    until: datetime


async def delete_workspace(db: AsyncSession, by: Member, typed_name: str) -> None:
    """Delete the workspace for whoever typed its name. Raises Invalid, and Conflict for the first
    one of the studio, which the command line works in, and for a sample, which is removed instead.
    """
    refuse_sample(by.workspace)
    if " ".join(typed_name.split()) != by.workspace.name:
        raise Invalid("Type the workspace's name to delete it.", field="delete_name")
    if by.workspace.id == await local_workspace(db):
        raise Conflict("The studio's first workspace stays. Delete what is in it instead.")
    await db.execute(
        update(WorkspaceRow)
        .where(WorkspaceRow.id == by.workspace.id, WorkspaceRow.deleted_at.is_(None))
        .values(deleted_at=utc_now())
    )
    await db.execute(
        update(SessionRow).where(SessionRow.current_id == by.workspace.id).values(current_id=None)
    )
    await db.execute(delete(InvitationRow).where(InvitationRow.workspace_id == by.workspace.id))


async def list_deleted(db: AsyncSession, user_id: UserId) -> tuple[Deleted, ...]:
    """The deleted workspaces that this person owns and can have back."""
    rows = await db.scalars(_deleted_of(user_id).order_by(WorkspaceRow.deleted_at))
    return tuple(
        Deleted(Workspace(WorkspaceId(row.id), row.name), row.deleted_at + KEPT)
        for row in rows
        if row.deleted_at is not None
    )


async def restore_workspace(
    db: AsyncSession, user_id: UserId, workspace_id: WorkspaceId
) -> Workspace:
    """Have a deleted workspace back, with everything and everybody in it. Raises UnknownWorkspace
    for one that is not this person's, or is erased.
    """
    row = await db.scalar(
        _deleted_of(user_id).where(WorkspaceRow.id == workspace_id).with_for_update()
    )
    if row is None:
        raise UnknownWorkspace("You have no such deleted workspace.")
    row.deleted_at = None
    await db.flush()
    return Workspace(WorkspaceId(row.id), row.name)


async def list_due(db: AsyncSession, now: datetime) -> tuple[Workspace, ...]:
    """The workspaces whose time is over."""
    due = select(WorkspaceRow).where(WorkspaceRow.deleted_at <= now - KEPT)
    rows = await db.scalars(due.order_by(WorkspaceRow.id))
    return tuple(map(workspace_of, rows))


async def forget_workspace(db: AsyncSession, workspace_id: WorkspaceId) -> None:
    """Remove the last of a workspace whose own rows are gone: who was in it, its keys, itself."""
    for table in (MembershipRow, KeyRow, InvitationRow, ArchiveRow):
        await db.execute(delete(table).where(table.workspace_id == workspace_id))
    await db.execute(delete(WorkspaceRow).where(WorkspaceRow.id == workspace_id))


def _deleted_of(user_id: UserId) -> Select[WorkspaceRow]:
    return (
        select(WorkspaceRow)
        .join(MembershipRow, MembershipRow.workspace_id == WorkspaceRow.id)
        .where(
            MembershipRow.user_id == user_id,
            MembershipRow.role == Role.OWNER.value,
            WorkspaceRow.deleted_at > utc_now() - KEPT,
        )
    )
