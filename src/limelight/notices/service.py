"""Telling people, and what they want to be told. Nothing here commits."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.accounts.tokens import new_token
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id
from limelight.notices.errors import NoticeNotFound
from limelight.notices.models import NoticeRow, WishRow
from limelight.notices.queries import notice_of, wishes_of
from limelight.notices.schemas import News, Notice, Wishes

_LONGEST_LINE = 300


async def tell(
    db: AsyncSession, workspace_id: WorkspaceId, people: Iterable[UserId], news: News
) -> None:
    """Tell people what happened in a workspace they belong to, as each of them wants it."""
    for person in sorted(set(people)):
        wishes = await wishes_of(db, person)
        is_shown = news.kind in wishes.shown
        is_due = news.kind in wishes.mailed and wishes.pace != "never"
        if not is_shown and not is_due:
            continue
        row = NoticeRow(
            id=new_id(), workspace_id=workspace_id, person_id=person, kind=news.kind,
            title=news.title[:_LONGEST_LINE], detail=news.detail[:_LONGEST_LINE], url=news.url,
            created_at=utc_now(), read_at=None, is_shown=is_shown, is_due=is_due,
        )  # fmt: skip
        db.add(row)
    await db.flush()


async def open_notice(
    db: AsyncSession, person: UserId, workspaces: Sequence[WorkspaceId], notice_id: str
) -> Notice:
    """A notice, which from now on was seen: no letter tells it any more. Raises NoticeNotFound."""
    row = await db.scalar(
        select(NoticeRow).where(
            NoticeRow.id == notice_id,
            NoticeRow.person_id == person,
            NoticeRow.workspace_id.in_(workspaces),
        )
    )
    if row is None:
        raise NoticeNotFound("It was to somebody else, or of a workspace you have left.")
    row.read_at, row.is_due = row.read_at or utc_now(), False
    return notice_of(row)


async def see_all(db: AsyncSession, person: UserId, workspaces: Sequence[WorkspaceId]) -> None:
    """All notices of these workspaces were seen."""
    await db.execute(
        update(NoticeRow)
        .where(
            NoticeRow.person_id == person,
            NoticeRow.read_at.is_(None),
            NoticeRow.workspace_id.in_(workspaces),
        )
        .values(read_at=utc_now(), is_due=False)
    )


async def wish(db: AsyncSession, person: UserId, wishes: Wishes) -> None:
    """What a person wants to be told from now on."""
    row = await wish_row(db, person)
    row.shown, row.mailed, row.pace = sorted(wishes.shown), sorted(wishes.mailed), wishes.pace


async def stop_letters(db: AsyncSession, token: str) -> None:
    """Send no more letters to whoever got the one with that token. Raises NoticeNotFound."""
    (await row_of_token(db, token)).pace = "never"


async def row_of_token(db: AsyncSession, token: str) -> WishRow:
    """Whose letters have that token; for others in this folder. Raises NoticeNotFound."""
    row = await db.scalar(select(WishRow).where(WishRow.token == token))
    if row is None:
        raise NoticeNotFound("The address is not whole, or that account is gone.")
    return row


async def wish_row(db: AsyncSession, person: UserId) -> WishRow:
    """The row of a person's wishes, made where there is none; for others in this folder."""
    row = await db.get(WishRow, person)
    if row is None:
        usual = Wishes()
        row = WishRow(
            person_id=person, shown=sorted(usual.shown), mailed=sorted(usual.mailed),
            pace=usual.pace, token=new_token(), mailed_at=None,
        )  # fmt: skip
        db.add(row)
        await db.flush()
    return row
