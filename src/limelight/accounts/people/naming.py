"""What people are called."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import UserRow


async def names_of(db: AsyncSession, ids: Iterable[str]) -> dict[str, str]:
    """The names of these people by id; who is gone is not in it."""
    rows = await db.execute(select(UserRow.id, UserRow.name).where(UserRow.id.in_(set(ids))))
    return {row.id: row.name for row in rows}
