"""Encoded pieces kept from one render to the next, found by what decides how they look.

An entry is named by its key and the digest of its own bytes, so that one that was damaged is
noticed and made anew. Where the shelf cannot be written, renders go on without it.
"""

import contextlib
import os
import shutil
from pathlib import Path

from limelight.kit.errors import Problem
from limelight.kit.files import replacing, sha256_of

MOST_BYTES = 2_000_000_000
# The shelf of a studio, in its folder for what may be deleted.
FOLDER = "segments"


class Shelf:
    """Pieces in a folder, which may be shared by processes and deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, key: str, place: Path) -> bool:
        """Put the piece of a key at `place`, if it is here and whole."""
        for entry in self._entries(key):
            with contextlib.suppress(OSError):
                if sha256_of(entry) == entry.stem.split("-")[1]:
                    os.utime(entry)
                    _link(entry, place)
                    return True
                entry.unlink()
        return False

    def keep(self, key: str, made: Path) -> None:
        """Keep a finished piece under its key."""
        with contextlib.suppress(OSError, Problem):
            entry = self._folder / key[:2] / f"{key}-{sha256_of(made)}{made.suffix}"
            entry.parent.mkdir(parents=True, exist_ok=True)
            if not entry.exists():
                _link(made, entry)

    def trim(self, most_bytes: int = MOST_BYTES) -> None:
        """Drop what was not used for longest until the rest fits; half-written pieces age away."""
        found: list[tuple[float, int, Path]] = []
        for path in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        size = sum(size_bytes for _, size_bytes, _ in found)
        for _, size_bytes, path in sorted(found):
            if size <= most_bytes:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                size -= size_bytes

    def _entries(self, key: str) -> list[Path]:
        return sorted((self._folder / key[:2]).glob(f"{key}-*"))


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the disk has no links."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        with replacing(target) as part:
            shutil.copyfile(source, part)
