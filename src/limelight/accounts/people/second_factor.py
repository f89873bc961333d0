"""What is asked for after the password: a code of an authenticator app (TOTP, RFC 6238), a passkey
for who wants that, or a recovery code in place of either.
"""

import hmac
import secrets
import time
from dataclasses import dataclass

import pyotp
import segno
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import WrongCode
from limelight.accounts.models import PasskeyRow, RecoveryRow, SecondFactorRow, UserRow
from limelight.accounts.schemas import Person, UserId
from limelight.accounts.tokens import hash_of
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict
from limelight.kit.ids import new_id
from limelight.kit.sealing.secrets import Secrets

RECOVERY_CODES = 10
_STEP_SECONDS = 30
# A clock may be off by one step either way.
_STEPS = (-1, 0, 1)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Setup:
    """What an authenticator app needs: the secret to type, and the same as a QR code (SVG)."""

    secret: str
    qr_svg: str


async def begin(db: AsyncSession, kept: Secrets, person: Person) -> Setup:
    """A new secret, which counts once a code of it was typed. Raises Conflict when there is a
    second factor already.
    """
    row = await db.get(SecondFactorRow, person.id)
    if row is not None and row.confirmed_at is not None:
        raise Conflict("There is a second factor. Remove it first.")
    if row is not None:
        await db.delete(row)
        await db.flush()
    secret = pyotp.random_base32()
    db.add(
        SecondFactorRow(user_id=person.id, sealed=kept.seal(secret), last_step=0, confirmed_at=None)
    )
    await db.flush()
    return _setup(secret, person)


async def pending(db: AsyncSession, kept: Secrets, person: Person) -> Setup | None:
    """What was begun and waits for its first code."""
    row = await db.get(SecondFactorRow, person.id)
    if row is None or row.confirmed_at is not None:
        return None
    return _setup(kept.open(row.sealed), person)


def _setup(secret: str, person: Person) -> Setup:
    address = pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name="Limelight")
    code = segno.make(address, error="m")
    return Setup(secret, code.svg_inline(scale=5, border=3, light="white", omitsize=True))


@dataclass(frozen=True, slots=True)
class Ways:
    """By what somebody may prove a second time. `has_passkey` alone asks for nothing, since a
    passkey signs in without a password too; `asks_passkey` says that it is asked for.
    """

    has_app: bool
    has_passkey: bool
    asks_passkey: bool

    @property
    def is_asked(self) -> bool:
        """Whether the password alone is not enough."""
        return self.has_app or (self.asks_passkey and self.has_passkey)


async def ways_of(db: AsyncSession, user_id: UserId) -> Ways:
    """What this person has, and is asked for."""
    app = await db.get(SecondFactorRow, user_id)
    passkey = await db.scalar(select(PasskeyRow.id).where(PasskeyRow.user_id == user_id).limit(1))
    asks = await db.scalar(select(UserRow.asks_passkey).where(UserRow.id == user_id))
    return Ways(
        has_app=app is not None and app.confirmed_at is not None,
        has_passkey=passkey is not None,
        asks_passkey=bool(asks),
    )


async def ask_passkey(db: AsyncSession, user_id: UserId) -> tuple[str, ...]:
    """Ask for a passkey after the password from now on; returns recovery codes where there were
    none. Raises Conflict for somebody without a passkey.
    """
    ways = await ways_of(db, user_id)
    if not ways.has_passkey:
        raise Conflict("Add a passkey first.")
    await db.execute(update(UserRow).where(UserRow.id == user_id).values(asks_passkey=True))
    return () if await count_codes_left(db, user_id) else await _new_codes(db, user_id)


async def ask_no_passkey(db: AsyncSession, user_id: UserId) -> None:
    """Ask for none any more; recovery codes go where nothing else is asked for."""
    await db.execute(update(UserRow).where(UserRow.id == user_id).values(asks_passkey=False))
    if not (await ways_of(db, user_id)).has_app:
        await db.execute(delete(RecoveryRow).where(RecoveryRow.user_id == user_id))


async def confirm(db: AsyncSession, kept: Secrets, user_id: UserId, code: str) -> tuple[str, ...]:
    """Turn it on with its first code; returns the recovery codes, which are kept as hashes alone.
    Raises WrongCode.
    """
    row = await db.get(SecondFactorRow, user_id)
    if row is None or row.confirmed_at is not None or not await _spend(db, kept, row, code):
        raise WrongCode("That code is not right. Is the clock of the phone?", field="code")
    row.confirmed_at = utc_now()
    return await _new_codes(db, user_id)


async def _new_codes(db: AsyncSession, user_id: UserId) -> tuple[str, ...]:
    codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
    await db.execute(delete(RecoveryRow).where(RecoveryRow.user_id == user_id))
    db.add_all(
        RecoveryRow(id=new_id(), user_id=user_id, code_hash=hash_of(_plain(each))) for each in codes
    )
    await db.flush()
    return codes


async def check(db: AsyncSession, kept: Secrets, user_id: UserId, code: str) -> None:
    """A code of the app, or a recovery code: each works once. Raises WrongCode."""
    row = await db.get(SecondFactorRow, user_id)
    if row is not None and row.confirmed_at is not None and await _spend(db, kept, row, code):
        return
    used = await db.execute(
        delete(RecoveryRow)
        .where(RecoveryRow.user_id == user_id, RecoveryRow.code_hash == hash_of(_plain(code)))
        .returning(RecoveryRow.id)
    )
    if used.first() is None:
        raise WrongCode("That code is not right, or was used.", field="code")


async def turn_off(db: AsyncSession, user_id: UserId) -> None:
    """Ask for no code of an app any more; harmless where none was asked for. Recovery codes stay
    while they stand in for a passkey.
    """
    await db.execute(delete(SecondFactorRow).where(SecondFactorRow.user_id == user_id))
    if not (await ways_of(db, user_id)).is_asked:
        await db.execute(delete(RecoveryRow).where(RecoveryRow.user_id == user_id))


async def _spend(db: AsyncSession, kept: Secrets, row: SecondFactorRow, code: str) -> bool:
    """Whether it is a code of now that was not used; of two with the same code one is right."""
    app, now = pyotp.TOTP(kept.open(row.sealed)), int(time.time()) // _STEP_SECONDS
    typed = _plain(code)
    near = (now + off for off in _STEPS)
    steps = [step for step in near if hmac.compare_digest(app.generate_otp(step), typed)]
    if not steps:
        return False
    used = await db.execute(
        update(SecondFactorRow)
        .where(SecondFactorRow.user_id == row.user_id, SecondFactorRow.last_step < steps[0])
        .values(last_step=steps[0])
        .returning(SecondFactorRow.user_id)
        .execution_options(synchronize_session="fetch")
    )
    return used.first() is not None


async def count_codes_left(db: AsyncSession, user_id: UserId) -> int:
    """How many recovery codes are left."""
    asked = select(RecoveryRow.id).where(RecoveryRow.user_id == user_id)
    return len((await db.scalars(asked)).all())


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return "-".join(letters[start : start + 4] for start in range(0, 12, 4))


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.lower() if letter.isalnum() and letter.isascii())
