"""Browsers on their way to a sign-in service: each comes back once, to the same browser."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import NotBelieved
from limelight.accounts.models import ErrandRow
from limelight.accounts.schemas import Errand, UserId
from limelight.accounts.tokens import hash_of, new_token
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id

LASTS = timedelta(minutes=10)
# RFC 7636 §4.1: 43 to 128 characters.
_VERIFIER_BYTES = 48


@dataclass(frozen=True, slots=True)
class Sent:
    """A browser that came back: what its way was for. `user_id` connects an account, `invitation`
    is the token it was sent out with.
    """

    errand: Errand
    user_id: UserId | None
    invitation: str
    next_url: str


async def send_out(
    db: AsyncSession,
    provider_id: str,
    redirect_url: str,
    *,
    next_url: str = "/",
    invitation: str = "",
    user_id: UserId | None = None,
) -> Errand:
    """What a browser is sent out with; `state` goes into a cookie of it, too."""
    now = utc_now()
    await db.execute(delete(ErrandRow).where(ErrandRow.expires_at <= now))
    errand = Errand(new_token(), new_token(), secrets.token_urlsafe(_VERIFIER_BYTES), redirect_url)
    db.add(
        ErrandRow(
            id=new_id(),
            provider_id=provider_id,
            user_id=user_id,
            state_hash=hash_of(errand.state),
            nonce=errand.nonce,
            verifier=errand.verifier,
            invitation=invitation,
            next_url=next_url,
            expires_at=now + LASTS,
        )
    )
    await db.flush()
    return errand


async def take_back(
    db: AsyncSession, provider_id: str, redirect_url: str, *, state: str, kept: str
) -> Sent:
    """The errand of a browser that came back with `state` and has `kept` in its cookie. It is over
    then: of two who bring the same one is right. Raises NotBelieved.
    """
    if not state or not secrets.compare_digest(state.encode(), kept.encode()):
        raise NotBelieved(
            "It was begun in another browser, or cookies are off. Begin again on the sign-in page."
        )
    found = await db.execute(
        delete(ErrandRow)
        .where(
            ErrandRow.state_hash == hash_of(state),
            ErrandRow.provider_id == provider_id,
            ErrandRow.expires_at > utc_now(),
        )
        .returning(
            ErrandRow.nonce,
            ErrandRow.verifier,
            ErrandRow.user_id,
            ErrandRow.invitation,
            ErrandRow.next_url,
        )
    )
    row = found.first()
    if row is None:
        raise NotBelieved("It took too long, or was used already. Begin again.")
    return Sent(
        errand=Errand(state, row.nonce, row.verifier, redirect_url),
        user_id=UserId(row.user_id) if row.user_id else None,
        invitation=row.invitation,
        next_url=row.next_url,
    )
