"""Who is told what of a review."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.accounts.workspaces.changing import list_members
from limelight.notices.schemas import Kind, News
from limelight.notices.service import tell
from limelight.reviews.models import CommentRow, DecisionRow, ReviewRow
from limelight.reviews.schemas import Speaker, Subject, Verdict

_LONGEST_QUOTE = 140
_DID: dict[Verdict, tuple[Kind, str]] = {
    "approve": ("approved", "approved"),
    "changes": ("changes", "asked for changes"),
    "reject": ("changes", "rejected"),
}


async def assigned(db: AsyncSession, row: ReviewRow, by: UserId) -> None:
    """Whose turn it is learns it, unless they said so themselves."""
    if row.assigned_id and row.assigned_id != by:
        news = _news(row, "assigned", f"Your turn: {_title(row)}", "")
        await tell(db, WorkspaceId(row.workspace_id), [UserId(row.assigned_id)], news)


async def decided(
    db: AsyncSession, row: ReviewRow, who: Speaker, verdict: Verdict, reason: str
) -> None:
    """Those who took part and those who make things learn a decision."""
    kind, did = _DID[verdict]
    name = who.guest_name or await _name(db, row, who)
    news = _news(row, "client" if who.link_id else kind, f"{name} {did}: {_title(row)}", reason)
    await _spread(db, row, who, news, makers=True)


async def commented(db: AsyncSession, row: ReviewRow, who: Speaker, text: str) -> None:
    """Those who took part learn a comment; what a client says, those who make things too."""
    name = who.guest_name or await _name(db, row, who)
    kind: Kind = "client" if who.link_id else "comment"
    news = _news(row, kind, f"{name} on {_title(row)}", text)
    await _spread(db, row, who, news, makers=bool(who.link_id))


async def _spread(
    db: AsyncSession, row: ReviewRow, who: Speaker, news: News, *, makers: bool
) -> None:
    members = await list_members(db, WorkspaceId(row.workspace_id))
    least = ACTS["productions.make"]
    concerned = {row.assigned_id, *await _took_part(db, row.id)}
    people = {
        one.person.id
        for one in members
        if one.person.id in concerned or (makers and one.role.covers(least))
    }
    await tell(db, WorkspaceId(row.workspace_id), people - {who.person_id}, news)


async def _took_part(db: AsyncSession, review_id: str) -> Collection[str | None]:
    decided_by = select(DecisionRow.person_id).where(DecisionRow.review_id == review_id)
    said_by = select(CommentRow.person_id).where(CommentRow.review_id == review_id)
    return {*await db.scalars(decided_by), *await db.scalars(said_by)}


async def _name(db: AsyncSession, row: ReviewRow, who: Speaker) -> str:
    members = await list_members(db, WorkspaceId(row.workspace_id))
    return next((one.person.name for one in members if one.person.id == who.person_id), "Somebody")


def _title(row: ReviewRow) -> str:
    return Subject.model_validate(row.subject).title


def _news(row: ReviewRow, kind: Kind, title: str, detail: str) -> News:
    detail = detail if len(detail) <= _LONGEST_QUOTE else f"{detail[:_LONGEST_QUOTE]}…"
    return News(kind=kind, title=title, detail=detail, url=f"/reviews/{row.id}")
