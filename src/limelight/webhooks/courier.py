"""The durable sending: each delivery is tried until it arrives, over days, through restarts."""

import zlib
from collections.abc import Sequence

from dbos import DBOS, DBOSConfiguredInstance

from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.durable.runtime import Runtime
from limelight.webhooks.errors import UnknownDelivery
from limelight.webhooks.queries import get_delivery_row, get_row
from limelight.webhooks.schemas import Attempt
from limelight.webhooks.sending import send
from limelight.webhooks.vault import Vault

# What the Standard Webhooks specification recommends: about three days in ten attempts.
WAITS_SECONDS = (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
_JITTER = 0.1
_KEEP_TRYING = 1000


@DBOS.dbos_class()
class Courier(DBOSConfiguredInstance):
    """The durable functions of webhooks. DBOS finds this object by its name, so there is one per
    process; the rest is set before durable work starts.
    """

    runtime: Runtime
    sessions: Sessions
    vault: Vault
    allows_private: bool = False
    waits_seconds: Sequence[float] = WAITS_SECONDS

    async def begin(self, workspace_id: str, delivery_id: str, run: int) -> None:
        """Start to deliver; harmless for one that was begun."""
        key = f"webhook/{delivery_id}/{run}"
        await self.runtime.begin(self.deliver, key, workspace_id, delivery_id)

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def deliver(self, workspace_id: str, delivery_id: str) -> None:
        """Send it until it is delivered or there is no use in it."""
        # The same share at each replay, and another for each delivery.
        share = zlib.crc32(delivery_id.encode()) / 2**32
        for wait in (*self.waits_seconds, None):
            if await self.attempt(workspace_id, delivery_id, wait is None):
                return
            if wait is not None:
                await DBOS.sleep_async(wait * (1 + _JITTER * share))

    @DBOS.step()
    async def attempt(self, workspace_id: str, delivery_id: str, is_last: bool) -> bool:  # noqa: FBT001 - DBOS records positions
        """Send it once and write down what came of it; True once it has ended."""
        try:
            async with self.sessions.begin() as db:
                row = await get_delivery_row(db, workspace_id, delivery_id)
                webhook = await get_row(db, workspace_id, row.webhook_id)
                body, number, state = row.body, len(row.attempts) + 1, row.state
                url, secret, is_active = webhook.url, webhook.secret, webhook.is_active
        except UnknownDelivery:
            return True
        if state != "waiting":
            return True
        at = utc_now()
        answer = await send(
            url,
            self.vault.open(secret),
            delivery_id,
            body,
            allows_private=self.allows_private,
        )
        told = Attempt(
            number=number,
            at=at,
            status=answer.status,
            error=answer.error,
            milliseconds=answer.milliseconds,
        )
        ended = answer.is_delivered or answer.is_gone or is_last or not is_active
        async with self.sessions.begin() as db:
            row = await get_delivery_row(db, workspace_id, delivery_id)
            row.attempts = [*row.attempts, told.model_dump(mode="json")]
            if ended:
                row.state = "delivered" if answer.is_delivered else "failed"
                row.ended_at = utc_now()
            if answer.is_gone:
                (await get_row(db, workspace_id, row.webhook_id)).is_active = False
        return ended


courier = Courier("webhooks")
