"""The secrets of webhooks, sealed by the studio's keys like every other secret at rest.

Those of studios from before lie closed by a key file of their own (`secrets.key`); they are read as
long as it is there, and sealed like the others when they are moved (`adopt`).
"""

from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import select, update

from limelight.kit.db.sessions import Sessions
from limelight.kit.sealing.resealing import Place
from limelight.kit.sealing.secrets import Secrets, Unreadable
from limelight.webhooks.models import WebhookRow

_OLD_FILE = "secrets.key"
PLACES = (Place(WebhookRow, "id", "secret"),)


class Vault:
    """Closes and opens the secrets of webhooks."""

    def __init__(self, kept: Secrets, data: Path) -> None:
        self._kept = kept
        self._old = data / _OLD_FILE

    def close(self, secret: str) -> str:
        """The secret as text that only `open` reads; another text each time."""
        return self._kept.seal(secret)

    def open(self, closed: str) -> str:
        """The secret. Raises Unreadable."""
        return self._open_old(closed) if self._is_old(closed) else self._kept.open(closed)

    async def adopt(self, sessions: Sessions) -> None:
        """Seal what the old key file closed like everything else, and remove the file."""
        if not self._old.exists():
            return
        async with sessions.begin() as db:
            asked = select(WebhookRow.workspace_id, WebhookRow.id, WebhookRow.secret)
            for workspace_id, webhook_id, closed in (await db.execute(asked)).all():
                if self._is_old(closed):
                    named = update(WebhookRow).where(
                        WebhookRow.workspace_id == workspace_id, WebhookRow.id == webhook_id
                    )
                    await db.execute(named.values(secret=self.close(self._open_old(closed))))
        self._old.unlink(missing_ok=True)

    def _is_old(self, closed: str) -> bool:
        return "." not in closed

    def _open_old(self, closed: str) -> str:
        try:
            keys = [Fernet(line) for line in self._old.read_text(encoding="ascii").split()]
            return MultiFernet(keys).decrypt(closed.encode()).decode()
        except (OSError, ValueError, InvalidToken) as error:
            raise Unreadable(
                f"{self._old} does not hold the key of a webhook's secret. Put the file back from "
                "a backup, or make the secret anew."
            ) from error
