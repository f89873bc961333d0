"""One request to an application as a server makes it, hung up where a stream would never end."""

import asyncio
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from starlette.types import Message

_STREAM = "text/event-stream"


class Answer(NamedTuple):
    """What came back; of a stream its beginning."""

    status: int
    headers: dict[str, str]
    text: str


async def knock(
    app: Any, method: str, url: str, *, headers: Mapping[str, str], cookies: str = ""
) -> Answer:
    """Ask `app`; an endless stream of events is left after its first part."""
    heard: list[Message] = []
    is_asked, is_over = False, asyncio.Event()

    async def receive() -> Message:
        nonlocal is_asked
        if not is_asked:
            is_asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await is_over.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        heard.append(message)
        is_stream = _STREAM in _headers_of(heard[0]).get("content-type", "")
        if message["type"] == "http.response.body" and is_stream:
            is_over.set()

    told = {"host": "localhost:8000", **headers, **({"cookie": cookies} if cookies else {})}
    where = urlsplit(url)
    scope = {
        "type": "http", "method": method, "path": where.path, "raw_path": where.path.encode(),
        "query_string": where.query.encode(), "scheme": "http", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in told.items()],
        "server": ("localhost", 8000), "client": ("127.0.0.1", 1), "http_version": "1.1",
    }  # fmt: skip
    await asyncio.wait_for(app(scope, receive, send), 60)
    body = b"".join(message.get("body", b"") for message in heard)
    return Answer(heard[0]["status"], _headers_of(heard[0]), body.decode(errors="replace"))


def _headers_of(start: Message) -> dict[str, str]:
    return {name.decode().lower(): value.decode() for name, value in start["headers"]}
