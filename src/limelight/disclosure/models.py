"""The table of disclosure."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class StatementRow(Table):
    """What a person said of an asset; there is none where nobody did."""

    __tablename__ = "disclosure_statements"

    asset_id: Mapped[str] = mapped_column(
        ForeignKey("library_assets.id", ondelete="CASCADE"), primary_key=True
    )
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"), index=True)
    made: Mapped[str | None]
    partner: Mapped[str]
    said_by: Mapped[str]
    said_at: Mapped[datetime]
