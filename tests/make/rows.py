"""A row in every table, made from the schema: a table that is new tomorrow has one too."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.tables import Table

NOW = datetime(2026, 1, 2, tzinfo=UTC)


async def fill(db: AsyncSession, mark: str, known: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Insert one row into every table that has none of the ids in `known` (ids by table); text is
    `mark` wherever it may be. The rows by table.
    """
    rows: dict[str, dict[str, Any]] = {name: {"id": one} for name, one in known.items()}
    for table in Table.metadata.sorted_tables:
        if table.name in known:
            continue
        row = {one.name: _value(one, mark, rows) for one in table.columns if _is_told(one)}
        await db.execute(sa.insert(table).values(**row))
        rows[table.name] = row
    return rows


def _is_told(column: sa.Column[Any]) -> bool:
    # What the database gives itself; but a key that many share is told.
    return not (column.server_default is not None and not column.foreign_keys) and not (
        column.primary_key and isinstance(column.type, sa.Integer) and column.autoincrement is True
    )


def _value(  # noqa: C901 - one line for each kind of column
    column: sa.Column[Any], mark: str, rows: dict[str, dict[str, Any]]
) -> Any:
    if any(key.column.table is column.table for key in column.foreign_keys):
        return None
    for key in column.foreign_keys:
        above = rows.get(key.column.table.name, {})
        if key.column.name in above:
            return above[key.column.name]
    if column.name in ("person_id", "user_id"):
        return rows.get("accounts_users", {"id": f"{mark} accounts_users id"})["id"]
    if column.name == "concerns_id":
        return rows["accounts_workspaces"]["id"]
    match column.type:
        case sa.JSON():
            # JSON of lists and of values is one type of column; files of productions are read.
            return [{"stored": f"{mark}.bin"}]
        case sa.Boolean():
            return False
        case sa.Integer() | sa.BigInteger():
            return abs(hash((mark, column.name))) % 2_000_000
        case sa.Float():
            return 1.5
        case sa.LargeBinary():
            return mark.encode()
        case sa.String():
            return f"{mark} {column.table.name} {column.name}"
    return NOW
