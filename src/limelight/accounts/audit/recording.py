"""Writing the log, and checking that nobody changed it since."""

import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import EntryRow, WorkspaceRow
from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.accounts.service import local_workspace
from limelight.kit.clock import utc_now

BEGINNING = "0" * 64
_PART = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking found: how many entries are as they were written, the hash of the last one, and
    the number of the first that is not (None when all are). A log that lost its end looks whole
    again: compare the hash with one noted elsewhere.
    """

    count: int
    last_hash: str
    broken_at: int | None


async def record(
    db: AsyncSession,
    act: str,
    *,
    by: UserId | None,
    workspace_id: WorkspaceId | None = None,
    subject: str = "",
    **facts: Any,
) -> None:
    """Write down that `by` did `act` to `subject` (an id); None is whoever runs the studio. Takes
    part in the caller's transaction; writers queue up, so that numbers have no gaps.
    """
    # One row that is always there serves as the lock of the chain; SQLite has one writer anyway.
    own = await local_workspace(db)
    await db.execute(select(WorkspaceRow.id).where(WorkspaceRow.id == own).with_for_update())
    asked = select(EntryRow.number, EntryRow.hash).order_by(EntryRow.number.desc()).limit(1)
    last = (await db.execute(asked)).first()
    row = EntryRow(
        number=last.number + 1 if last else 1,
        at=utc_now(),
        concerns_id=workspace_id,
        person_id=by,
        act=act,
        subject=subject,
        facts=facts,
        previous_hash=last.hash if last else BEGINNING,
        hash="",
    )
    row.hash = _hash_of(row)
    db.add(row)
    await db.flush()


async def verify(db: AsyncSession) -> Verdict:
    """Compute the whole chain anew, a part at a time."""
    count, previous = 0, BEGINNING
    async for row in _all(db):
        if row.number != count + 1 or row.previous_hash != previous or row.hash != _hash_of(row):
            return Verdict(count, previous, count + 1)
        count, previous = row.number, row.hash
    return Verdict(count, previous, None)


async def _all(db: AsyncSession) -> AsyncIterator[EntryRow]:
    seen = 0
    while True:
        asked = select(EntryRow).where(EntryRow.number > seen).order_by(EntryRow.number)
        rows = (await db.scalars(asked.limit(_PART))).all()
        for row in rows:
            yield row
            seen = row.number
        if len(rows) < _PART:
            return


def _hash_of(row: EntryRow) -> str:
    told = (
        row.number, _moment(row.at), row.concerns_id, row.person_id, row.act, row.subject,
        row.facts, row.previous_hash,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
