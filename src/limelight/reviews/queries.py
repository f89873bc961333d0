"""Reads of reviews; always inside one workspace."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.people.naming import names_of
from limelight.accounts.schemas import WorkspaceId
from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.reviews.errors import ReviewNotFound
from limelight.reviews.models import CommentRow, DecisionRow, PolicyRow, ReviewRow
from limelight.reviews.schemas import (
    CommentView,
    DecisionView,
    Pin,
    ReviewCard,
    ReviewId,
    ReviewPage,
    ReviewView,
    State,
    Subject,
)

_LIST = "reviews"
MOST_SHOWN = 500


async def get_row(db: AsyncSession, workspace_id: str, review_id: str) -> ReviewRow:
    """The row of a review, locked, for others in this folder; raises ReviewNotFound."""
    row = await db.scalar(
        select(ReviewRow)
        .where(ReviewRow.workspace_id == workspace_id, ReviewRow.id == review_id)
        .with_for_update()
    )
    if row is None:
        raise ReviewNotFound("There is no such review here.", review=review_id)
    return row


async def needed_in(db: AsyncSession, workspace_id: str) -> int:
    """How many people must approve in a workspace."""
    return (
        await db.scalar(select(PolicyRow.needed).where(PolicyRow.workspace_id == workspace_id))
    ) or 0


async def find_of(
    db: AsyncSession, workspace_id: str, kind: str, subject_id: str, version: int
) -> ReviewRow | None:
    """The review of a version of something."""
    found: ReviewRow | None = await db.scalar(
        select(ReviewRow).where(
            ReviewRow.workspace_id == workspace_id,
            ReviewRow.subject_kind == kind,
            ReviewRow.subject_id == subject_id,
            ReviewRow.version == version,
        )
    )
    return found


async def approvals_of(db: AsyncSession, counted_from: Mapping[str, str]) -> Counter[str]:
    """How many different people approve each review, of the decisions after the one named for it;
    the last word of a person counts.
    """
    rows = await db.scalars(
        select(DecisionRow).where(DecisionRow.review_id.in_(counted_from)).order_by(DecisionRow.id)
    )
    last = {
        (row.review_id, row.person_id or row.id): row.verdict
        for row in rows
        if row.id > counted_from[row.review_id]
    }
    return Counter(review for (review, _), verdict in last.items() if verdict == "approve")


async def list_page(
    db: AsyncSession,
    workspace_ids: Sequence[str],
    *,
    state: State | None,
    assigned_to: str | None,
    cursor: str | None,
    limit: int,
) -> ReviewPage:
    """The queue of some workspaces, what waits longest first; of one state or person if named."""
    query = select(ReviewRow).where(ReviewRow.workspace_id.in_(workspace_ids))
    if state:
        query = query.where(ReviewRow.state == state)
    if assigned_to:
        query = query.where(ReviewRow.assigned_id == assigned_to)
    if cursor:
        query = query.where(ReviewRow.id > read_cursor(cursor, _LIST, 1)[0])
    rows = (await db.scalars(query.order_by(ReviewRow.id).limit(limit + 1))).all()
    cards = await _cards(db, rows[:limit])
    more = write_cursor(_LIST, cards[-1].id) if len(rows) > limit else None
    return ReviewPage(items=cards, next_cursor=more)


async def get_view(db: AsyncSession, workspace_id: str, review_id: str) -> ReviewView:
    """A whole review; raises ReviewNotFound."""
    row = await db.scalar(
        select(ReviewRow).where(ReviewRow.workspace_id == workspace_id, ReviewRow.id == review_id)
    )
    if row is None:
        raise ReviewNotFound("There is no such review here.", review=review_id)
    card = (await _cards(db, [row]))[0]
    decisions = (
        await db.scalars(
            select(DecisionRow)
            .where(DecisionRow.review_id == row.id)
            .order_by(DecisionRow.id)
            .limit(MOST_SHOWN)
        )
    ).all()
    comments = (
        await db.scalars(
            select(CommentRow)
            .where(CommentRow.review_id == row.id)
            .order_by(CommentRow.id)
            .limit(MOST_SHOWN)
        )
    ).all()
    people = [*(one.person_id for one in decisions), *(one.person_id for one in comments)]
    names = await names_of(db, [person for person in people if person])
    return ReviewView(
        **card.model_dump(),
        decisions=tuple(
            DecisionView.model_validate(
                {
                    "verdict": one.verdict,
                    "reason": one.reason,
                    "person_name": names.get(one.person_id or "", ""),
                    "decided_at": one.decided_at,
                }
            )
            for one in decisions
        ),
        comments=tuple(_comment(one, names) for one in comments),
    )


async def find_home(
    db: AsyncSession, workspace_ids: Sequence[str], review_id: str
) -> WorkspaceId | None:
    """Which of some workspaces a review is of; None where it is of none of them."""
    found = await db.scalar(
        select(ReviewRow.workspace_id).where(
            ReviewRow.workspace_id.in_(workspace_ids), ReviewRow.id == review_id
        )
    )
    return WorkspaceId(found) if found else None


async def find_next(db: AsyncSession, workspace_id: str, after: str) -> ReviewId | None:
    """The review that waits next after `after`, else the first that waits."""
    waiting = (
        select(ReviewRow.id)
        .where(ReviewRow.workspace_id == workspace_id, ReviewRow.state == "waiting")
        .order_by(ReviewRow.id)
        .limit(1)
    )
    found = await db.scalar(waiting.where(ReviewRow.id > after))
    found = found or await db.scalar(waiting.where(ReviewRow.id != after))
    return ReviewId(found) if found else None


async def _cards(db: AsyncSession, rows: Sequence[ReviewRow]) -> tuple[ReviewCard, ...]:
    approvals = await approvals_of(db, {row.id: row.counted_from for row in rows})
    names = await names_of(db, [row.assigned_id for row in rows if row.assigned_id])
    still_open = await _open_comments(db, [row.id for row in rows])
    return tuple(
        ReviewCard.model_validate(
            {
                "id": row.id,
                "workspace_id": row.workspace_id,
                "subject": Subject.model_validate(row.subject),
                "state": row.state,
                "approvals": approvals[row.id],
                "needed": row.needed,
                "assigned_to": names.get(row.assigned_id or "", ""),
                "open_comments": still_open.get(row.id, 0),
                "asked_at": row.asked_at,
            }
        )
        for row in rows
    )


async def _open_comments(db: AsyncSession, review_ids: Sequence[str]) -> dict[str, int]:
    counted = await db.execute(
        select(CommentRow.review_id, func.count())
        .where(CommentRow.review_id.in_(review_ids), CommentRow.resolved_at.is_(None))
        .group_by(CommentRow.review_id)
    )
    return {row[0]: row[1] for row in counted}


def _comment(row: CommentRow, names: dict[str, str]) -> CommentView:
    return CommentView(
        id=row.id,
        text=row.text,
        person_id=row.person_id or "",
        person_name=names.get(row.person_id or "", ""),
        pin=Pin(at_seconds=row.at_seconds, x=row.x, y=row.y),
        is_resolved=row.resolved_at is not None,
        created_at=row.created_at,
    )
