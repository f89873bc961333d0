"""Webhooks as values."""

from datetime import datetime
from typing import Any, Literal, NewType

from pydantic import Field

from limelight.generation.schemas import Value

WebhookId = NewType("WebhookId", str)
DeliveryId = NewType("DeliveryId", str)
DeliveryState = Literal["waiting", "delivered", "failed"]
TEST = "webhook.test"


class Webhook(Value):
    """An address that hears of events: of all types where none is named."""

    id: WebhookId
    url: str
    types: tuple[str, ...] = ()
    description: str = ""
    is_active: bool = True
    created_at: datetime
    updated_at: datetime


class NewWebhook(Value):
    """A webhook to be made."""

    url: str = Field(max_length=2000, examples=["https://example.com/hooks/limelight"])
    types: tuple[str, ...] = Field((), max_length=50, examples=[["production.done"]])
    description: str = Field("", max_length=200)


class WebhookChange(Value):
    """What to change; what is left out stays."""

    url: str | None = Field(None, max_length=2000)
    types: tuple[str, ...] | None = Field(None, max_length=50)
    description: str | None = Field(None, max_length=200)
    is_active: bool | None = None


class Attempt(Value):
    """One sending: what was answered, or why nothing was."""

    number: int
    at: datetime
    status: int | None = None
    error: str = ""
    milliseconds: int


class Delivery(Value):
    """One event for one webhook, and each attempt to deliver it. `id` is sent as `webhook-id`."""

    id: DeliveryId
    webhook_id: WebhookId
    event_id: int
    type: str
    body: dict[str, Any]
    state: DeliveryState
    attempts: tuple[Attempt, ...] = ()
    created_at: datetime
    ended_at: datetime | None = None


class DeliveryPage(Value):
    """A page of the log; `next_cursor` is None at the end."""

    items: tuple[Delivery, ...]
    next_cursor: str | None = None
