"""Changing what is kept about a person."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import UserRow
from limelight.accounts.people.creating import read_name
from limelight.accounts.schemas import UserId


async def rename_person(db: AsyncSession, user_id: UserId, name: str) -> None:
    """Call somebody something else. Raises Invalid."""
    await db.execute(update(UserRow).where(UserRow.id == user_id).values(name=read_name(name)))
