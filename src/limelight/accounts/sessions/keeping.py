"""Opening, listing and ending the sessions of browsers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import UnknownWorkspace
from limelight.accounts.models import MembershipRow, SessionRow, WorkspaceRow
from limelight.accounts.schemas import (
    Place,
    SessionId,
    SignedIn,
    UserId,
    Visit,
    WorkspaceId,
)
from limelight.accounts.sessions.agents import browser_name
from limelight.accounts.tokens import hash_of, new_token
from limelight.kit.clock import utc_now
from limelight.kit.errors import SignInNeeded
from limelight.kit.ids import new_id

IDLE = timedelta(days=14)
LONGEST = timedelta(days=60)
# For this long after signing in, somebody without a password is not asked to prove it again.
FRESH = timedelta(minutes=15)
_AGENT_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A signed-in browser as its owner sees it."""

    id: SessionId
    signed_in_by: str
    address: str
    agent: str
    created_at: datetime
    seen_at: datetime

    @property
    def browser(self) -> str:
        """What people call it."""
        return browser_name(self.agent)


async def open_session(
    db: AsyncSession, user_id: UserId, *, by: str, place: Place, before: str = ""
) -> SignedIn:
    """Sign a browser in. `by` says how the person proved who it is; `before` is the token the
    browser had, whose session ends: signing in always gives a new token (session fixation).
    """
    now = utc_now()
    if before:
        await end_by_token(db, before)
    await db.execute(
        delete(SessionRow).where(
            SessionRow.user_id == user_id,
            (SessionRow.expires_at <= now) | (SessionRow.seen_at <= now - IDLE),
        )
    )
    token = new_token()
    row = SessionRow(
        id=new_id(),
        user_id=user_id,
        token_hash=hash_of(token),
        current_id=None,
        signed_in_by=by,
        address=place.address,
        agent=place.agent[:_AGENT_CHARACTERS],
        created_at=now,
        seen_at=now,
        expires_at=now + LONGEST,
    )
    db.add(row)
    await db.flush()
    return SignedIn(token=token, session_id=SessionId(row.id), expires_at=row.expires_at)


async def renew_session(db: AsyncSession, visit: Visit) -> SignedIn:
    """For when what proves somebody changed: this browser goes on under a new token, every other
    one is signed out. Raises SignInNeeded where the session ended meanwhile.
    """
    token, own = new_token(), (SessionRow.user_id == visit.person.id)
    await db.execute(delete(SessionRow).where(own, SessionRow.id != visit.session_id))
    renewed = await db.execute(
        update(SessionRow)
        .where(own, SessionRow.id == visit.session_id)
        .values(token_hash=hash_of(token))
        .returning(SessionRow.id, SessionRow.expires_at)
    )
    row = renewed.first()
    if row is None:
        raise SignInNeeded("Sign in first.")
    return SignedIn(token=token, session_id=SessionId(row.id), expires_at=row.expires_at)


async def is_fresh(db: AsyncSession, user_id: UserId, session_id: SessionId) -> bool:
    """Whether the person proved who they are a moment ago, in this browser."""
    asked = select(SessionRow.id).where(
        SessionRow.user_id == user_id,
        SessionRow.id == session_id,
        SessionRow.created_at > utc_now() - FRESH,
    )
    return await db.scalar(asked) is not None


async def end_by_token(db: AsyncSession, token: str) -> None:
    """End the session of a browser; harmless where there is none."""
    await db.execute(delete(SessionRow).where(SessionRow.token_hash == hash_of(token)))


async def end_session(db: AsyncSession, user_id: UserId, session_id: SessionId) -> bool:
    """End one session of a person; says whether there was one."""
    found = await db.execute(
        delete(SessionRow)
        .where(SessionRow.user_id == user_id, SessionRow.id == session_id)
        .returning(SessionRow.id)
    )
    return found.first() is not None


async def end_all(db: AsyncSession, user_id: UserId) -> None:
    """End all sessions of a person."""
    await db.execute(delete(SessionRow).where(SessionRow.user_id == user_id))


async def list_sessions(db: AsyncSession, user_id: UserId) -> tuple[OpenSession, ...]:
    """The sessions of a person that are still good, the last used first."""
    now = utc_now()
    rows: Sequence[SessionRow] = (
        await db.scalars(
            select(SessionRow)
            .where(
                SessionRow.user_id == user_id,
                SessionRow.expires_at > now,
                SessionRow.seen_at > now - IDLE,
            )
            .order_by(SessionRow.seen_at.desc())
        )
    ).all()
    return tuple(
        OpenSession(
            id=SessionId(row.id),
            signed_in_by=row.signed_in_by,
            address=row.address,
            agent=row.agent,
            created_at=row.created_at,
            seen_at=row.seen_at,
        )
        for row in rows
    )


async def switch_workspace(
    db: AsyncSession, user_id: UserId, session_id: SessionId, workspace_id: WorkspaceId
) -> None:
    """Work in another workspace from now on, in this browser. Raises UnknownWorkspace for one the
    person is not a member of.
    """
    is_member = await db.scalar(
        select(MembershipRow.id)
        .join(WorkspaceRow, WorkspaceRow.id == MembershipRow.workspace_id)
        .where(
            MembershipRow.workspace_id == workspace_id,
            MembershipRow.user_id == user_id,
            WorkspaceRow.deleted_at.is_(None),
        )
    )
    if is_member is None:
        raise UnknownWorkspace("You are in no such workspace.")
    await db.execute(
        update(SessionRow)
        .where(SessionRow.user_id == user_id, SessionRow.id == session_id)
        .values(current_id=workspace_id)
    )
