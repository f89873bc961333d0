"""Tables of accounts."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class WorkspaceRow(Table):
    """A workspace; `slug` names it for programs and never changes."""

    __tablename__ = "accounts_workspaces"

    id: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
