"""Tables of the HTTP edge."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class AnswerRow(Table):
    """What a request with an Idempotency-Key was answered; without a `status` it is being worked
    on.
    """

    __tablename__ = "http_answers"

    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any]]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    claimed_at: Mapped[datetime] = mapped_column(index=True)


class AskedRow(Table):
    """How much one caller asked in one minute, of all processes; `caller` is a hash."""

    __tablename__ = "http_counts"

    caller: Mapped[str] = mapped_column(primary_key=True)
    minute: Mapped[int] = mapped_column(BigInteger, primary_key=True, index=True)
    asked: Mapped[int]
