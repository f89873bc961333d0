"""Identifiers that sort by time of making (UUIDv7, RFC 9562 §5.7)."""

import secrets
import time
import uuid


def new_id() -> str:
    """A fresh UUIDv7 as text; later ids of one process compare greater, to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return str(uuid.UUID(int=value))
