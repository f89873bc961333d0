"""Tables of characters."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class CharacterRow(Table):
    """A character. `name_folded` is the name as it is compared: without regard to case."""

    __tablename__ = "characters_characters"
    __table_args__ = (
        UniqueConstraint("workspace_id", "handle"),
        Index(None, "workspace_id", "name_folded"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    name: Mapped[str]
    name_folded: Mapped[str]
    handle: Mapped[str]
    bio: Mapped[str]
    status: Mapped[str]
    persona: Mapped[dict[str, Any]]
    appearance: Mapped[dict[str, Any]]
    voice: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
