"""Waking whoever waits for news in this process."""

import asyncio


class Changes:
    """Tells who watches in this process that something changed; other processes find out by
    looking.
    """

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()

    def happened(self) -> None:
        """Wake everybody who waits."""
        for waiting in self._waiting:
            waiting.set()

    async def wait(self, at_most_seconds: float) -> None:
        """Return at the next change, or after a while."""
        waiting = asyncio.Event()
        self._waiting.add(waiting)
        try:
            async with asyncio.timeout(at_most_seconds):
                await waiting.wait()
        except TimeoutError:
            return
        finally:
            self._waiting.discard(waiting)
