"""Challenges: random bytes a device signs. Each is given out once, and taken back once."""

import secrets
from datetime import timedelta
from typing import Literal

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import WrongPasskey
from limelight.accounts.models import ChallengeRow
from limelight.accounts.schemas import UserId
from limelight.accounts.tokens import hash_of
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id

Purpose = Literal["add", "sign-in", "second"]
LASTS = timedelta(minutes=5)
_BYTES = 32


async def new_challenge(db: AsyncSession, purpose: Purpose, user_id: UserId | None) -> bytes:
    """A challenge for whoever comes, or for one person; those that were left lying are removed."""
    now, challenge = utc_now(), secrets.token_bytes(_BYTES)
    await db.execute(delete(ChallengeRow).where(ChallengeRow.expires_at <= now))
    db.add(
        ChallengeRow(
            id=new_id(),
            purpose=purpose,
            user_id=user_id,
            challenge_hash=hash_of(challenge.hex()),
            expires_at=now + LASTS,
        )
    )
    await db.flush()
    return challenge


async def use_challenge(
    db: AsyncSession, challenge: bytes, purpose: Purpose, user_id: UserId | None
) -> None:
    """Take a challenge back; of two who bring it at once one is right. Raises WrongPasskey for one
    that was used, is too old, or was given for something or somebody else.
    """
    found = await db.execute(
        delete(ChallengeRow)
        .where(
            ChallengeRow.challenge_hash == hash_of(challenge.hex()),
            ChallengeRow.purpose == purpose,
            ChallengeRow.user_id.is_(None) if user_id is None else ChallengeRow.user_id == user_id,
            ChallengeRow.expires_at > utc_now(),
        )
        .returning(ChallengeRow.id)
    )
    if found.first() is None:
        raise WrongPasskey("That took too long, or was used already. Try again.")
