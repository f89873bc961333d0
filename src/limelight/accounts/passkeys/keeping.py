"""The passkeys of a person: added, listed, named, removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import UnknownPasskey
from limelight.accounts.models import PasskeyRow
from limelight.accounts.passkeys.challenges import new_challenge, use_challenge
from limelight.accounts.passkeys.devices import Known, ask_for_new, check_new, read_challenge
from limelight.accounts.passkeys.party import Party
from limelight.accounts.schemas import Person, UserId
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict, Invalid
from limelight.kit.ids import new_id

MOST = 25
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner sees it; `is_synced` when it is on more than one device."""

    id: str
    name: str
    is_synced: bool
    created_at: datetime
    used_at: datetime | None


def read_passkey_name(typed: str) -> str:
    """A name as it is kept; raises Invalid."""
    name = " ".join(typed.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Invalid(f"Name it in up to {_LONGEST_NAME} characters.", field="passkey_name")
    return name


async def begin_adding(db: AsyncSession, party: Party, person: Person) -> str:
    """What the browser asks a device for, as JSON. Raises Conflict for too many."""
    has = await known_of(db, person.id)
    if len(has) >= MOST:
        raise Conflict(f"You have {MOST} passkeys. Remove one first.")
    return ask_for_new(party, person, has, await new_challenge(db, "add", person.id))


async def add_passkey(
    db: AsyncSession, party: Party, person: Person, name: str, answer: dict[str, Any]
) -> str:
    """Keep what the device made; returns its id. Raises Invalid, WrongPasskey, Conflict."""
    called, challenge = read_passkey_name(name), read_challenge(answer)
    await use_challenge(db, challenge, "add", person.id)
    fresh = check_new(party, answer, challenge)
    row = PasskeyRow(
        id=new_id(),
        user_id=person.id,
        name=called,
        credential_id=fresh.known.credential_id,
        public_key=fresh.known.public_key,
        sign_count=fresh.known.sign_count,
        transports=" ".join(fresh.known.transports),
        is_synced=fresh.is_synced,
        created_at=utc_now(),
        used_at=None,
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError as error:
        raise Conflict("That passkey is kept already.") from error
    return row.id


async def list_passkeys(db: AsyncSession, user_id: UserId) -> tuple[Passkey, ...]:
    """The passkeys of a person, the newest first."""
    rows = await _rows(db, user_id)
    return tuple(
        Passkey(row.id, row.name, row.is_synced, row.created_at, row.used_at) for row in rows
    )


async def known_of(db: AsyncSession, user_id: UserId) -> tuple[Known, ...]:
    """The passkeys of a person as devices are told of them."""
    return tuple(known(row) for row in await _rows(db, user_id))


def known(row: PasskeyRow) -> Known:
    """The value of a row."""
    transports = tuple(row.transports.split())
    return Known(row.credential_id, row.public_key, row.sign_count, transports)


async def rename_passkey(db: AsyncSession, user_id: UserId, passkey_id: str, name: str) -> None:
    """Call it something else. Raises Invalid, UnknownPasskey."""
    renaming = update(PasskeyRow).where(PasskeyRow.user_id == user_id, PasskeyRow.id == passkey_id)
    found = await db.execute(renaming.values(name=read_passkey_name(name)).returning(PasskeyRow.id))
    if found.first() is None:
        raise UnknownPasskey("You have no such passkey.")


async def remove_passkey(db: AsyncSession, user_id: UserId, passkey_id: str) -> str:
    """Remove it; returns its name. Raises UnknownPasskey."""
    found = await db.execute(
        delete(PasskeyRow)
        .where(PasskeyRow.user_id == user_id, PasskeyRow.id == passkey_id)
        .returning(PasskeyRow.name)
    )
    name = found.scalar()
    if name is None:
        raise UnknownPasskey("You have no such passkey.")
    return name


async def remove_all(db: AsyncSession, user_id: UserId) -> int:
    """Remove every passkey of a person; says how many there were."""
    found = await db.execute(
        delete(PasskeyRow).where(PasskeyRow.user_id == user_id).returning(PasskeyRow.id)
    )
    return len(found.all())


async def _rows(db: AsyncSession, user_id: UserId) -> Sequence[PasskeyRow]:
    asked = select(PasskeyRow).where(PasskeyRow.user_id == user_id)
    return (await db.scalars(asked.order_by(PasskeyRow.created_at.desc(), PasskeyRow.id))).all()
