"""Rules of webhooks: addresses and their secrets, and deliveries to be sent."""

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.events.log import Event, EventTypes, last_number
from limelight.kit.ids import new_id
from limelight.webhooks.addresses import check_url
from limelight.webhooks.errors import StillTrying
from limelight.webhooks.models import DeliveryRow, WebhookRow
from limelight.webhooks.queries import get_delivery_row, get_row, to_delivery, to_webhook
from limelight.webhooks.schemas import (
    TEST,
    Delivery,
    NewWebhook,
    Webhook,
    WebhookChange,
)
from limelight.webhooks.signing import new_secret
from limelight.webhooks.vault import Vault


class Webhooks:
    """The webhooks of a studio; `allows_private` lets them go to addresses inside its network."""

    def __init__(self, vault: Vault, types: EventTypes, *, allows_private: bool) -> None:
        self._vault, self._types, self._allows_private = vault, types, allows_private

    async def add(
        self, db: AsyncSession, workspace_id: str, new: NewWebhook
    ) -> tuple[Webhook, str]:
        """Keep an address that hears of what happens from now on; its secret is told here and never
        again. Raises AddressRefused, or Invalid for a type that does not exist. Run twice it makes
        two.
        """
        secret, now = new_secret(), utc_now()
        row = WebhookRow(
            id=new_id(),
            workspace_id=workspace_id,
            url=self._url(new.url),
            types=self._checked(new.types),
            description=new.description,
            is_active=True,
            secret=self._vault.close(secret),
            heard=await last_number(db, workspace_id),
            created_at=now,
            updated_at=now,
        )
        db.add(row)
        await db.flush()
        return to_webhook(row), secret

    async def change(
        self, db: AsyncSession, workspace_id: str, webhook_id: str, change: WebhookChange
    ) -> Webhook:
        """Change parts of a webhook. One that becomes active again hears of what happens from then
        on. Raises UnknownWebhook, AddressRefused, Invalid. Harmless when run twice.
        """
        row = await get_row(db, workspace_id, webhook_id)
        if change.url is not None:
            row.url = self._url(change.url)
        if change.types is not None:
            row.types = self._checked(change.types)
        if change.description is not None:
            row.description = change.description
        if change.is_active is not None:
            if change.is_active and not row.is_active:
                row.heard = await last_number(db, workspace_id)
            row.is_active = change.is_active
        row.updated_at = utc_now()
        await db.flush()
        return to_webhook(row)

    async def renew_secret(
        self, db: AsyncSession, workspace_id: str, webhook_id: str
    ) -> tuple[Webhook, str]:
        """Sign with another secret from now on; it is told here and never again. Raises
        UnknownWebhook.
        """
        row = await get_row(db, workspace_id, webhook_id)
        secret = new_secret()
        row.secret, row.updated_at = self._vault.close(secret), utc_now()
        await db.flush()
        return to_webhook(row), secret

    def _url(self, url: str) -> str:
        check_url(url, allows_private=self._allows_private)
        return url

    def _checked(self, types: tuple[str, ...]) -> list[str]:
        for one in types:
            if one not in self._types.said:
                known = ", ".join(self._types.said)
                raise Invalid(f"Nothing of type {one!r} happens. Known: {known}.", field="types")
        return list(dict.fromkeys(types))


async def remove(db: AsyncSession, workspace_id: str, webhook_id: str) -> None:
    """Delete a webhook with its log; what is still being tried is dropped. Raises UnknownWebhook,
    also the second time.
    """
    await db.delete(await get_row(db, workspace_id, webhook_id))
    await db.flush()


def new_delivery(webhook: WebhookRow, event: Event) -> DeliveryRow:
    """A delivery of the event, to be sent."""
    return DeliveryRow(
        id=new_id(),
        workspace_id=webhook.workspace_id,
        webhook_id=webhook.id,
        event_id=event.id,
        type=event.type,
        body={
            "type": event.type,
            "timestamp": event.happened_at.isoformat(),
            "data": {"id": event.id, "subject": event.subject, **event.data},
        },
        state="waiting",
        run=1,
        attempts=[],
        created_at=utc_now(),
        ended_at=None,
    )


async def add_test(db: AsyncSession, workspace_id: str, webhook_id: str) -> Delivery:
    """A delivery that says only that it is a test. Raises UnknownWebhook."""
    webhook = await get_row(db, workspace_id, webhook_id)
    event = Event(id=0, type=TEST, subject=webhook.id, happened_at=utc_now(), data={})
    row = new_delivery(webhook, event)
    db.add(row)
    await db.flush()
    return to_delivery(row)


async def try_again(db: AsyncSession, workspace_id: str, delivery_id: str) -> tuple[Delivery, int]:
    """Let an ended delivery be sent again, under the same id, and say which run that is. Raises
    UnknownDelivery, StillTrying.
    """
    row = await get_delivery_row(db, workspace_id, delivery_id)
    if row.state == "waiting":
        raise StillTrying("Wait until it is delivered or given up.", delivery=delivery_id)
    row.state, row.ended_at, row.run = "waiting", None, row.run + 1
    await db.flush()
    return to_delivery(row), row.run
