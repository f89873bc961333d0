"""Which account of a sign-in service is whose here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import UnknownIdentity
from limelight.accounts.models import IdentityRow, PasskeyRow, ProviderRow, UserRow
from limelight.accounts.people.creating import person_of
from limelight.accounts.schemas import Claims, Person, Provider, UserId
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict
from limelight.kit.ids import new_id


@dataclass(frozen=True, slots=True)
class Identity:
    """A connected account as its owner sees it."""

    id: str
    provider_id: str
    provider: str
    email: str
    created_at: datetime
    used_at: datetime | None


async def find_person(db: AsyncSession, provider: Provider, claims: Claims) -> Person | None:
    """Whose connected account it is, and that it is used now."""
    same = (IdentityRow.provider_id == provider.id) & (IdentityRow.subject == claims.subject)
    asked = select(UserRow).join(IdentityRow, IdentityRow.user_id == UserRow.id).where(same)
    row = await db.scalar(asked)
    if row is None:
        return None
    using = update(IdentityRow).where(same)
    await db.execute(using.values(used_at=utc_now(), email=claims.email))
    return person_of(row)


async def connect(db: AsyncSession, provider: Provider, claims: Claims, user_id: UserId) -> None:
    """Let that account sign this person in. Raises Conflict where it signs in somebody else; does
    nothing where it is connected already.
    """
    now = utc_now()
    row = IdentityRow(
        id=new_id(),
        provider_id=provider.id,
        user_id=user_id,
        subject=claims.subject,
        email=claims.email,
        created_at=now,
        used_at=now,
    )
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError:
        whose = await find_person(db, provider, claims)
        if whose is None or whose.id != user_id:
            raise Conflict(f"That account of {provider.name} signs in somebody else.") from None


async def list_identities(db: AsyncSession, user_id: UserId) -> tuple[Identity, ...]:
    """The connected accounts of a person."""
    asked = (
        select(IdentityRow, ProviderRow.name)
        .join(ProviderRow, ProviderRow.id == IdentityRow.provider_id)
        .where(IdentityRow.user_id == user_id)
        .order_by(ProviderRow.name, IdentityRow.id)
    )
    return tuple(
        Identity(row.id, row.provider_id, name, row.email, row.created_at, row.used_at)
        for row, name in (await db.execute(asked)).all()
    )


async def disconnect(db: AsyncSession, user_id: UserId, identity_id: str) -> str:
    """Let it sign in nobody any more; returns the service's id. Raises UnknownIdentity, and
    Conflict where nothing else would let the person in.
    """
    found = await db.execute(
        delete(IdentityRow)
        .where(IdentityRow.user_id == user_id, IdentityRow.id == identity_id)
        .returning(IdentityRow.provider_id)
    )
    provider_id = found.scalar()
    if provider_id is None:
        raise UnknownIdentity("You have no such connected account.")
    if not await _has_another_way(db, user_id):
        raise Conflict("Nothing else signs you in. Choose a password or add a passkey first.")
    return provider_id


async def _has_another_way(db: AsyncSession, user_id: UserId) -> bool:
    if await db.scalar(select(UserRow.password_hash).where(UserRow.id == user_id)) is not None:
        return True
    for table in (PasskeyRow, IdentityRow):
        counted = select(func.count()).select_from(table).where(table.user_id == user_id)
        if await db.scalar(counted):
            return True
    return False
