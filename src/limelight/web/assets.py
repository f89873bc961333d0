"""Static files whose address changes with their content, so that browsers may keep them."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from starlette.datastructures import Headers, QueryParams
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_TEXT = {"text/css", "text/javascript", "image/svg+xml"}
_TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".css": "text/css"}
_SMALLEST_TO_PACK_BYTES = 1024


class Asset:
    """One static file, read once: its bytes, type, content hash, and a packed form."""

    def __init__(self, path: Path) -> None:
        self.content = path.read_bytes()
        self.hash = hashlib.sha256(self.content).hexdigest()[:16]
        guessed = mimetypes.guess_type(path.name)[0]
        self.mime = _TYPES.get(path.suffix) or guessed or "application/octet-stream"

    @cached_property
    def packed(self) -> bytes | None:
        """The gzip form of a text, None where packing does not pay."""
        if self.mime not in _TEXT or len(self.content) < _SMALLEST_TO_PACK_BYTES:
            return None
        return gzip.compress(self.content, compresslevel=9, mtime=0)


class Assets:
    """An ASGI application serving one folder, read into memory at the start, and others below it
    by the names in `beside`.

    `url("app.css")` gives `/static/app.css?v=<hash>`, kept by browsers for a year; any other
    address of a file is revalidated by ETag on each use.
    """

    def __init__(
        self, folder: Path, prefix: str = "/static", beside: Mapping[str, Path] | None = None
    ) -> None:
        self._prefix = prefix
        self._files = {
            f"{below}{path.relative_to(root).as_posix()}": Asset(path)
            for below, root in {"": folder, **(beside or {})}.items()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    def url(self, name: str) -> str:
        """The address of a file with its hash; raises KeyError for one that does not exist."""
        return f"{self._prefix}/{name}?v={self._files[name].hash}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD for one file."""
        await self._respond(scope)(scope, receive, send)

    def _respond(self, scope: Scope) -> Response:
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("Only GET and HEAD.", 405, headers={"Allow": "GET, HEAD"})
        path: str = scope["path"]
        asset = self._files.get(path.removeprefix(self._prefix).lstrip("/"))
        if asset is None:
            return PlainTextResponse("There is no such file.", 404)
        return _serve(asset, Headers(scope=scope), QueryParams(scope["query_string"]))


def _serve(asset: Asset, asked: Headers, query: QueryParams) -> Response:
    packed = asset.packed if "gzip" in asked.get("accept-encoding", "") else None
    etag = f'"{asset.hash}{"-gz" if packed else ""}"'
    # Fonts are named by the style sheet without a hash; their folder names the version.
    is_lasting = query.get("v") == asset.hash or asset.mime == "font/woff2"
    headers = {
        "ETag": etag,
        "Cache-Control": _FOR_EVER if is_lasting else _ASK_AGAIN,
        "Vary": "Accept-Encoding",
    }
    if etag in {given.strip() for given in asked.get("if-none-match", "").split(",")}:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or asset.content, headers=headers, media_type=asset.mime)
