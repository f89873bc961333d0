"""From events to deliveries: each webhook hears of each event once, whoever looks."""

import asyncio
import contextlib

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from limelight.kit.db.sessions import Sessions
from limelight.kit.events.changes import Changes
from limelight.kit.events.log import last_number, list_events
from limelight.webhooks.courier import Courier
from limelight.webhooks.models import DeliveryRow, WebhookRow
from limelight.webhooks.queries import get_row
from limelight.webhooks.service import new_delivery

_LOOK_SECONDS = 1.0
_AT_ONCE = 100


class Spreader:
    """Looks for news as long as it runs. Several processes may run one each."""

    def __init__(self, sessions: Sessions, courier: Courier, changes: Changes) -> None:
        self._sessions, self._courier, self._changes = sessions, courier, changes

    async def run(self) -> None:
        """Spread what happens until cancelled; begin what a dead process left."""
        await self._begin_waiting()
        while True:
            # The database may be away for a while; what happens meanwhile is spread later.
            with contextlib.suppress(SQLAlchemyError, OSError):
                if await self.spread():
                    continue
            await self._changes.wait(_LOOK_SECONDS)
            await asyncio.sleep(0)

    async def spread(self) -> int:
        """Make deliveries of what each webhook has not heard yet; returns how many."""
        async with self._sessions.read() as db:
            rows = await db.scalars(select(WebhookRow).where(WebhookRow.is_active))
            active = [(row.workspace_id, row.id, row.heard) for row in rows]
            counts = {one: await last_number(db, one) for one in {each[0] for each in active}}
        made = 0
        for workspace_id, webhook_id, heard in active:
            if heard < counts[workspace_id]:
                made += await self._spread_to(workspace_id, webhook_id)
        return made

    async def _spread_to(self, workspace_id: str, webhook_id: str) -> int:
        async with self._sessions.begin() as db:
            webhook = await get_row(db, workspace_id, webhook_id)
            events = await list_events(db, workspace_id, webhook.heard, limit=_AT_ONCE)
            wanted = [one for one in events if not webhook.types or one.type in webhook.types]
            made = [new_delivery(webhook, event) for event in wanted]
            db.add_all(made)
            if events:
                webhook.heard = events[-1].id
        for delivery in made:
            await self._courier.begin(workspace_id, delivery.id, delivery.run)
        return len(events)

    async def _begin_waiting(self) -> None:
        # A process may have died between writing the row and starting the workflow; starting one
        # under an id that exists only attaches to it.
        async with self._sessions.read() as db:
            rows = await db.scalars(select(DeliveryRow).where(DeliveryRow.state == "waiting"))
            waiting = [(row.workspace_id, row.id, row.run) for row in rows]
        for workspace_id, delivery_id, run in waiting:
            await self._courier.begin(workspace_id, delivery_id, run)
