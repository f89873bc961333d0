"""Tables of webhooks."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class WebhookRow(Table):
    """A webhook. `secret` is closed by the vault; events up to `heard` were spread."""

    __tablename__ = "webhooks_webhooks"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), index=True
    )
    url: Mapped[str]
    types: Mapped[list[Any]]
    description: Mapped[str]
    is_active: Mapped[bool]
    secret: Mapped[str]
    heard: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class DeliveryRow(Table):
    """One event for one webhook; `run` counts the times it was begun (delivering it again is a new
    run).
    """

    __tablename__ = "webhooks_deliveries"
    __table_args__ = (
        Index("ix_webhooks_deliveries_webhook_id_id", "webhook_id", "id"),
        Index("ix_webhooks_deliveries_state", "state"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id", ondelete="CASCADE"), index=True
    )
    webhook_id: Mapped[str] = mapped_column(ForeignKey("webhooks_webhooks.id", ondelete="CASCADE"))
    event_id: Mapped[int]
    type: Mapped[str]
    body: Mapped[dict[str, Any]]
    state: Mapped[str]
    run: Mapped[int]
    attempts: Mapped[list[Any]]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
