"""Who belongs to a workspace."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import MembershipRow, WorkspaceRow
from limelight.accounts.schemas import Role, UserId, Workspace, WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict
from limelight.kit.ids import new_id


async def add_member(
    db: AsyncSession, workspace_id: WorkspaceId, user_id: UserId, *, role: Role
) -> None:
    """Make somebody a member; one who is one already keeps the higher role."""
    asked = select(MembershipRow).where(
        MembershipRow.workspace_id == workspace_id, MembershipRow.user_id == user_id
    )
    found = await db.scalar(asked)
    if found is None:
        db.add(
            MembershipRow(
                id=new_id(),
                workspace_id=workspace_id,
                user_id=user_id,
                role=role.value,
                created_at=utc_now(),
            )
        )
    elif not Role(found.role).covers(role):
        found.role = role.value
    await db.flush()


async def list_workspaces(db: AsyncSession) -> tuple[Workspace, ...]:
    """All workspaces of the studio but deleted ones, for what the studio itself does and what is
    open to people outside; the oldest first.
    """
    there = select(WorkspaceRow).where(WorkspaceRow.deleted_at.is_(None))
    rows = await db.scalars(there.order_by(WorkspaceRow.id))
    return tuple(map(workspace_of, rows))


async def list_workspaces_of(db: AsyncSession, person: UserId) -> tuple[Workspace, ...]:
    """The workspaces somebody belongs to, by name."""
    rows = await db.scalars(
        select(WorkspaceRow)
        .join(MembershipRow, MembershipRow.workspace_id == WorkspaceRow.id)
        .where(MembershipRow.user_id == person)
        .order_by(WorkspaceRow.name, WorkspaceRow.id)
    )
    return tuple(map(workspace_of, rows))


async def create_workspace(db: AsyncSession, name: str, owner: UserId) -> Workspace:
    """A new, empty workspace with its owner."""
    row = WorkspaceRow(id=new_id(), slug=new_id(), name=name, created_at=utc_now(), deleted_at=None)
    db.add(row)
    await db.flush()
    await add_member(db, WorkspaceId(row.id), owner, role=Role.OWNER)
    return workspace_of(row)


def refuse_sample(workspace: Workspace) -> None:
    """Raise Conflict for a sample, which is removed by whoever it was made for and nothing else."""
    if workspace.is_sample:
        raise Conflict("This is a sample. Remove it, and nothing of it is left.")


def workspace_of(row: WorkspaceRow) -> Workspace:
    """The value of a row."""
    is_sample = row.sample_for is not None
    return Workspace(id=WorkspaceId(row.id), name=row.name, is_sample=is_sample)
