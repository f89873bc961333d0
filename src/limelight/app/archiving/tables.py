"""Which rows belong to a workspace: found from the schema, so that no table is forgotten."""

import base64
import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.tables import Table as Base

_WORKSPACES = "accounts_workspaces"
# Tables whose rows are a workspace's by another column than `workspace_id`.
_OTHERWISE = {_WORKSPACES: "id", "accounts_entries": "concerns_id"}
# Never taken out: what opens something, as it is or sealed.
SECRETS = frozenset({
    ("accounts_keys", "key_hash"), ("accounts_invitations", "token_hash"),
    ("library_shares", "secret_hash"), ("library_shares", "password_hash"),
    ("reviews_links", "secret_hash"), ("reviews_links", "password_hash"),
    ("webhooks_webhooks", "secret"),
})  # fmt: skip
LEFT_OUT = {
    "http_answers": "answers kept for a day, for programs that ask twice",
    "library_fingerprints": "taken again from the files",
    "library_meanings": "taken again from the words",
    "accounts_archives": "the archives themselves",
    "accounts_sessions": "browsers of people, in whatever workspace they are",
}
_AT_ONCE = 500


def of_workspace(table: Table, workspace_id: str) -> ColumnElement[bool] | None:
    """What holds for the rows of a table that belong to the workspace; None where it has none."""
    own = table.columns.get(_OTHERWISE.get(table.name, "workspace_id"))
    if own is not None:
        return own == workspace_id
    for key in table.foreign_keys:
        if key.column.table is table:
            continue
        above = of_workspace(key.column.table, workspace_id)
        if above is not None:
            return key.parent.in_(select(key.column).where(above))
    return None


def tables_of_workspaces() -> tuple[Table, ...]:
    """The tables whose rows are exported, in the order in which they could be read in again."""
    return tuple(
        table
        for table in Base.metadata.sorted_tables
        if of_workspace(table, "") is not None and table.name not in LEFT_OUT
    )


async def lines_of(db: AsyncSession, table: Table, workspace_id: str) -> AsyncIterator[str]:
    """The rows of a table that belong to the workspace, each as a line of JSON."""
    holds = of_workspace(table, workspace_id)
    if holds is None:
        return
    shown = [one for one in table.columns if (table.name, one.name) not in SECRETS]
    found = await db.stream(select(*shown).where(holds).order_by(*table.primary_key.columns))
    async for rows in found.mappings().partitions(_AT_ONCE):
        for row in rows:
            yield json.dumps(dict(row), ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)
