"""Where small pictures are kept once they were drawn."""

import asyncio
import contextlib
from pathlib import Path

from limelight.kit.errors import Problem
from limelight.kit.files import ensure_folder, replacing
from limelight.kit.workers import Workers
from limelight.library.looks.small import FIRST, Size, draw
from limelight.library.schemas import Asset
from limelight.library.store import FileStore

_AT_ONCE = 4


class Looks:
    """Small pictures by content and size. What lies in `folder` is drawn again when it is lost;
    an empty file says that there is nothing to draw.
    """

    def __init__(self, folder: Path, store: FileStore, workers: Workers) -> None:
        self._folder = folder
        self._store = store
        self._workers = workers
        self._drawing: dict[Path, asyncio.Task[None]] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def find(self, asset: Asset, size: Size) -> Path | None:
        """The small picture of an asset, drawn where it was not yet; None where there is none."""
        out = self._folder / asset.file.sha256[:2] / f"{asset.file.sha256}-{size}.webp"
        if not out.exists():
            task = self._drawing.get(out)
            if task is None:
                task = asyncio.create_task(self._draw(asset, size, out))
                self._drawing[out] = task
                task.add_done_callback(lambda _: self._drawing.pop(out, None))
            await asyncio.shield(task)
        return out if out.stat().st_size else None

    async def draw_first(self, asset: Asset) -> None:
        """Draw what grids show. What cannot be drawn now is tried again when it is asked for."""
        with contextlib.suppress(Problem):
            await asyncio.gather(*(self.find(asset, size) for size in FIRST))

    async def _draw(self, asset: Asset, size: Size, out: Path) -> None:
        ensure_folder(out.parent)
        source = self._store.path(asset.file.name)
        with replacing(out) as part:
            async with self._turns:
                is_drawn = await self._workers.run(draw, source, asset.kind, size, part)
            if not is_drawn:
                part.write_bytes(b"")
