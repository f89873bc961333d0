"""Tables of events."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class CountRow(Table):
    """How many events a workspace has had."""

    __tablename__ = "events_counts"

    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    count: Mapped[int]


class EventRow(Table):
    """One event. Numbers of a workspace follow each other in the order of their commits."""

    __tablename__ = "events_log"

    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    type: Mapped[str]
    subject: Mapped[str]
    data: Mapped[dict[str, Any]]
    happened_at: Mapped[datetime]
