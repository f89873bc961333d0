"""Tables of series."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class SeriesRow(Table):
    """A series; one that is deleted can be taken back, and its productions stay in any case.
    `number` is that of the last episode, which numbers the next one.
    """

    __tablename__ = "series_series"
    __table_args__ = (Index(None, "workspace_id", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE")
    )
    name: Mapped[str]
    about: Mapped[str]
    hook: Mapped[str]
    outro: Mapped[str]
    number: Mapped[int]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class EpisodeRow(Table):
    """Which production is which episode; a production is one of one series at most."""

    __tablename__ = "series_episodes"

    series_id: Mapped[str] = mapped_column(
        ForeignKey("series_series.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    production_id: Mapped[str] = mapped_column(
        ForeignKey("production_productions.id", ondelete="CASCADE"), unique=True
    )
