"""Many files as one: a ZIP that is written while it is sent, so that it needs no room."""

from collections.abc import AsyncIterator, Iterable

from starlette.responses import StreamingResponse


def send_zip(name: str, blocks: Iterable[bytes] | AsyncIterator[bytes]) -> StreamingResponse:
    """The blocks of a ZIP (see `kit.zips`), to be saved as `name`, which holds ASCII only."""
    return StreamingResponse(
        blocks,
        media_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
