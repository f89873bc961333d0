"""How much one caller may ask: a minute that moves, counted by all processes together.

Each process counts for itself and tells the others by the database, after a share of the limit or
a second, whichever comes first: what is let through at most beyond the limit is that share for each
further process. A limit of twenty or less is told each time, so it is exact.
"""

import hashlib
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request

from limelight.kit.db.sessions import Sessions
from limelight.kit.db.upserts import insert_into
from limelight.kit.http.errors import TooManyRequests
from limelight.kit.http.models import AskedRow

_WINDOW_SECONDS = 60
_TOLD_SHARE = 20
_TOLD_SECONDS = 1.0
_KEPT_MINUTES = 2
_MOST_KNOWN = 10_000


@dataclass(frozen=True)
class Allowance:
    """A limit by its name: so many requests a minute."""

    name: str
    per_minute: int


@dataclass
class _Known:
    """What this process knows of a caller in a minute: all processes' counts as last heard, and
    its own since.
    """

    minute: int
    before: int = 0
    asked: int = 0
    untold: int = 0
    told_at: float = -math.inf

    def estimate(self, now: float) -> float:
        """What was asked in the last minute; the minute before counts as far as it reaches in."""
        share = 1 - now / _WINDOW_SECONDS % 1
        return self.before * share + self.asked + self.untold


class Limiter:
    """Counts what each caller asks, of all processes on one database."""

    def __init__(self, sessions: Sessions, clock: Callable[[], float] = time.time) -> None:
        self._sessions = sessions
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def spend(self, request: Request, allowance: Allowance, who: str) -> None:
        """Count this request; its answer says what is left (RateLimit fields of the IETF's HTTPAPI
        group). Raises TooManyRequests.
        """
        is_free, left = await self._count(allowance, who)
        reset = max(1, math.ceil(_WINDOW_SECONDS - self._clock() % _WINDOW_SECONDS))
        request.state.answer_headers = {
            "RateLimit-Policy": f'"{allowance.name}";q={allowance.per_minute};w={_WINDOW_SECONDS}',
            "RateLimit": f'"{allowance.name}";r={left};t={reset}',
        }
        if not is_free:
            raise TooManyRequests(
                f"More than {allowance.per_minute} requests a minute. Go on in {reset} s.",
                retry_after_seconds=reset,
            )

    async def _count(self, allowance: Allowance, who: str) -> tuple[bool, int]:
        """Whether it is within the limit, and what is left. What is refused is not counted."""
        now, most = self._clock(), allowance.per_minute
        caller = hashlib.sha256(f"{allowance.name}\n{who}".encode()).hexdigest()
        known = self._of(caller, int(now // _WINDOW_SECONDS))
        is_late = now - known.told_at >= _TOLD_SECONDS
        if is_late or known.untold + 1 > most // _TOLD_SHARE:
            await self._tell(caller, known, now)
        is_free = known.estimate(now) + 1 <= most
        if is_free:
            known.untold += 1
            if most <= _TOLD_SHARE:
                await self._tell(caller, known, now)
                if known.estimate(now) > most:
                    # Others asked at the same moment.
                    known.untold -= 1
                    is_free = False
        return is_free, max(0, math.floor(most - known.estimate(now)))

    def _of(self, caller: str, minute: int) -> _Known:
        known = self._known.pop(caller, None)
        if known is None or known.minute != minute:
            known = _Known(minute)
        self._known[caller] = known
        if len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)
        return known

    async def _tell(self, caller: str, known: _Known, now: float) -> None:
        """Add what was not told to the counts of all, and hear them."""
        own, known.untold, known.told_at = known.untold, 0, now
        async with self._sessions.begin() as db:
            known.asked = await _add(db, caller, known.minute, own)
            before = select(AskedRow.asked).where(
                AskedRow.caller == caller, AskedRow.minute == known.minute - 1
            )
            known.before = await db.scalar(before) or 0
            await db.execute(delete(AskedRow).where(AskedRow.minute < known.minute - _KEPT_MINUTES))


async def _add(db: AsyncSession, caller: str, minute: int, own: int) -> int:
    """Add to a caller's count of a minute; what it is then."""
    adding = insert_into(db, AskedRow).values(caller=caller, minute=minute, asked=own)
    summed = adding.on_conflict_do_update(
        index_elements=[AskedRow.caller, AskedRow.minute],
        set_={"asked": AskedRow.asked + own},
    )
    return int(await db.scalar(summed.returning(AskedRow.asked)) or 0)
