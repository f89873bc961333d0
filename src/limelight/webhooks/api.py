"""Webhooks below `/api/v1/webhooks`."""

from typing import Annotated

from fastapi import Path, Query, Request, Response

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.etags import IfMatch, check_match, etag_of, tagged
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import PREFIX, api_router
from limelight.webhooks import queries, service
from limelight.webhooks.courier import courier
from limelight.webhooks.schemas import (
    Delivery,
    DeliveryState,
    NewWebhook,
    Webhook,
    WebhookChange,
)
from limelight.webhooks.service import Webhooks

router = api_router("/webhooks", "webhooks")
SEE, CHANGE = [may("webhooks.see")], [may("webhooks.change")]
Id = Annotated[str, Path(max_length=100)]


class WithSecret(Webhook):
    """A webhook with the secret that its messages are signed with, told this once."""

    secret: str


class Wanted(Paging):
    """Which deliveries."""

    state: DeliveryState | None = None


@router.get("", dependencies=SEE)
async def list_webhooks(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[Webhook]:
    """List the webhooks of the workspace, the oldest first."""
    async with caller.sessions.read() as db:
        found = await queries.list_webhooks(db, caller.workspace_id)
    return page_through(found, wanted, of="webhooks", at=lambda one: (one.id,))


@router.post("", dependencies=CHANGE, status_code=201)
async def create_webhook(caller: Caller, response: Response, new: NewWebhook) -> WithSecret:
    """Have an address told what happens from now on. Messages are signed as Standard Webhooks say;
    the secret is in this answer and nowhere else.
    """
    async with caller.sessions.begin() as db:
        made, secret = await caller.wired[Webhooks].add(db, caller.workspace_id, new)
    response.headers["Location"] = f"{PREFIX}/webhooks/{made.id}"
    response.headers["ETag"] = etag_of(made)
    return WithSecret(**made.model_dump(), secret=secret)


@router.get("/{webhook_id}", dependencies=SEE, response_model=Webhook)
async def get_webhook(
    caller: Caller, request: Request, response: Response, webhook_id: Id
) -> Webhook | Response:
    """Get a webhook."""
    async with caller.sessions.read() as db:
        found = await queries.get_webhook(db, caller.workspace_id, webhook_id)
    return tagged(request, response, found)


@router.patch("/{webhook_id}", dependencies=CHANGE)
async def update_webhook(
    caller: Caller,
    response: Response,
    webhook_id: Id,
    changes: WebhookChange,
    if_match: IfMatch = None,
) -> Webhook:
    """Change a webhook, or switch it off and on."""
    async with caller.sessions.begin() as db:
        row = await queries.get_row(db, caller.workspace_id, webhook_id)
        check_match(if_match, queries.to_webhook(row))
        after = await caller.wired[Webhooks].change(db, caller.workspace_id, webhook_id, changes)
    response.headers["ETag"] = etag_of(after)
    return after


@router.delete("/{webhook_id}", dependencies=CHANGE, status_code=204)
async def delete_webhook(caller: Caller, webhook_id: Id) -> None:
    """Delete a webhook with its log."""
    async with caller.sessions.begin() as db:
        await service.remove(db, caller.workspace_id, webhook_id)


@router.post("/{webhook_id}/secret", dependencies=CHANGE)
async def renew_webhook_secret(caller: Caller, webhook_id: Id) -> WithSecret:
    """Sign with another secret from now on; it is in this answer and nowhere else."""
    async with caller.sessions.begin() as db:
        made, secret = await caller.wired[Webhooks].renew_secret(
            db, caller.workspace_id, webhook_id
        )
    return WithSecret(**made.model_dump(), secret=secret)


@router.post("/{webhook_id}/test", dependencies=CHANGE, status_code=202)
async def test_webhook(caller: Caller, webhook_id: Id) -> Delivery:
    """Send a message of type `webhook.test`."""
    async with caller.sessions.begin() as db:
        made = await service.add_test(db, caller.workspace_id, webhook_id)
    await courier.begin(caller.workspace_id, made.id, 1)
    return made


@router.get("/{webhook_id}/deliveries", dependencies=SEE)
async def list_deliveries(
    caller: Caller, webhook_id: Id, wanted: Annotated[Wanted, Query()]
) -> Page[Delivery]:
    """List what was sent to a webhook, newest first, with each attempt."""
    async with caller.sessions.read() as db:
        page = await queries.list_deliveries(
            db,
            caller.workspace_id,
            webhook_id,
            state=wanted.state,
            cursor=wanted.cursor,
            limit=wanted.limit,
        )
    return Page(items=page.items, next=page.next_cursor)


@router.post("/{webhook_id}/deliveries/{delivery_id}/again", dependencies=CHANGE, status_code=202)
async def deliver_again(caller: Caller, webhook_id: Id, delivery_id: Id) -> Delivery:
    """Send something again that was delivered or given up."""
    async with caller.sessions.begin() as db:
        await queries.get_webhook(db, caller.workspace_id, webhook_id)
        made, run = await service.try_again(db, caller.workspace_id, delivery_id)
    await courier.begin(caller.workspace_id, made.id, run)
    return made
