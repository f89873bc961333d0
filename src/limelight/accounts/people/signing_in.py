"""Proving who one is by a password."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.emails import key_of
from limelight.accounts.errors import WrongSignIn
from limelight.accounts.models import UserRow
from limelight.accounts.people.creating import person_of
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.schemas import Person, UserId
from limelight.kit.db.sessions import Sessions


async def check_sign_in(
    sessions: Sessions, passwords: Passwords, *, email: str, password: str
) -> Person:
    """Whoever has this address and password; raises WrongSignIn for every other pair, in the same
    words and about the same time. No transaction is held while it hashes.
    """
    async with sessions.read() as db:
        row = await find_row(db, email)
    is_right, better_hash = await passwords.verify(password, row.password_hash if row else None)
    if row is None or not is_right:
        raise WrongSignIn("That e-mail address and password do not match.", field="email")
    if better_hash is not None:
        async with sessions.begin() as db:
            await keep_hash(db, UserId(row.id), better_hash)
    return person_of(row)


async def find_row(db: AsyncSession, email: str) -> UserRow | None:
    """The row with that address, however it is written."""
    return await db.scalar(select(UserRow).where(UserRow.email_key == key_of(email)))


async def has_password(db: AsyncSession, user_id: UserId) -> bool:
    """Whether the person can sign in with a password."""
    asked = select(UserRow.password_hash).where(UserRow.id == user_id)
    return await db.scalar(asked) is not None


async def keep_hash(db: AsyncSession, user_id: UserId, password_hash: str) -> None:
    """A new password for a person; who must know the old one is up to the caller."""
    await db.execute(
        update(UserRow).where(UserRow.id == user_id).values(password_hash=password_hash)
    )
