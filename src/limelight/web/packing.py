"""Packing pages and answers for the way: texts that are whole and worth it, with gzip.

Streams of events and files are sent as they are, and so is what has a strong ETag: packed it would
be another representation under the same tag (RFC 9110, 8.8.3). Sizes could tell a listener secrets
that stand beside what others can put into a page (BREACH); ours stand in no page that can be asked
for: forms carry no tokens, and a key or a link is shown once, as the answer to a POST of our own.
"""

import gzip

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SMALLEST_BYTES = 1024
# Higher levels take twice the time for a twentieth less.
_LEVEL = 4
_TEXTS = ("text/html", "text/plain", "text/css", "application/json", "application/problem+json")


class Packing:
    """ASGI middleware: answers that are texts are packed where the browser takes that."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and pack what comes back."""
        if scope["type"] != "http" or not _takes_gzip(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Packer(send).send)


def _takes_gzip(headers: Headers) -> bool:
    for part in headers.get("accept-encoding", "").split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() == "gzip":
            return weight.strip().replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


class _Packer:
    """Holds the head of an answer back until its body shows whether it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_text(Headers(raw=message["headers"])):
            self._head = message
            return
        head, self._head = self._head, None
        if head is not None:
            message = _packed(head, message)
            await self._send(head)
        await self._send(message)


def _is_text(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip()
    is_exact = headers.get("etag", "W/").startswith('"')
    return kind in _TEXTS and "content-encoding" not in headers and not is_exact


def _packed(head: Message, message: Message) -> Message:
    body: bytes = message.get("body", b"")
    headers = MutableHeaders(raw=head["headers"])
    headers.add_vary_header("Accept-Encoding")
    if message.get("more_body", False) or len(body) < _SMALLEST_BYTES:
        return message
    body = gzip.compress(body, _LEVEL, mtime=0)
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return {**message, "body": body}
