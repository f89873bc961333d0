"""Drawn shots as small films, made when a preview asks for them, kept while there is room."""

import asyncio
from collections.abc import Awaitable, Callable

from limelight.production.steps.making import Bench
from limelight.renders.encode.rehearsal import film_shot, shot_key
from limelight.renders.encode.shelf import Shelf
from limelight.stories.timeline import Timeline

FOLDER, MOST_BYTES = "shots", 300_000_000


def films_of(line: Timeline) -> tuple[str, ...]:
    """The keys of the films of all shots, whose media are where they are kept; empty for shots that
    are no drawings.
    """
    return tuple(shot_key(line, at) for at in range(len(line.clips)))


class Filming:
    """Films shots of one workspace, one at a time."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._shelf = Shelf(bench.cache / FOLDER)
        self._turn = asyncio.Semaphore(1)

    async def film(
        self, line: Timeline, at: int, key: str, is_wanted: Callable[[], Awaitable[bool]]
    ) -> bytes | None:
        """The film of a shot (MP4); None where nobody wants it any more when its turn comes. Raises
        what `film_shot` does.
        """
        async with self._turn:
            with self._bench.scratch_for(f"{FOLDER}/{key}") as folder:
                place = folder / "shot.mp4"
                if not await asyncio.to_thread(self._shelf.take, key, place):
                    if not await is_wanted():
                        return None
                    await self._bench.workers.run(film_shot, line, at, place)
                    await asyncio.to_thread(self._shelf.keep, key, place)
                    await asyncio.to_thread(self._shelf.trim, MOST_BYTES)
                return await asyncio.to_thread(place.read_bytes)
