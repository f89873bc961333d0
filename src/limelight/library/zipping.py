"""Many files as one ZIP, written while it is sent: memory does not grow with what is in it."""

import asyncio
import zipfile
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from io import RawIOBase
from pathlib import Path, PurePath
from typing import Any

_PIECE_BYTES = 1 << 18


class _Pipe(RawIOBase):
    """Takes what the ZIP writes and gives it away again; it cannot be gone back in."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def take(self) -> bytes:
        """What was written since the last call."""
        held, self._held = bytes(self._held), bytearray()
        return held


class Names:
    """Gives each file of a ZIP a name of its own."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, name: str) -> str:
        """`name`, or with a number where another file has it."""
        count = self._given[name] = self._given.get(name, 0) + 1
        if count == 1:
            return name
        path = PurePath(name)
        return self.of(f"{path.stem} ({count}){path.suffix}")


async def zipped(files: AsyncIterator[tuple[str, Path, datetime]]) -> AsyncIterator[bytes]:
    """A ZIP of files (name, where it lies, when it was made), in pieces. They are stored, not
    packed: pictures and films are packed already. A file that is gone is left out.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:
        async for name, path, made_at in files:
            pieces = _written(archive, pipe, name, path, made_at)
            while piece := await asyncio.to_thread(next, pieces, b""):
                yield piece
    yield pipe.take()


def _written(
    archive: zipfile.ZipFile, pipe: _Pipe, name: str, path: Path, made_at: datetime
) -> Iterator[bytes]:
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    try:
        source = path.open("rb")
    except OSError:
        return
    with source, archive.open(entry, "w", force_zip64=True) as out:
        while piece := source.read(_PIECE_BYTES):
            out.write(piece)
            yield pipe.take()
