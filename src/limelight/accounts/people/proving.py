"""Tokens sent to an address: whoever brings one back reads letters there."""

from datetime import timedelta
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.emails import key_of
from limelight.accounts.errors import UsedUp
from limelight.accounts.models import ProofRow, UserRow
from limelight.accounts.people.creating import person_of
from limelight.accounts.schemas import Person, UserId
from limelight.accounts.tokens import hash_of, new_token
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id

Purpose = Literal["reset", "verify", "second", "email", "undo-email"]
LASTS: dict[Purpose, timedelta] = {
    "reset": timedelta(hours=1),
    "verify": timedelta(days=2),
    "email": timedelta(days=2),
    "undo-email": timedelta(days=14),
    # Not by letter: that the password was right, until the code comes.
    "second": timedelta(minutes=10),
}


async def new_proof(db: AsyncSession, person: Person, purpose: Purpose, email: str) -> str:
    """A token to send to `email`; earlier ones for the same purpose stop working. Those that undo a
    change stay: each leads back to another address.
    """
    now, token = utc_now(), new_token()
    if purpose != "undo-email":
        await db.execute(
            delete(ProofRow).where(ProofRow.user_id == person.id, ProofRow.purpose == purpose)
        )
    db.add(
        ProofRow(
            id=new_id(),
            user_id=person.id,
            purpose=purpose,
            email=email,
            token_hash=hash_of(token),
            created_at=now,
            expires_at=now + LASTS[purpose],
        )
    )
    await db.flush()
    return token


async def check_proof(db: AsyncSession, token: str, purpose: Purpose) -> Person:
    """Whose token it is, without using it up. Raises UsedUp."""
    asked = (
        select(UserRow)
        .join(ProofRow, ProofRow.user_id == UserRow.id)
        .where(
            ProofRow.token_hash == hash_of(token),
            ProofRow.purpose == purpose,
            ProofRow.expires_at > utc_now(),
        )
    )
    row = await db.scalar(asked)
    if row is None:
        raise UsedUp("That link was used, is too old, or is not whole. Ask for a new one.")
    return person_of(row)


async def use_proof(db: AsyncSession, token: str, purpose: Purpose) -> Person:
    """Use a token up: of two who bring it at once one gets the person. The address it was sent to
    counts as verified if it still is the person's. Raises UsedUp.
    """
    person, sent_to = await take_proof(db, token, purpose)
    row = await db.get_one(UserRow, person.id)
    if key_of(sent_to) == row.email_key:
        row.email_verified_at = row.email_verified_at or utc_now()
    return person


async def take_proof(db: AsyncSession, token: str, purpose: Purpose) -> tuple[Person, str]:
    """Use a token up; whose it was, and the address it was sent to. Raises UsedUp."""
    person = await check_proof(db, token, purpose)
    found = await db.execute(
        delete(ProofRow).where(ProofRow.token_hash == hash_of(token)).returning(ProofRow.email)
    )
    sent_to = found.scalar()
    if sent_to is None:
        raise UsedUp("That link was used already. Ask for a new one.")
    return person, sent_to


async def is_verified(db: AsyncSession, user_id: UserId) -> bool:
    """Whether the person has shown that they read letters at their address."""
    asked = select(UserRow.email_verified_at).where(UserRow.id == user_id)
    return await db.scalar(asked) is not None
