"""How much one caller may ask: a window that moves, counted in this process."""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import Request

from limelight.kit.http.errors import TooManyRequests


@dataclass(frozen=True)
class Allowance:
    """A limit by its name: so many requests a minute."""

    name: str
    per_minute: int

    @property
    def item(self) -> RateLimitItem:
        """As the counting library takes it."""
        return RateLimitItemPerMinute(self.per_minute, namespace=self.name)


class Limiter:
    """Counts what each caller asks. Several processes count each for itself."""

    def __init__(self) -> None:
        self._counted = SlidingWindowCounterRateLimiter(MemoryStorage())

    def spend(self, request: Request, allowance: Allowance, who: str) -> None:
        """Count this request; its answer says what is left (RateLimit fields of the IETF's HTTPAPI
        group). Raises TooManyRequests.
        """
        is_free = self._counted.hit(allowance.item, who)
        stats = self._counted.get_window_stats(allowance.item, who)
        reset = max(1, math.ceil(stats.reset_time - time.time()))
        remaining = max(0, stats.remaining)
        request.state.answer_headers = {
            "RateLimit-Policy": f'"{allowance.name}";q={allowance.per_minute};w=60',
            "RateLimit": f'"{allowance.name}";r={remaining};t={reset}',
        }
        if not is_free:
            raise TooManyRequests(
                f"More than {allowance.per_minute} requests a minute. Go on in {reset} s.",
                retry_after_seconds=reset,
            )
