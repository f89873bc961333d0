"""Reading the log of a workspace."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.models import EntryRow, UserRow
from limelight.accounts.schemas import WorkspaceId

LISTED, EXPORTED = 50, 100_000
_COLUMNS = ("number", "at", "person", "act", "subject", "facts", "hash")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: `person` is the name of who did it, or what is known of somebody who is gone."""

    number: int
    at: datetime
    person: str
    act: str
    subject: str
    facts: dict[str, Any]
    hash: str


async def list_entries(
    db: AsyncSession,
    workspace_id: WorkspaceId,
    *,
    search: str = "",
    before: int | None = None,
    limit: int = LISTED,
) -> tuple[Entry, ...]:
    """Newest first; `search` finds the beginning of an act, a part of a name, or a subject."""
    asked = (
        select(EntryRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == EntryRow.person_id)
        .where(EntryRow.concerns_id == workspace_id)
        .order_by(EntryRow.number.desc())
        .limit(limit)
    )
    if before is not None:
        asked = asked.where(EntryRow.number < before)
    if wanted := search.strip():
        asked = asked.where(
            or_(
                EntryRow.act.startswith(wanted, autoescape=True),
                EntryRow.subject == wanted,
                UserRow.name.icontains(wanted, autoescape=True),
            )
        )
    return tuple(_entry(row, name) for row, name in (await db.execute(asked)).all())


def _entry(row: EntryRow, name: str | None) -> Entry:
    gone = "somebody who is gone"
    if row.person_id is None:
        gone = "a client, by a link" if "link" in row.facts else "the studio's operator"
    return Entry(row.number, row.at, name or gone, row.act, row.subject, row.facts, row.hash)


def as_json(entries: Iterable[Entry]) -> str:
    """The entries as a JSON array."""
    told = [{**asdict(entry), "at": entry.at.isoformat()} for entry in entries]
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_csv(entries: Iterable[Entry]) -> str:
    """The entries as CSV (RFC 4180). A cell a spreadsheet would compute is made a text."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for one in entries:
        facts = json.dumps(one.facts, ensure_ascii=False)
        cells = (one.number, one.at.isoformat(), one.person, one.act, one.subject, facts, one.hash)
        rows.writerow([_plain(str(cell)) for cell in cells])
    return out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
