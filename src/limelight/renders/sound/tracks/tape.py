"""A sound that waits on the disk until it is needed again, so that it may be of any length."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import numpy as np

from limelight.kit.files import disk_problems
from limelight.renders.sound.waves import BLOCK, Signal

_KEPT_IN_MEMORY_BYTES = 8 << 20
_SAMPLE_BYTES = 4


class Tape:
    """A sound of (channels, any number of frames) in a file without a name in `folder`, short ones
    in memory. What was not recorded is silence.

    Use as a context manager. Raises DiskFull.
    """

    def __init__(self, folder: Path, channels: int) -> None:
        self.folder, self._channels = folder, channels
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed with the tape
            _KEPT_IN_MEMORY_BYTES, dir=str(folder)
        )
        self.frames, self.is_silent = 0, True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def append(self, block: Signal) -> None:
        """Record a block after what there is."""
        self.write(self.frames, block)

    def write(self, first: int, block: Signal) -> None:
        """Record a block over what there is, from frame `first` on."""
        with disk_problems(self.folder):
            self._file.seek(first * self._channels * _SAMPLE_BYTES)
            self._file.write(np.ascontiguousarray(block.T).tobytes())
        self.frames = max(self.frames, first + block.shape[1])
        self.is_silent = self.is_silent and not block.any()

    def read(self, first: int, count: int) -> Signal:
        """What there is from frame `first` on, (channels, count)."""
        found = np.zeros((count, self._channels), np.float32)
        into, got = found.reshape(-1).view(np.uint8).data, 0
        self._file.seek(first * self._channels * _SAMPLE_BYTES)
        while got < len(into):
            more = self._file.readinto(into[got:])
            if not more:
                break
            got += more
        return np.ascontiguousarray(found.T)

    def blocks(self, size: int = BLOCK) -> Iterator[tuple[int, Signal]]:
        """Everything in blocks of `size` frames, each with its first frame."""
        for first in range(0, self.frames, size):
            yield first, self.read(first, min(size, self.frames - first))
