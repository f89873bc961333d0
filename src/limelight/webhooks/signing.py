"""Signatures as the Standard Webhooks specification has them (standardwebhooks.com, v1)."""

import base64
import hashlib
import hmac
import secrets

_PREFIX = "whsec_"
_SECRET_BYTES = 32


def new_secret() -> str:
    """A fresh secret, as it is shown once."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def signed(secret: str, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a message: its id, when it is sent (seconds since 1970), and the HMAC-SHA256
    of both and the body.
    """
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    told = f"{message_id}.{timestamp}.".encode() + body
    mac = base64.b64encode(hmac.new(key, told, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{mac}",
    }
