"""Letters that gather what a person has not seen: one letter for many notices, seldom."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import NotSent
from limelight.accounts.people.naming import find_person
from limelight.accounts.ports import Mailer
from limelight.accounts.schemas import Letter, Person, UserId
from limelight.accounts.workspaces.members import list_workspaces_of
from limelight.kit.db.sessions import Sessions
from limelight.notices.models import NoticeRow
from limelight.notices.queries import notice_of
from limelight.notices.schemas import Notice
from limelight.notices.service import wish_row

GATHERED = timedelta(minutes=10)
_BETWEEN: dict[str, timedelta] = {"soon": timedelta(hours=1), "daily": timedelta(days=1)}
_MOST_TOLD = 20


class Post:
    """Sends the letters of a studio that others open by `address`."""

    def __init__(self, sessions: Sessions, mailer: Mailer, address: str) -> None:
        self._sessions = sessions
        self._mailer = mailer
        self._address = address

    async def deliver(self, now: datetime) -> int:
        """Send what is due; how many letters went out. Run twice at once, each notice is told once:
        it is claimed before its letter leaves, and due again where the letter could not be sent.
        """
        async with self._sessions.read() as db:
            waiting = await _waiting(db, now)
        count = 0
        for person in waiting:
            count += await self._send(person, now)
        return count

    async def _send(self, person_id: UserId, now: datetime) -> int:
        async with self._sessions.begin() as db:
            claimed = await _claim(db, person_id, now)
        if claimed is None:
            return 0
        person, notices, names, token = claimed
        try:
            await self._mailer.send(_letter(person, notices, names, self._address, token))
        except NotSent:
            async with self._sessions.begin() as db:
                await db.execute(
                    update(NoticeRow)
                    .where(
                        NoticeRow.workspace_id.in_({one.workspace_id for one in notices}),
                        NoticeRow.id.in_([one.id for one in notices]),
                    )
                    .values(is_due=True)
                )
            return 0
        return 1


Claimed = tuple[Person, tuple[Notice, ...], dict[str, str], str]


async def _waiting(db: AsyncSession, now: datetime) -> Sequence[UserId]:
    """Whose oldest notice waited long enough for others to gather."""
    oldest = func.min(NoticeRow.created_at)
    found = await db.scalars(
        # Of every workspace: this is the studio's own errand, and tells each person their own.
        select(NoticeRow.person_id)
        .where(NoticeRow.is_due.is_(True), NoticeRow.workspace_id != "")
        .group_by(NoticeRow.person_id)
        .having(oldest <= now - GATHERED)
    )
    return [UserId(one) for one in found]


async def _claim(db: AsyncSession, person_id: UserId, now: datetime) -> Claimed | None:
    """What a letter to a person tells; None where it is too early, or nothing is left to tell."""
    person = await find_person(db, person_id)
    wishes = await wish_row(db, person_id)
    pause = _BETWEEN.get(wishes.pace)
    workspaces = {str(one.id): one.name for one in await list_workspaces_of(db, person_id)}
    if pause is not None and wishes.mailed_at is not None and now - wishes.mailed_at < pause:
        return None
    rows = await db.scalars(
        update(NoticeRow)
        .where(
            NoticeRow.person_id == person_id,
            NoticeRow.is_due.is_(True),
            NoticeRow.workspace_id != "",
        )
        .values(is_due=False)
        .returning(NoticeRow)
    )
    claimed = sorted((notice_of(row) for row in rows), key=lambda one: one.id)
    told = tuple(one for one in claimed if one.workspace_id in workspaces and not one.read_at)
    if person is None or pause is None or not told:
        return None
    wishes.mailed_at = now
    return person, told, workspaces, wishes.token


def _letter(
    person: Person, notices: Sequence[Notice], names: dict[str, str], address: str, token: str
) -> Letter:
    stop = f"{address}/notices/stop?token={token}"
    lines = [
        f"- {one.title} ({names[one.workspace_id]})\n  {address}/notices/{one.id}"
        for one in notices[:_MOST_TOLD]
    ]
    if len(notices) > _MOST_TOLD:
        lines.append(f"- and {len(notices) - _MOST_TOLD} more: {address}/notices")
    subject = notices[0].title if len(notices) == 1 else f"{len(notices)} things in Limelight"
    text = "\n".join(
        (f"Hello {person.name},", "", *lines, "", f"What you are told: {address}/notices",
         f"No more such letters: {stop}", "")
    )  # fmt: skip
    return Letter(person.email, subject.replace("\n", " "), text, stop)
