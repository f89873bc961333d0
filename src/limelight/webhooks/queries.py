"""Reads of webhooks; always inside one workspace."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.webhooks.errors import UnknownDelivery, UnknownWebhook
from limelight.webhooks.models import DeliveryRow, WebhookRow
from limelight.webhooks.schemas import (
    Attempt,
    Delivery,
    DeliveryId,
    DeliveryPage,
    DeliveryState,
    Webhook,
    WebhookId,
)

_LIST = "deliveries"


async def list_webhooks(db: AsyncSession, workspace_id: str) -> tuple[Webhook, ...]:
    """All of the workspace, oldest first."""
    rows = await db.scalars(
        select(WebhookRow).where(WebhookRow.workspace_id == workspace_id).order_by(WebhookRow.id)
    )
    return tuple(map(to_webhook, rows))


async def get_row(db: AsyncSession, workspace_id: str, webhook_id: str) -> WebhookRow:
    """The row, locked until the transaction ends; raises UnknownWebhook."""
    row = await db.scalar(
        select(WebhookRow)
        .where(WebhookRow.workspace_id == workspace_id, WebhookRow.id == webhook_id)
        .with_for_update()
    )
    if row is None:
        raise UnknownWebhook(f"There is no webhook {webhook_id!r}.", webhook=webhook_id)
    return row


async def get_webhook(db: AsyncSession, workspace_id: str, webhook_id: str) -> Webhook:
    """Raises UnknownWebhook."""
    row = await db.scalar(
        select(WebhookRow).where(
            WebhookRow.workspace_id == workspace_id, WebhookRow.id == webhook_id
        )
    )
    if row is None:
        raise UnknownWebhook(f"There is no webhook {webhook_id!r}.", webhook=webhook_id)
    return to_webhook(row)


async def list_deliveries(
    db: AsyncSession,
    workspace_id: str,
    webhook_id: str,
    *,
    state: DeliveryState | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> DeliveryPage:
    """What was sent to a webhook, newest first; raises UnknownWebhook."""
    await get_webhook(db, workspace_id, webhook_id)
    query = select(DeliveryRow).where(
        DeliveryRow.workspace_id == workspace_id, DeliveryRow.webhook_id == webhook_id
    )
    if state:
        query = query.where(DeliveryRow.state == state)
    if cursor:
        query = query.where(DeliveryRow.id < read_cursor(cursor, _LIST, 1)[0])
    rows = (await db.scalars(query.order_by(DeliveryRow.id.desc()).limit(limit + 1))).all()
    items = tuple(map(to_delivery, rows[:limit]))
    following = write_cursor(_LIST, items[-1].id) if len(rows) > limit else None
    return DeliveryPage(items=items, next_cursor=following)


async def get_delivery_row(db: AsyncSession, workspace_id: str, delivery_id: str) -> DeliveryRow:
    """The row, locked until the transaction ends; raises UnknownDelivery."""
    row = await db.scalar(
        select(DeliveryRow)
        .where(DeliveryRow.workspace_id == workspace_id, DeliveryRow.id == delivery_id)
        .with_for_update()
    )
    if row is None:
        raise UnknownDelivery(f"There is no delivery {delivery_id!r}.", delivery=delivery_id)
    return row


def to_webhook(row: WebhookRow) -> Webhook:
    """The value of a row; the secret stays where it is."""
    return Webhook(
        id=WebhookId(row.id),
        url=row.url,
        types=tuple(row.types),
        description=row.description,
        is_active=row.is_active,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def to_delivery(row: DeliveryRow) -> Delivery:
    """The value of a row."""
    return Delivery.model_validate(
        {
            "id": DeliveryId(row.id),
            "webhook_id": row.webhook_id,
            "event_id": row.event_id,
            "type": row.type,
            "body": row.body,
            "state": row.state,
            "attempts": tuple(Attempt.model_validate(one) for one in row.attempts),
            "created_at": row.created_at,
            "ended_at": row.ended_at,
        }
    )
