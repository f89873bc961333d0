"""Links for clients: one piece, until it expires or is taken back."""

import hmac
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.audit.recording import record
from limelight.accounts.people.naming import names_of
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.schemas import Member, UserId, WorkspaceId
from limelight.accounts.tokens import hash_of, new_token
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.reviews import queries
from limelight.reviews.errors import LinkNotFound
from limelight.reviews.models import LinkRow
from limelight.reviews.passing import refuse_unapproved
from limelight.reviews.schemas import Link, ReviewId, Subject

LONGEST_DAYS = 90
SHORTEST_PASSWORD = 6
_LONGEST_PASSWORD = 200
_LONGEST_TITLE = 80


class Terms(NamedTuple):
    """How a link is to be: for whom, for how many days, with which password (its hash)."""

    title: str
    days: int
    password_hash: str | None


class NewLink(NamedTuple):
    """A link, and the secret of its address; it is not kept and cannot be shown again."""

    link: Link
    secret: str


class Opened(NamedTuple):
    """A link somebody came by, and the hash of its password where it has one."""

    link: Link
    password_hash: str | None


async def kept_password(passwords: Passwords, password: str) -> str | None:
    """What is kept of a link's password, None without one. Raises Invalid for a short one."""
    if not password:
        return None
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise Invalid(f"Use at least {SHORTEST_PASSWORD} characters.", field="password")
    return await passwords.hash(password)


async def make_client_link(
    db: AsyncSession, member: Member, review_id: ReviewId, terms: Terms
) -> NewLink:
    """Let whoever has the link review that piece. Raises ReviewNotFound, Invalid."""
    if not 1 <= terms.days <= LONGEST_DAYS:
        raise Invalid(f"A link lasts 1 to {LONGEST_DAYS} days.", field="days")
    review = await queries.get_row(db, member.workspace.id, review_id)
    contents = Subject.model_validate(review.subject).contents
    await refuse_unapproved(db, member.workspace.id, contents, "client")
    secret, now = new_token(), utc_now()
    row = LinkRow(
        id=new_id(),
        workspace_id=member.workspace.id,
        review_id=review.id,
        secret_hash=hash_of(secret),
        title=" ".join(terms.title.split())[:_LONGEST_TITLE] or "Client",
        password_hash=terms.password_hash,
        made_by_id=member.person.id,
        created_at=now,
        expires_at=now + timedelta(days=terms.days),
        revoked_at=None,
        seen_count=0,
    )
    db.add(row)
    await db.flush()
    await _note(db, "review.link-made", row, member.person.id)
    return NewLink(_link(row), secret)


async def open_link(db: AsyncSession, secret: str, now: datetime) -> Opened:
    """What a link is to. Raises LinkNotFound for one that is unknown, over or taken back."""
    row = await db.scalar(select(LinkRow).where(LinkRow.secret_hash == hash_of(secret)))
    # Whoever has the secret is in; which workspace it is of follows from it.
    if row is None or not row.workspace_id or row.revoked_at is not None or row.expires_at <= now:
        raise LinkNotFound("It has expired, or was taken back, or the address is not whole.")
    return Opened(_link(row), row.password_hash)


async def count_visit(db: AsyncSession, link: Link) -> None:
    """Note that somebody looked."""
    await db.execute(
        update(LinkRow)
        .where(LinkRow.workspace_id == link.workspace_id, LinkRow.id == link.id)
        .values(seen_count=LinkRow.seen_count + 1)
    )


async def list_links(
    db: AsyncSession, workspace_id: WorkspaceId, review_id: ReviewId
) -> tuple[Link, ...]:
    """The links to a piece, newest first, also those that are over."""
    rows = await db.scalars(
        select(LinkRow)
        .where(LinkRow.workspace_id == workspace_id, LinkRow.review_id == review_id)
        .order_by(LinkRow.id.desc())
    )
    found = rows.all()
    names = await names_of(db, [UserId(row.made_by_id) for row in found if row.made_by_id])
    return tuple(_link(row, names.get(row.made_by_id or "", "")) for row in found)


async def revoke(db: AsyncSession, member: Member, review_id: ReviewId, link_id: str) -> None:
    """Take a link back; done twice it changes nothing. Raises LinkNotFound."""
    row = await db.scalar(
        select(LinkRow).where(
            LinkRow.workspace_id == member.workspace.id,
            LinkRow.review_id == review_id,
            LinkRow.id == link_id,
        )
    )
    if row is None:
        raise LinkNotFound("There is no such link.")
    if row.revoked_at is None:
        row.revoked_at = utc_now()
        await _note(db, "review.link-revoked", row, member.person.id)


def pass_for(secret: str, password_hash: str) -> str:
    """What a browser shows once it gave the right password; another password, another pass."""
    return hmac.new(secret.encode(), password_hash.encode(), "sha256").hexdigest()


async def _note(db: AsyncSession, act: str, row: LinkRow, by: UserId) -> None:
    await record(
        db, act, by=by, workspace_id=WorkspaceId(row.workspace_id), subject=row.review_id,
        link=row.id,
    )  # fmt: skip


def _link(row: LinkRow, made_by: str = "") -> Link:
    return Link(
        id=row.id,
        review_id=ReviewId(row.review_id),
        workspace_id=WorkspaceId(row.workspace_id),
        title=row.title,
        has_password=row.password_hash is not None,
        made_by=made_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        seen_count=row.seen_count,
    )
