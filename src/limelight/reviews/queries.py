"""Reads of reviews; always inside one workspace."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

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
    Policy,
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


async def policy_of(db: AsyncSession, workspace_id: str) -> Policy:
    """Who must approve in a workspace."""
    row = await db.scalar(select(PolicyRow).where(PolicyRow.workspace_id == workspace_id))
    return Policy.model_validate(row, from_attributes=True) if row else Policy()


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


async def approvals_of(db: AsyncSession, reviews: Sequence[ReviewRow]) -> Counter[str]:
    """How many different people approve each review, of the decisions that count; the last word of
    a person counts, and all who came by one link are one.
    """
    counted = {row.id: row for row in reviews}
    rows = await _decisions(db, list(counted))
    last = {
        (row.review_id, row.person_id or row.link_id or row.id): row.verdict
        for row in rows
        if row.id > counted[row.review_id].counted_from
        and (not row.link_id or counted[row.review_id].counts_clients)
    }
    return Counter(review for (review, _), verdict in last.items() if verdict == "approve")


async def _decisions(db: AsyncSession, review_ids: Sequence[str]) -> Sequence[DecisionRow]:
    asked = select(DecisionRow).where(DecisionRow.review_id.in_(review_ids))
    return (await db.scalars(asked.order_by(DecisionRow.id))).all()


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


async def list_oldest_waiting(
    db: AsyncSession, workspace_id: str, limit: int
) -> list[tuple[ReviewId, Subject, datetime]]:
    """What waits longest: its review, what it is, and since when. One statement, for a glance."""
    found = await db.execute(
        select(ReviewRow.id, ReviewRow.subject, ReviewRow.asked_at)
        .where(ReviewRow.workspace_id == workspace_id, ReviewRow.state == "waiting")
        .order_by(ReviewRow.id)
        .limit(limit)
    )
    return [(ReviewId(one), Subject.model_validate(what), at) for one, what, at in found]


async def search_waiting(
    db: AsyncSession, workspace_id: str, words: str, limit: int
) -> list[tuple[ReviewId, str]]:
    """Reviews that wait with `words` in their title, the newest first: id and title."""
    title = ReviewRow.subject["title"].as_string()
    found = await db.execute(
        select(ReviewRow.id, title)
        .where(
            ReviewRow.workspace_id == workspace_id,
            ReviewRow.state == "waiting",
            title.icontains(words, autoescape=True),
        )
        .order_by(ReviewRow.id.desc())
        .limit(limit)
    )
    return [(ReviewId(one), str(told)) for one, told in found]


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
                    "person_name": one.guest_name or names.get(one.person_id or "", ""),
                    "is_client": bool(one.link_id),
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


async def list_said_by(
    db: AsyncSession, workspace_id: str, review_id: str, link_id: str
) -> tuple[str, ...]:
    """The ids of the comments of a review that came by a link."""
    rows = await db.scalars(
        select(CommentRow.id)
        .join(ReviewRow, ReviewRow.id == CommentRow.review_id)
        .where(
            ReviewRow.workspace_id == workspace_id,
            CommentRow.review_id == review_id,
            CommentRow.link_id == link_id,
        )
    )
    return tuple(rows)


async def has_decisions(db: AsyncSession, workspace_id: str) -> bool:
    """Whether anybody ever decided anything in a workspace."""
    decided = (
        select(DecisionRow.id)
        .join(ReviewRow, ReviewRow.id == DecisionRow.review_id)
        .where(ReviewRow.workspace_id == workspace_id)
    )
    return await db.scalar(decided.limit(1)) is not None


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
    approvals = await approvals_of(db, rows)
    names = await names_of(db, [row.assigned_id for row in rows if row.assigned_id])
    still_open = await _open_comments(db, [row.id for row in rows])
    clients = await _client_words(db, [row.id for row in rows])
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
                "counts_clients": row.counts_clients,
                **clients.get(row.id, {}),
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


async def _client_words(db: AsyncSession, review_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """The last word of a client on each review that has one."""
    rows = await db.scalars(
        select(DecisionRow)
        .where(DecisionRow.review_id.in_(review_ids), DecisionRow.link_id != "")
        .order_by(DecisionRow.id)
    )
    return {
        row.review_id: {"client_verdict": row.verdict, "client_name": row.guest_name}
        for row in rows
    }


def _comment(row: CommentRow, names: dict[str, str]) -> CommentView:
    return CommentView(
        id=row.id,
        text=row.text,
        person_id=row.person_id or "",
        person_name=row.guest_name or names.get(row.person_id or "", ""),
        is_client=bool(row.link_id),
        is_for_clients=row.is_for_clients,
        pin=Pin(at_seconds=row.at_seconds, x=row.x, y=row.y),
        is_resolved=row.resolved_at is not None,
        created_at=row.created_at,
    )
