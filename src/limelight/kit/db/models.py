"""The table of the database's own notes."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class ChangedRow(Table):
    """How often tables that belong together were changed."""

    __tablename__ = "db_changes"

    name: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
