"""Who people are, by id."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import UserRow
from limelight.accounts.people.creating import person_of
from limelight.accounts.schemas import Person


async def names_of(db: AsyncSession, ids: Iterable[str]) -> dict[str, str]:
    """The names of these people by id; who is gone is not in it."""
    rows = await db.execute(select(UserRow.id, UserRow.name).where(UserRow.id.in_(set(ids))))
    return {row.id: row.name for row in rows}


async def find_person(db: AsyncSession, person_id: str) -> Person | None:
    """Somebody by id; None who is gone."""
    row = await db.get(UserRow, person_id)
    return person_of(row) if row else None
