"""ZIP archives as they are sent: written in blocks, never whole in memory or on the disk."""

import asyncio
import hashlib
import unicodedata
import zipfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePath
from typing import NamedTuple

_BLOCK_BYTES = 1 << 18
_LONGEST_NAME = 60
# Where no date is given the same content gives the same archive, whenever it is made.
_DATE = datetime(1980, 1, 1)  # noqa: DTZ001 - dates in a ZIP have no zone
_COMPRESSED_ALREADY = frozenset({".mp4", ".mov", ".m4v", ".webm", ".png", ".jpg", ".jpeg", ".webp"})


def zip_blocks(files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    """The archive of these files, each with its name inside, in blocks as they are ready. Films and
    pictures are stored as they are. Raises OSError where a file cannot be read.
    """
    archive = _Archive()
    for name, path in files:
        yield from archive.add(name, path, _DATE)
    yield from archive.end()


async def zip_found(files: AsyncIterator[tuple[str, Path, datetime]]) -> AsyncIterator[bytes]:
    """The same of files that are looked up while it is sent, with their dates; one that is gone by
    then is left out.
    """
    archive = _Archive()
    async for name, path, dated in files:
        blocks = archive.add(name, path, dated)
        with suppress(FileNotFoundError):
            while block := await asyncio.to_thread(next, blocks, b""):
                yield block
    for block in archive.end():
        yield block


class Names:
    """Gives each file of an archive a name of its own."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def of(self, name: str) -> str:
        """`name`, or with a number where another file has it."""
        count = self._given[name] = self._given.get(name, 0) + 1
        if count == 1:
            return name
        path = PurePath(name)
        return self.of(f"{path.stem} ({count}){path.suffix}")


class _Archive:
    def __init__(self) -> None:
        self._sent = _Sent()
        self._archive = zipfile.ZipFile(self._sent, "w", allowZip64=True)  # type: ignore[call-overload]

    def add(self, name: str, path: Path, dated: datetime) -> Iterator[bytes]:
        entry = _entry(name, dated)
        with path.open("rb") as source, self._archive.open(entry, "w", force_zip64=True) as into:
            while block := source.read(_BLOCK_BYTES):
                into.write(block)
                yield from self._sent.taken()
        yield from self._sent.taken()

    def end(self) -> Iterator[bytes]:
        self._archive.close()
        yield from self._sent.taken()


class _Sent:
    """What was written since it was last taken; a file that cannot be sought in."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, block: bytes) -> int:
        self._waiting.append(bytes(block))
        return len(block)

    def flush(self) -> None:
        return

    def taken(self) -> Iterator[bytes]:
        waiting, self._waiting = self._waiting, []
        if waiting:
            yield b"".join(waiting)


def plain_name(title: str, otherwise: str) -> str:
    """A name for a file or folder that every system takes and that leads nowhere else; `otherwise`
    where nothing of the title is left.
    """
    told = unicodedata.normalize("NFKC", title)
    kept = "".join(char if char.isalnum() or char in " -_()" else " " for char in told)
    return " ".join(kept.split())[:_LONGEST_NAME].strip() or otherwise


class Entry(NamedTuple):
    """A file in an archive."""

    path: str
    size_bytes: int
    sha256: str


class Volume:
    """An archive written to the disk a block at a time, which knows what is in it. Blocking; close
    it, or it is none.
    """

    def __init__(self, path: Path) -> None:
        self.entries: list[Entry] = []
        self._archive = zipfile.ZipFile(path, "w", allowZip64=True)

    def put_file(self, name: str, path: Path, dated: datetime) -> Entry:
        """Add a file. Raises OSError where it cannot be read."""
        with path.open("rb") as source:
            blocks = iter(lambda: source.read(_BLOCK_BYTES), b"")
            return self.put_blocks(name, blocks, dated)

    def put_blocks(self, name: str, blocks: Iterable[bytes], dated: datetime) -> Entry:
        """Add what comes in blocks."""
        info, digest, size_bytes = _entry(name, dated), hashlib.sha256(), 0
        with self._archive.open(info, "w", force_zip64=True) as into:
            for block in blocks:
                into.write(block)
                digest.update(block)
                size_bytes += len(block)
        entry = Entry(name, size_bytes, digest.hexdigest())
        self.entries.append(entry)
        return entry

    def close(self) -> None:
        """Write the list of what is in it; done twice it changes nothing."""
        self._archive.close()


def _entry(name: str, dated: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, max(dated.timetuple()[:6], _DATE.timetuple()[:6]))
    is_small = PurePath(name).suffix.lower() in _COMPRESSED_ALREADY
    entry.compress_type = zipfile.ZIP_STORED if is_small else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
