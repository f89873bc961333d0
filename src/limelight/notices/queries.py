"""Reads of notices; always of one person, in the workspaces that person belongs to."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.kit.db.sessions import Sessions
from limelight.notices.models import NoticeRow, WishRow
from limelight.notices.schemas import Notice, Wishes

MOST_LISTED = 100
_FIELDS = frozenset(Notice.model_fields)


class NoticeBell:
    """Serves the port `Bell` from the database."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def count(self, person: UserId, workspaces: Sequence[WorkspaceId]) -> int:
        """How many notices of these workspaces a person has not opened."""
        async with self._sessions.read() as db:
            return await count_unread(db, person, workspaces)


async def count_unread(db: AsyncSession, person: UserId, workspaces: Sequence[WorkspaceId]) -> int:
    """How many notices of these workspaces a person has not opened."""
    found = await db.scalar(
        select(func.count()).where(
            NoticeRow.person_id == person,
            NoticeRow.read_at.is_(None),
            NoticeRow.is_shown.is_(True),
            NoticeRow.workspace_id.in_(workspaces),
        )
    )
    return found or 0


async def list_notices(
    db: AsyncSession, person: UserId, workspaces: Sequence[WorkspaceId]
) -> tuple[Notice, ...]:
    """The newest notices of a person, of these workspaces."""
    rows = await db.scalars(
        select(NoticeRow)
        .where(
            NoticeRow.person_id == person,
            NoticeRow.is_shown.is_(True),
            NoticeRow.workspace_id.in_(workspaces),
        )
        .order_by(NoticeRow.id.desc())
        .limit(MOST_LISTED)
    )
    return tuple(notice_of(row) for row in rows)


async def wishes_of(db: AsyncSession, person: UserId) -> Wishes:
    """What a person wants to be told."""
    row = await db.get(WishRow, person)
    return Wishes.model_validate(row, from_attributes=True) if row else Wishes()


def notice_of(row: NoticeRow) -> Notice:
    """A row as others see it; for others in this folder."""
    return Notice.model_validate({name: getattr(row, name) for name in _FIELDS})
