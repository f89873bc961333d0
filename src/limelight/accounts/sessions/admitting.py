"""Recognising who asks. Serves the port `accounts.ports.Gatekeeper`."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, Update, select, update
from sqlalchemy.exc import OperationalError

from limelight.accounts.models import KeyRow, MembershipRow, SessionRow, UserRow, WorkspaceRow
from limelight.accounts.people.creating import person_of
from limelight.accounts.schemas import Membership, Role, SessionId, Visit
from limelight.accounts.sessions.keeping import IDLE
from limelight.accounts.tokens import hash_of
from limelight.accounts.workspaces.members import workspace_of
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions

# Who is seen again sooner is not written down, so that reading a page writes nothing.
_NOTED_EVERY = timedelta(minutes=5)
# Nobody waits longer for that note where others write: it is made when they are done.
_PATIENCE_SECONDS = 1.0


class Admission:
    """Looks tokens and keys up in the database: one read for each request."""

    def __init__(
        self,
        sessions: Sessions,
        clock: Callable[[], datetime] = utc_now,
        patience_seconds: float = _PATIENCE_SECONDS,
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._notes: dict[str, asyncio.Task[None]] = {}
        self._patience_seconds = patience_seconds

    async def by_session(self, token: str) -> Visit | None:
        """Whoever's browser has this token; None when it is unknown, has expired or was ended."""
        async with self._sessions.read() as db:
            rows = (await db.execute(_session(token))).all()
        if not rows:
            return None
        session: SessionRow = rows[0][0]
        now = self._clock()
        if session.expires_at <= now or session.seen_at + IDLE <= now:
            return None
        if session.seen_at + _NOTED_EVERY <= now:
            seen = update(SessionRow).where(SessionRow.id == session.id, SessionRow.seen_at < now)
            await self._note(session.id, seen.values(seen_at=now))
        memberships = _memberships(rows)
        current = next((m for m in memberships if m.workspace.id == session.current_id), None)
        return Visit(
            person=person_of(rows[0][1]),
            memberships=memberships,
            current=current or next(iter(memberships), None),
            session_id=SessionId(session.id),
        )

    async def by_key(self, key: str) -> Visit | None:
        """Whoever made this key; None when it is unknown, has expired or was revoked."""
        async with self._sessions.read() as db:
            rows = (await db.execute(_key(key))).all()
        if not rows:
            return None
        found: KeyRow = rows[0][0]
        now = self._clock()
        if found.revoked_at is not None or (
            found.expires_at is not None and found.expires_at <= now
        ):
            return None
        if found.used_at is None or found.used_at + _NOTED_EVERY <= now:
            used = update(KeyRow).where(
                KeyRow.workspace_id == found.workspace_id, KeyRow.id == found.id
            )
            await self._note(found.id, used.values(used_at=now))
        memberships = _memberships(rows)
        return Visit(
            person=person_of(rows[0][1]),
            memberships=memberships,
            current=memberships[0],
            key_id=found.id,
            scopes=frozenset(found.scopes.split()) or None,
        )

    async def _note(self, who: str, seen: Update) -> None:
        if who in self._notes:
            return
        note = self._notes[who] = asyncio.create_task(self._write(seen))
        note.add_done_callback(lambda _: self._notes.pop(who, None))
        await asyncio.wait((note,), timeout=self._patience_seconds)

    async def _write(self, seen: Update) -> None:
        # Whoever cannot be noted now is at the next request.
        with contextlib.suppress(OperationalError):
            async with self._sessions.begin() as db:
                await db.execute(seen)


def _session(token: str) -> Select[*tuple[Any, ...]]:
    return (
        select(SessionRow, UserRow, MembershipRow, WorkspaceRow)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .outerjoin(MembershipRow, MembershipRow.user_id == UserRow.id)
        .outerjoin(
            WorkspaceRow,
            (WorkspaceRow.id == MembershipRow.workspace_id) & WorkspaceRow.deleted_at.is_(None),
        )
        .where(SessionRow.token_hash == hash_of(token))
        .order_by(WorkspaceRow.name, WorkspaceRow.id)
    )


def _key(key: str) -> Select[*tuple[Any, ...]]:
    # A key stops working when its maker leaves the workspace, and never does more than its maker.
    return (
        select(KeyRow, UserRow, MembershipRow, WorkspaceRow)
        .join(UserRow, UserRow.id == KeyRow.user_id)
        .join(
            MembershipRow,
            (MembershipRow.user_id == UserRow.id)
            & (MembershipRow.workspace_id == KeyRow.workspace_id),
        )
        .join(WorkspaceRow, WorkspaceRow.id == MembershipRow.workspace_id)
        .where(KeyRow.key_hash == hash_of(key), WorkspaceRow.deleted_at.is_(None))
    )


def _memberships(rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[Membership, ...]:
    return tuple(
        Membership(
            workspace=workspace_of(row[3]),
            role=Role(row[2].role),
        )
        for row in rows
        if row[3] is not None
    )
