"""How often somebody may try to sign in or ask for a letter: then it is locked for a while.

Tries are rows, so that all processes count together and a new start forgets nothing.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from limelight.accounts.emails import key_of
from limelight.accounts.models import TryRow
from limelight.accounts.tokens import hash_of
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.http.errors import TooManyRequests
from limelight.kit.ids import new_id


@dataclass(frozen=True, slots=True)
class _Limit:
    """So many within that time, of whatever `of` names."""

    of: str
    most: int
    within: timedelta


# Of an address of the network, of an account from one such address, of an account from anywhere.
_ADDRESS = _Limit("address", 30, timedelta(minutes=10))
_PAIR = _Limit("pair", 8, timedelta(minutes=10))
_ACCOUNT = _Limit("account", 60, timedelta(hours=1))
_LONGEST = timedelta(hours=1)


class Tries:
    """Counts tries. A right password clears the account's count from there."""

    def __init__(self, sessions: Sessions, clock: Callable[[], datetime] = utc_now) -> None:
        self._sessions = sessions
        self._clock = clock

    async def spend(self, kind: str, *, address: str, account: str = "") -> None:
        """Count a try of a kind ("sign-in", "letter"); raises TooManyRequests when it is one too
        many. It is written down before it is looked at, so that trying side by side gains nothing.
        """
        now, counts = self._clock(), _counts(kind, address, account)
        made = [TryRow(id=new_id(), counted=counted, at=now) for _, counted in counts]
        async with self._sessions.begin() as db:
            await db.execute(delete(TryRow).where(TryRow.at <= now - _LONGEST))
            db.add_all(made)
        for limit, counted in counts:
            asked = select(func.count(), func.min(TryRow.at)).where(
                TryRow.counted == counted, TryRow.at > now - limit.within
            )
            async with self._sessions.read() as db:
                count, first = (await db.execute(asked)).one()
            if count > limit.most:
                async with self._sessions.begin() as db:
                    # What is refused counts for nothing, or whoever waits would wait for ever.
                    await db.execute(delete(TryRow).where(TryRow.id.in_([row.id for row in made])))
                raise _too_many(first + limit.within - now)

    async def forgive(self, kind: str, *, address: str, account: str) -> None:
        """It was the right one: the tries before it were slips."""
        slips = [counted for limit, counted in _counts(kind, address, account) if limit is _PAIR]
        async with self._sessions.begin() as db:
            await db.execute(delete(TryRow).where(TryRow.counted.in_(slips)))


def _too_many(left: timedelta) -> TooManyRequests:
    seconds = max(1, math.ceil(left.total_seconds()))
    return TooManyRequests(
        f"That was tried too often. Try again in {math.ceil(seconds / 60)} min.",
        retry_after_seconds=seconds,
    )


def _counts(kind: str, address: str, account: str) -> list[tuple[_Limit, str]]:
    named: list[tuple[_Limit, tuple[str, ...]]] = [(_ADDRESS, (address,))]
    if account:
        key = key_of(account)
        named += [(_PAIR, (address, key)), (_ACCOUNT, (key,))]
    return [(limit, hash_of("\n".join((kind, limit.of, *who)))) for limit, who in named]
