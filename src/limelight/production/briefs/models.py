"""Tables of briefs."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class UnsentRow(Table):
    """A brief that a person typed and did not send yet. `version` counts its changes."""

    __tablename__ = "briefs_unsent"
    __table_args__ = (Index(None, "workspace_id", "person_id", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE")
    )
    person_id: Mapped[str]
    version: Mapped[int]
    content: Mapped[dict[str, Any]]
    edited_at: Mapped[datetime]
