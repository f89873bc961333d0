"""Links for people outside: they show what was chosen, until they expire or are revoked."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.kit.clock import utc_now
from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.kit.errors import Invalid
from limelight.kit.events.log import record
from limelight.kit.ids import new_id
from limelight.library.errors import UnknownShare
from limelight.library.models import AssetRow, ShareRow
from limelight.library.ports import Gate
from limelight.library.schemas import Share

LONGEST_DAYS = 365
MOST_ASSETS = 500
_LIST = "shares"
SHORTEST_PASSWORD = 4
_LONGEST_TITLE = 120


class SharePage(NamedTuple):
    """Some links, and the cursor of those after them."""

    items: tuple[Share, ...]
    next_cursor: str | None


class Terms(NamedTuple):
    """How a link is to be: what people see as its title, for how many days, with which password
    (its hash), made by whom.
    """

    title: str
    days: int
    password_hash: str | None
    made_by: str


class NewShare(NamedTuple):
    """A share, and the secret its address carries; it is not kept and cannot be shown again."""

    share: Share
    secret: str


def check_password(password: str) -> None:
    """Raise Invalid for a password that is one, and too short."""
    if password and len(password) < SHORTEST_PASSWORD:
        raise Invalid(f"Use at least {SHORTEST_PASSWORD} characters.", field="password")


async def make_share(
    db: AsyncSession, workspace_id: WorkspaceId, numbers: Sequence[int], terms: Terms, gate: Gate
) -> NewShare:
    """Show the assets with those numbers to whoever has the link. Raises Invalid for no assets, too
    many, or a wrong time, and Refused for what `gate` holds back.
    """
    if not 1 <= terms.days <= LONGEST_DAYS:
        raise Invalid(f"A link lasts 1 to {LONGEST_DAYS} days.", field="days")
    found = await db.scalars(
        select(AssetRow)
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.number.in_(numbers[: MOST_ASSETS + 1]),
            AssetRow.place == "shown",
        )
        .order_by(AssetRow.number.desc())
    )
    rows = found.all()
    if not rows or len(numbers) > MOST_ASSETS:
        raise Invalid(f"Share 1 to {MOST_ASSETS} assets.", field="numbers")
    await gate.refuse(db, workspace_id, {row.sha256 for row in rows})
    ids = [row.id for row in rows]
    secret, now = secrets.token_urlsafe(24), utc_now()
    row = ShareRow(
        id=new_id(),
        workspace_id=workspace_id,
        secret_hash=_hashed(secret),
        title=" ".join(terms.title.split())[:_LONGEST_TITLE] or "Shared with you",
        password_hash=terms.password_hash,
        asset_ids=ids,
        made_by=terms.made_by,
        created_at=now,
        expires_at=now + timedelta(days=terms.days),
        seen_count=0,
    )
    db.add(row)
    record(db, workspace_id, "share.made", row.id, {"assets": len(ids), "by": terms.made_by})
    return NewShare(_share(row), secret)


async def open_share(db: AsyncSession, secret: str, now: datetime) -> tuple[Share, str | None]:
    """What a link shows, and the hash of its password where it has one. Raises UnknownShare."""
    row = await db.scalar(select(ShareRow).where(ShareRow.secret_hash == _hashed(secret)))
    # Whoever has the secret is in; which workspace it is of follows from it.
    if row is None or not row.workspace_id or row.revoked_at is not None or row.expires_at <= now:
        raise UnknownShare("It has expired, or was taken back, or the address is not whole.")
    return _share(row), row.password_hash


async def count_visit(db: AsyncSession, share: Share) -> None:
    """Note that somebody looked at it."""
    await db.execute(
        update(ShareRow)
        .where(ShareRow.workspace_id == share.workspace_id, ShareRow.id == share.id)
        .values(seen_count=ShareRow.seen_count + 1)
    )
    record(db, share.workspace_id, "share.seen", share.id, {})


async def list_shares(
    db: AsyncSession, workspace_id: str, *, cursor: str | None = None, limit: int = 50
) -> SharePage:
    """The links of a workspace, newest first, also those that are over; raises Invalid for a
    cursor of another list.
    """
    asked = select(ShareRow).where(ShareRow.workspace_id == workspace_id)
    if cursor:
        asked = asked.where(ShareRow.id < read_cursor(cursor, _LIST, 1)[0])
    rows = (await db.scalars(asked.order_by(ShareRow.id.desc()).limit(limit + 1))).all()
    shown = tuple(map(_share, rows[:limit]))
    following = write_cursor(_LIST, shown[-1].id) if len(rows) > limit else None
    return SharePage(shown, following)


async def revoke_share(
    db: AsyncSession, workspace_id: str, share_id: str, *, revoked_by: str
) -> None:
    """Take a link back; done twice it changes nothing. Raises UnknownShare."""
    row = await db.scalar(
        select(ShareRow).where(ShareRow.workspace_id == workspace_id, ShareRow.id == share_id)
    )
    if row is None:
        raise UnknownShare("There is no such link.")
    if row.revoked_at is None:
        row.revoked_at = utc_now()
        record(db, workspace_id, "share.revoked", row.id, {"by": revoked_by})


def pass_for(secret: str, password_hash: str) -> str:
    """What a browser shows once it gave the right password; another password, another pass."""
    return hmac.new(secret.encode(), password_hash.encode(), "sha256").hexdigest()


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _share(row: ShareRow) -> Share:
    return Share(
        id=row.id,
        workspace_id=row.workspace_id,
        title=row.title,
        has_password=row.password_hash is not None,
        asset_ids=tuple(row.asset_ids),
        made_by=row.made_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        seen_count=row.seen_count,
    )
