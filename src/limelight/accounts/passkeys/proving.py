"""Proving who one is with a passkey: alone, or after the password."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import CopiedPasskey, WrongPasskey
from limelight.accounts.models import PasskeyRow, UserRow
from limelight.accounts.passkeys.challenges import new_challenge, use_challenge
from limelight.accounts.passkeys.devices import Signed, ask_to_sign, check_signed, read_signed
from limelight.accounts.passkeys.keeping import known, known_of
from limelight.accounts.passkeys.party import Party
from limelight.accounts.people.creating import person_of
from limelight.accounts.schemas import Person, UserId
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions


async def begin_signing_in(db: AsyncSession, party: Party) -> str:
    """What the browser asks devices for, as JSON: any passkey of this studio."""
    return ask_to_sign(party, (), await new_challenge(db, "sign-in", None))


async def begin_second(db: AsyncSession, party: Party, user_id: UserId) -> str:
    """What the browser asks devices for, as JSON: one of the passkeys of this person. Raises
    WrongPasskey for somebody without any.
    """
    has = await known_of(db, user_id)
    if not has:
        raise WrongPasskey("There is no passkey for this account.")
    return ask_to_sign(party, has, await new_challenge(db, "second", user_id))


async def prove(
    sessions: Sessions, party: Party, answer: dict[str, Any], user_id: UserId | None = None
) -> Person:
    """Whose passkey signed; of one person where one is named, as a second proof. The challenge is
    used up whatever comes out. Raises WrongPasskey, CopiedPasskey.
    """
    signed = read_signed(answer)
    try:
        return await _prove(sessions, party, answer, signed, user_id)
    except CopiedPasskey:
        async with sessions.begin() as db:
            asked = select(PasskeyRow).where(PasskeyRow.credential_id == signed.credential_id)
            if (row := await db.scalar(asked)) is not None:
                await record(db, "passkey.copied", by=UserId(row.user_id), subject=row.id)
        raise


async def _prove(
    sessions: Sessions,
    party: Party,
    answer: dict[str, Any],
    signed: Signed,
    user_id: UserId | None,
) -> Person:
    async with sessions.begin() as db:
        await use_challenge(
            db, signed.challenge, "sign-in" if user_id is None else "second", user_id
        )
    async with sessions.begin() as db:
        asked = select(PasskeyRow, UserRow).join(UserRow, UserRow.id == PasskeyRow.user_id)
        found = (
            await db.execute(
                asked.where(PasskeyRow.credential_id == signed.credential_id).with_for_update()
            )
        ).first()
        if found is None:
            raise WrongPasskey("This studio does not know that passkey. It may have been removed.")
        row, owner = found
        is_named = signed.user_id == owner.id or (user_id is not None and not signed.user_id)
        if not is_named or user_id not in (None, owner.id):
            raise WrongPasskey("That passkey belongs to another account.")
        counted = check_signed(party, answer, signed.challenge, known(row))
        # The row is locked: of two answers with the same count the second finds it counted.
        await db.execute(
            update(PasskeyRow)
            .where(PasskeyRow.id == row.id)
            .values(sign_count=counted, used_at=utc_now())
        )
        return person_of(owner)
