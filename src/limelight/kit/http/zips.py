"""Many files as one: a ZIP that is written while it is sent, so that it needs no room."""

import io
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from starlette.responses import StreamingResponse

_CHUNK_BYTES = 256 * 1024
_OLDEST = (1980, 1, 1, 0, 0, 0)


class _Outlet(io.RawIOBase):
    """Takes what the ZIP writes until it is sent on."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._sent = 0

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        taken = bytes(part)  # type: ignore[call-overload]
        self._parts.append(taken)
        self._sent += len(taken)
        return len(taken)

    def tell(self) -> int:
        return self._sent

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def zipped(files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    """The bytes of a ZIP of these files under these names, stored as they are: media do not get
    smaller. Raises OSError where a file is gone.
    """
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w") as archive:
        for name, path in files:
            modified = time.gmtime(path.stat().st_mtime)[:6]
            entry = zipfile.ZipInfo(name, max(_OLDEST, modified))
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                while chunk := source.read(_CHUNK_BYTES):
                    target.write(chunk)
                    yield outlet.take()
    yield outlet.take()


def send_zip(name: str, files: Iterable[tuple[str, Path]]) -> StreamingResponse:
    """The ZIP to be saved as `name`, which holds ASCII only."""
    return StreamingResponse(
        zipped(files),
        media_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
