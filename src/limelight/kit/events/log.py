"""Writing and reading the log of events.

Numbers come from a row per workspace that stays locked until the transaction ends, so they follow
each other in the order of the commits: whoever has read number n has seen all that is before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import at_the_end
from limelight.kit.events.models import CountRow, EventRow

KEPT = timedelta(days=30)
_SWEPT_EVERY = 500
_NEWS = "limelight_news"


@dataclass(frozen=True)
class EventTypes:
    """The types of events there are, each with what it says; put together in `app/`."""

    said: Mapping[str, str]


class Event(BaseModel):
    """Something that happened: `type` is "<noun>.<past>", `subject` the id of what it happened to.

    `id` counts the events of the workspace: 1, 2, 3, ... without gaps.
    """

    model_config = ConfigDict(frozen=True)

    id: int = Field(examples=[42])
    type: str = Field(examples=["production.done"])
    subject: str
    happened_at: datetime
    data: dict[str, Any]


class _News(NamedTuple):
    type: str
    subject: str
    data: dict[str, Any]
    happened_at: datetime


def record(
    db: AsyncSession, workspace_id: str, type: str, subject: str, data: dict[str, Any] | None = None
) -> None:
    """Write that it happened, in the transaction in which it does: at its end, so that the
    workspace's count is locked for a moment only.
    """
    news: dict[str, list[_News]] = db.info.setdefault(_NEWS, {})
    news.setdefault(workspace_id, []).append(_News(type, subject, data or {}, utc_now()))
    at_the_end(db, _write)


async def _write(db: AsyncSession) -> None:
    news: dict[str, list[_News]] = db.info.pop(_NEWS, {})
    for workspace_id in sorted(news):
        told = news[workspace_id]
        last = await _count(db, workspace_id, len(told))
        first = last - len(told) + 1
        rows = [
            {"workspace_id": workspace_id, "number": number, **one._asdict()}
            for number, one in enumerate(told, start=first)
        ]
        await db.execute(insert(EventRow), rows)
        if first // _SWEPT_EVERY != (last + 1) // _SWEPT_EVERY:
            await _sweep(db, workspace_id)


async def _sweep(db: AsyncSession, workspace_id: str) -> None:
    await db.execute(
        delete(EventRow).where(
            EventRow.workspace_id == workspace_id, EventRow.happened_at < utc_now() - KEPT
        )
    )


async def _count(db: AsyncSession, workspace_id: str, more: int) -> int:
    """The count after `more` events; locked until the transaction ends."""
    counted = (
        update(CountRow)
        .where(CountRow.workspace_id == workspace_id)
        .values(count=CountRow.count + more)
        .returning(CountRow.count)
    )
    count = await db.scalar(counted)
    if count is not None:
        return count
    try:
        async with db.begin_nested():
            await db.execute(insert(CountRow).values(workspace_id=workspace_id, count=more))
    except IntegrityError:
        # Another transaction wrote the first one meanwhile.
        return (await db.scalars(counted)).one()
    return more


async def last_number(db: AsyncSession, workspace_id: str) -> int:
    """The number of the newest event; 0 where there was none."""
    found = await db.scalar(select(CountRow.count).where(CountRow.workspace_id == workspace_id))
    return found or 0


async def list_events(
    db: AsyncSession,
    workspace_id: str,
    after: int,
    *,
    types: Sequence[str] = (),
    subject: str = "",
    limit: int = 200,
) -> tuple[Event, ...]:
    """The events after that number, oldest first; of these types and this subject, where named."""
    query = select(EventRow).where(EventRow.workspace_id == workspace_id, EventRow.number > after)
    if types:
        query = query.where(EventRow.type.in_(types))
    if subject:
        query = query.where(EventRow.subject == subject)
    rows = await db.scalars(query.order_by(EventRow.number).limit(limit))
    return tuple(
        Event(
            id=row.number,
            type=row.type,
            subject=row.subject,
            happened_at=row.happened_at,
            data=row.data,
        )
        for row in rows
    )
