"""Changing what is kept about a person: the name, and the address by letters to both."""

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.emails import key_of
from limelight.accounts.errors import EmailTaken
from limelight.accounts.models import ProofRow, UserRow
from limelight.accounts.people.creating import person_of, read_name
from limelight.accounts.people.proving import new_proof, take_proof
from limelight.accounts.schemas import Person, UserId
from limelight.accounts.tokens import hash_of
from limelight.kit.clock import utc_now


async def rename_person(db: AsyncSession, user_id: UserId, name: str) -> None:
    """Call somebody something else. Raises Invalid."""
    await db.execute(update(UserRow).where(UserRow.id == user_id).values(name=read_name(name)))


async def change_address(db: AsyncSession, token: str) -> tuple[Person, str, str]:
    """Give a person the address that a letter with this token was sent to; returns the person, the
    address before, and a token that brings it back for two weeks. Raises UsedUp, EmailTaken.
    """
    before, address = await take_proof(db, token, "email")
    row = await _move(db, before.id, address)
    return person_of(row), before.email, await new_proof(db, before, "undo-email", before.email)


async def undo_change(db: AsyncSession, token: str) -> Person:
    """Bring an address back. Whoever changed it may not be its owner, so what was sent since, to
    whichever address, works no more; what would bring back an earlier one does. Raises UsedUp,
    EmailTaken.
    """
    made_at = await db.scalar(
        select(ProofRow.created_at).where(ProofRow.token_hash == hash_of(token))
    )
    before, address = await take_proof(db, token, "undo-email")
    is_later = (ProofRow.purpose != "undo-email") | (ProofRow.created_at >= (made_at or utc_now()))
    await db.execute(delete(ProofRow).where(ProofRow.user_id == before.id, is_later))
    return person_of(await _move(db, before.id, address))


async def _move(db: AsyncSession, user_id: UserId, address: str) -> UserRow:
    row = await db.get_one(UserRow, user_id)
    try:
        async with db.begin_nested():
            row.email, row.email_key = address, key_of(address)
            row.email_verified_at = utc_now()
    except IntegrityError as error:
        raise EmailTaken(f"Somebody has the address {address} by now.", field="email") from error
    return row
