"""Where the bytes of assets lie: files named by their SHA-256 below one folder."""

import os
import shutil
import tempfile
from pathlib import Path

from limelight.kit.files import disk_problems, sha256_of
from limelight.library.schemas import Stored


class FileStore:
    """A content-addressed folder. Putting the same content twice keeps one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def path(self, name: str) -> Path:
        """Where the file called `<sha256>.<ending>` lies."""
        return self.folder / name[:2] / name

    def has(self, stored: Stored) -> bool:
        """Whether the file is there with its full size."""
        try:
            return self.path(stored.name).stat().st_size == stored.size_bytes
        except FileNotFoundError:
            return False

    def put(self, source: Path) -> Stored:
        """Take `source` over (it is moved when on the same disk) and return its address."""
        stored = Stored(
            sha256=sha256_of(source), suffix=source.suffix.lower(), size_bytes=source.stat().st_size
        )
        target = self.path(stored.name)
        with disk_problems(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb+") as file:
                os.fsync(file.fileno())
            with tempfile.TemporaryDirectory(dir=target.parent, prefix=".part-") as folder:
                part = Path(shutil.move(source, Path(folder) / stored.name))
                part.chmod(0o644)
                part.replace(target)
        return stored
