"""A POST sent twice under one Idempotency-Key is done once and answered twice.

The answer is kept for a day by workspace and key, with a digest of the request. Only what succeeded
is kept: a request that failed changed nothing and may be sent again under its key. Answers that are
files are not kept either: they may be large, and making one again changes nothing.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.http.errors import KeyReused, StillWorking
from limelight.kit.http.models import AnswerRow

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
KEPT = timedelta(hours=24)
# Longer than any request takes: a claim that is older belongs to a process that died.
ABANDONED = timedelta(minutes=15)
_KEPT_HEADERS = ("content-type", "location", "etag", "content-disposition")


class Replayed(Exception):
    """The request was answered before; here is that answer again."""

    def __init__(self, response: Response) -> None:
        super().__init__("answered before")
        self.response = response


@dataclass(frozen=True)
class Claim:
    """One request that is done under its key."""

    sessions: Sessions
    workspace_id: str
    key: str

    async def keep(self, response: Response) -> None:
        """Keep what was answered; where that is a file, free the key instead."""
        if isinstance(response, FileResponse | StreamingResponse):
            await self.release()
            return
        headers = {
            name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers
        }
        async with self.sessions.begin() as db:
            await db.execute(
                update(AnswerRow)
                .where(AnswerRow.workspace_id == self.workspace_id, AnswerRow.key == self.key)
                .values(status=response.status_code, headers=headers, body=bytes(response.body))
            )

    async def release(self) -> None:
        """Nothing was done; the key is free again."""
        async with self.sessions.begin() as db:
            await db.execute(
                delete(AnswerRow).where(
                    AnswerRow.workspace_id == self.workspace_id, AnswerRow.key == self.key
                )
            )


async def claim(
    request: Request,
    sessions: Sessions,
    workspace_id: str,
    clock: Callable[[], datetime] = utc_now,
) -> Claim | None:
    """Begin the request under its key; None without one. Raises Replayed where it was answered
    before, StillWorking while it is being worked on, KeyReused where the key stands for another
    request, Invalid for a key that is none.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return None
    if not key.isascii() or not key.isprintable() or not 1 <= len(key) <= LONGEST_KEY:
        raise Invalid(
            f"An {HEADER} has 1 to {LONGEST_KEY} printable ASCII characters, such as a UUID.",
            field=HEADER,
        )
    digest = await _digest(request)
    async with sessions.begin() as db:
        now = clock()
        await _forget(db, workspace_id, now)
        if await _is_mine(db, workspace_id, key, digest, now):
            return Claim(sessions, workspace_id, key)
        found = await db.scalar(
            select(AnswerRow).where(AnswerRow.workspace_id == workspace_id, AnswerRow.key == key)
        )
    if found is not None and found.digest != digest:
        raise KeyReused("Use a new key for a new request.", field=HEADER)
    if found is None or found.status is None:
        raise StillWorking("Wait for it, or ask again in a second.", retry_after_seconds=1)
    headers = {**found.headers, "Idempotent-Replayed": "true"}
    raise Replayed(Response(found.body, found.status, headers=headers))


async def _is_mine(
    db: AsyncSession, workspace_id: str, key: str, digest: str, now: datetime
) -> bool:
    """Whether nobody has the key; it is taken then. Of two that ask at once, one gets it."""
    row: dict[str, object] = {
        "workspace_id": workspace_id, "key": key, "digest": digest, "status": None,
        "headers": {}, "body": b"", "claimed_at": now,
    }  # fmt: skip
    try:
        async with db.begin_nested():
            await db.execute(insert(AnswerRow).values(row))
    except IntegrityError:
        return False
    return True


async def _forget(db: AsyncSession, workspace_id: str, now: datetime) -> None:
    await db.execute(
        delete(AnswerRow).where(
            AnswerRow.workspace_id == workspace_id,
            (AnswerRow.claimed_at < now - KEPT)
            | (AnswerRow.status.is_(None) & (AnswerRow.claimed_at < now - ABANDONED)),
        )
    )


async def _digest(request: Request) -> str:
    """What the request asks: its method, address and body."""
    said = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    return hashlib.sha256(said + await request.body()).hexdigest()
