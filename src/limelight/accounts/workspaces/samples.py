"""Samples: a workspace the studio fills, for one person to look around in. It is removed at once:
nobody gets into it any more and it is due to be erased (`app/erasing.py`), also after a crash.
"""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import SessionRow, WorkspaceRow
from limelight.accounts.schemas import Role, UserId, Workspace, WorkspaceId
from limelight.accounts.workspaces.ending import KEPT
from limelight.accounts.workspaces.members import add_member, workspace_of
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id

NAME = "Sample studio"


async def make_sample(db: AsyncSession, person_id: UserId) -> Workspace | None:
    """An empty sample of that person; None where there is one. Of two who ask at the same time one
    gets it.
    """
    if await find_sample(db, person_id) is not None:
        return None
    row = WorkspaceRow(
        id=new_id(),
        slug=new_id(),
        name=NAME,
        created_at=utc_now(),
        deleted_at=None,
        sample_for=person_id,
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:
        return None
    await add_member(db, WorkspaceId(row.id), person_id, role=Role.OWNER)
    return workspace_of(row)


async def find_sample(db: AsyncSession, person_id: UserId) -> Workspace | None:
    """The sample of that person."""
    row = await db.scalar(select(WorkspaceRow).where(WorkspaceRow.sample_for == person_id))
    return workspace_of(row) if row is not None else None


async def list_samples(db: AsyncSession) -> tuple[tuple[Workspace, UserId], ...]:
    """All samples of the studio, each with whose it is."""
    rows = await db.scalars(
        select(WorkspaceRow).where(WorkspaceRow.sample_for.is_not(None)).order_by(WorkspaceRow.id)
    )
    return tuple((workspace_of(row), UserId(row.sample_for)) for row in rows if row.sample_for)


async def end_sample_of(db: AsyncSession, person_id: UserId) -> Workspace | None:
    """Let nobody into that person's sample and have it erased; None where there is none."""
    found = await find_sample(db, person_id)
    if found is None:
        return None
    await db.execute(
        update(SessionRow).where(SessionRow.current_id == found.id).values(current_id=None)
    )
    ended = utc_now() - KEPT
    row = update(WorkspaceRow).where(WorkspaceRow.id == found.id)
    await db.execute(row.values(deleted_at=ended, sample_for=None))
    return found
