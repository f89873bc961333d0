"""Keys of programs: made, listed, revoked. Each acts for its maker in one workspace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import UnknownKey
from limelight.accounts.models import KeyRow, UserRow
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.accounts.tokens import hash_of, new_token
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id

_BEGINNING = "limelight_"
_SHOWN = len(_BEGINNING) + 6
_LONGEST_NAME = 60
LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as people see it: all but the key. `scopes` are the acts it is restricted to; none do
    not restrict.
    """

    id: str
    name: str
    prefix: str
    scopes: tuple[str, ...]
    maker: str
    created_at: datetime
    used_at: datetime | None
    expires_at: datetime | None


async def create_key(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    user_id: UserId,
    *,
    name: str,
    scopes: Iterable[str] = (),
    days: int | None = None,
) -> tuple[str, str]:
    """A new key for a program that acts for this person: its id and the key, which is kept nowhere.
    It lasts `days`, or until it is revoked. Raises Invalid.
    """
    called = " ".join(name.split())
    if not called or len(called) > _LONGEST_NAME:
        raise Invalid(f"Name the key in up to {_LONGEST_NAME} characters.", field="name")
    wanted = sorted(set(scopes))
    if unknown := [scope for scope in wanted if scope not in ACTS]:
        raise Invalid(f"There is no scope {unknown[0]!r}.", field="scopes")
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise Invalid(f"A key lasts 1 to {LONGEST_DAYS} days.", field="days")
    now, key = utc_now(), _BEGINNING + new_token()
    row = KeyRow(
        id=new_id(),
        workspace_id=workspace_id,
        user_id=user_id,
        name=called,
        prefix=key[:_SHOWN],
        key_hash=hash_of(key),
        scopes=" ".join(wanted),
        created_at=now,
        used_at=None,
        expires_at=now + timedelta(days=days) if days else None,
        revoked_at=None,
    )
    db.add(row)
    await db.flush()
    return row.id, key


async def list_keys(
    db: AsyncSession, workspace_id: WorkspaceId, user_id: UserId | None = None
) -> tuple[ApiKey, ...]:
    """The keys of a workspace that are not revoked, the newest first; of one maker if named."""
    asked = (
        select(KeyRow, UserRow.name)
        .join(UserRow, UserRow.id == KeyRow.user_id)
        .where(KeyRow.workspace_id == workspace_id, KeyRow.revoked_at.is_(None))
        .order_by(KeyRow.created_at.desc())
    )
    if user_id is not None:
        asked = asked.where(KeyRow.user_id == user_id)
    return tuple(
        ApiKey(
            id=row.id,
            name=row.name,
            prefix=row.prefix,
            scopes=tuple(row.scopes.split()),
            maker=maker,
            created_at=row.created_at,
            used_at=row.used_at,
            expires_at=row.expires_at,
        )
        for row, maker in (await db.execute(asked)).all()
    )


async def revoke_key(
    db: AsyncSession, workspace_id: WorkspaceId, key_id: str, user_id: UserId | None = None
) -> None:
    """Stop a key working, of one maker if named. Raises UnknownKey."""
    ending = update(KeyRow).where(
        KeyRow.workspace_id == workspace_id, KeyRow.id == key_id, KeyRow.revoked_at.is_(None)
    )
    if user_id is not None:
        ending = ending.where(KeyRow.user_id == user_id)
    found = await db.execute(ending.values(revoked_at=utc_now()).returning(KeyRow.id))
    if found.first() is None:
        raise UnknownKey("There is no such key.")
