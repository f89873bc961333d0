"""Who may talk to the studio and what its pages may load: host, origin, security headers."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API = "/api/"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
_NOT_CHANGED = 304
# What only we write. Everything else may be somebody's file: opened by itself it runs nothing,
# whatever a browser takes it for.
_OURS = ("text/html", "text/javascript", "application/javascript", "text/css")
_POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    # What does not say how long it may be kept is for whoever asked, and asked for again.
    "Cache-Control": "private, no-cache",
}
# Letters carry addresses made of the host that was asked for where the studio was told none, so it
# is a name and a port and nothing else: a parser here reads `evil.example\@localhost` as localhost,
# a browser as evil.example.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[0-9a-z.-]+)(:\d{1,5})?", re.IGNORECASE | re.ASCII)


class Guard:
    """ASGI middleware: refuses foreign hosts and cross-site changes, adds the security headers.

    Checking the host keeps a web page that points its own name at this machine (DNS rebinding)
    from reading the studio; checking the origin keeps another site's form from changing it
    (OWASP CSRF prevention cheat sheet, Fetch Metadata).
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if message["status"] == _NOT_CHANGED:  # what the browser has keeps its own
                    del headers["Content-Security-Policy"]
                elif not headers.get("content-type", _OURS[0]).startswith(_OURS):
                    headers["Content-Security-Policy"] += "; sandbox"
            await send(message)

        refusal = self._refuse(scope)
        await (refusal or self.app)(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name_of(host) not in self.hosts:
            return PlainTextResponse(
                "This studio does not answer under that name. Open it by the address it printed.",
                421,
            )
        if scope["method"] not in _SAFE_METHODS and not _is_welcome(scope["path"], headers, host):
            return PlainTextResponse(
                "Refused: the request does not come from a page of this studio.", 403
            )
        return None


def _is_welcome(path: str, headers: Headers, host: str) -> bool:
    """Whether a change may come from there. A program of the API says nothing about where it comes
    from and has a key instead of a cookie; a browser that works for another site always does, and
    cannot send a key.
    """
    is_program = not {"sec-fetch-site", "origin", "cookie"} & set(headers)
    return (path.startswith(API) and is_program) or is_same_origin(headers, host)


def is_same_origin(headers: Headers, host: str) -> bool:
    """Whether a browser says that one of our own pages asks; False when nothing says so."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.lower() != ""
    return site is not None


def _name_of(host: str) -> str:
    found = _HOST.fullmatch(host)
    return found[1].strip("[]").lower() if found else ""
