"""Inserting what may be there already, said the same way to both databases."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.tables import Table


def insert_into(db: AsyncSession, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that takes ON CONFLICT (`on_conflict_do_update`, `on_conflict_do_nothing`)."""
    if db.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
