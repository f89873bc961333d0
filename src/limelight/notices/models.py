"""Tables of notices."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class NoticeRow(Table):
    """News to one person. `is_shown`: by the bell; `is_due`: a letter has still to tell it."""

    __tablename__ = "notices_notices"
    __table_args__ = (
        Index(None, "person_id", "read_at", "id"),
        Index(None, "is_due", "person_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[str] = mapped_column(ForeignKey("accounts_users.id", ondelete="CASCADE"))
    kind: Mapped[str]
    title: Mapped[str]
    detail: Mapped[str]
    url: Mapped[str]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    is_shown: Mapped[bool]
    is_due: Mapped[bool]


class WishRow(Table):
    """What a person wants to be told; without a row, everything, soon. `token` stops the letters
    for whoever has one of them.
    """

    __tablename__ = "notices_wishes"

    person_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="CASCADE"), primary_key=True
    )
    shown: Mapped[list[Any]]
    mailed: Mapped[list[Any]]
    pace: Mapped[str]
    token: Mapped[str] = mapped_column(unique=True)
    mailed_at: Mapped[datetime | None]
