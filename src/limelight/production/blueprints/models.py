"""Tables of templates."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class BlueprintRow(Table):
    """A template of productions; one that is deleted can be taken back."""

    __tablename__ = "blueprints_blueprints"
    __table_args__ = (Index(None, "workspace_id", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE")
    )
    name: Mapped[str]
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
