"""Files in answers and bodies, as OpenAPI says them, and as they are sent."""

import asyncio
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

_BINARY = {"schema": {"type": "string", "format": "binary"}}
# Programs read these as values, whose shape is their format's.
_PARSED = ("application/json",)
_ANY: dict[str, Any] = {"schema": {}}
FRESH = "private, no-cache"


def answers(*media_types: str, description: str = "The file.") -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that answers a file of one of these types."""
    content = {name: _ANY if name in _PARSED else _BINARY for name in media_types}
    return {200: {"description": description, "content": content}}


def takes(*media_types: str) -> dict[str, Any]:
    """The `openapi_extra` of a route whose body is a file."""
    content = dict.fromkeys(media_types, _BINARY)
    return {"requestBody": {"required": True, "content": content}}


async def send_file(
    request: Request,
    path: Path,
    media_type: str | None,
    *,
    name: str = "",
    cached: str = FRESH,
) -> Response:
    """A file: whole, the part that Range names, or 304 for who has it. With a `name` it is to be
    saved under it; `cached` is how long it may be kept.
    """
    answer = FileResponse(
        path,
        media_type=media_type or "application/octet-stream",
        filename=name or None,
        headers={"Cache-Control": cached},
        stat_result=await asyncio.to_thread(path.stat),
    )
    if request.headers.get("if-none-match") == answer.headers["etag"]:
        told = {"ETag": answer.headers["etag"], "Cache-Control": cached}
        return Response(status_code=304, headers=told)
    return answer
