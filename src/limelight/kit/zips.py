"""ZIP archives as they are sent: written in blocks, never whole in memory or on the disk."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

_BLOCK_BYTES = 1 << 18
# The same content gives the same archive, whenever it is made.
_DATE = (1980, 1, 1, 0, 0, 0)
_COMPRESSED_ALREADY = frozenset({".mp4", ".mov", ".m4v", ".webm", ".png", ".jpg", ".jpeg", ".webp"})


def zip_blocks(files: Sequence[tuple[str, Path]]) -> Iterator[bytes]:
    """The archive of these files, each with its name inside, in blocks as they are ready. Films and
    pictures are stored as they are. Raises OSError where a file cannot be read.
    """
    sent = _Sent()
    with zipfile.ZipFile(sent, "w", allowZip64=True) as archive:  # type: ignore[call-overload]
        for name, path in files:
            entry = zipfile.ZipInfo(name, _DATE)
            is_small = path.suffix.lower() in _COMPRESSED_ALREADY
            entry.compress_type = zipfile.ZIP_STORED if is_small else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as into:
                while block := source.read(_BLOCK_BYTES):
                    into.write(block)
                    yield from sent.taken()
            yield from sent.taken()
    yield from sent.taken()


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
