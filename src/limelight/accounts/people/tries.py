"""How often somebody may try to sign in or ask for a letter: then it is locked for a while."""

import math
import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from limelight.accounts.emails import key_of
from limelight.kit.http.errors import TooManyRequests

# Of an address of the network, of an account from one such address, of an account from anywhere.
_ADDRESS = RateLimitItemPerMinute(30, 10)
_PAIR = RateLimitItemPerMinute(8, 10)
_ACCOUNT = RateLimitItemPerHour(60)
_Count = tuple[RateLimitItem, tuple[str, ...]]


class Tries:
    """Counts tries in this process. A right password clears the account's count from there."""

    def __init__(self) -> None:
        self._counted = MovingWindowRateLimiter(MemoryStorage())

    def spend(self, kind: str, *, address: str, account: str = "") -> None:
        """Count a try of a kind ("sign-in", "letter"); raises TooManyRequests when it is one too
        many. Counted before it is looked at, so that trying side by side gains nothing.
        """
        for item, who in _counts(kind, address, account):
            if not self._counted.hit(item, *who):
                reset = self._counted.get_window_stats(item, *who).reset_time
                seconds = max(1, math.ceil(reset - time.time()))
                raise TooManyRequests(
                    f"That was tried too often. Try again in {math.ceil(seconds / 60)} min.",
                    retry_after_seconds=seconds,
                )

    def forgive(self, kind: str, *, address: str, account: str) -> None:
        """It was the right one: the tries before it were slips."""
        for item, who in _counts(kind, address, account)[1:2]:
            self._counted.clear(item, *who)


def _counts(kind: str, address: str, account: str) -> list[_Count]:
    counts: list[_Count] = [(_ADDRESS, (kind, "address", address))]
    if account:
        key = key_of(account)
        counts.append((_PAIR, (kind, "pair", address, key)))
        counts.append((_ACCOUNT, (kind, "account", key)))
    return counts
