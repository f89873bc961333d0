"""The wire: requests with a key, answers as values, problems as exceptions, safe repeats."""

import json
import time
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

import httpx2
from pydantic import BaseModel, TypeAdapter

from limelight.client.value import Value

T = TypeVar("T")
_PREFIX = "/api/v1"
_TRIES = 3
_WAIT_SECONDS = 0.5
_BUSY = (429, 503)


class Problem(Exception):
    """The studio said no. `type` is stable ("/problems/characters.unknown"), `status` the HTTP
    status, `detail` what to do, `facts` the rest of what was said.
    """

    def __init__(self, status: int, said: Mapping[str, Any]) -> None:
        self.status = status
        self.type = str(said.get("type", "about:blank"))
        self.title = str(said.get("title", ""))
        self.detail = str(said.get("detail", ""))
        named = {"type", "title", "status", "detail", "instance"}
        self.facts = {name: value for name, value in said.items() if name not in named}
        super().__init__(f"{self.title}: {self.detail}" if self.detail else self.title)


class Connection:
    """A connection to one studio, to be used in a `with` block or closed."""

    def __init__(
        self, url: str = "http://127.0.0.1:8000", key: str = "", *, timeout_seconds: float = 120.0
    ) -> None:
        headers = {"User-Agent": "limelight-client/1"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._client = httpx2.Client(
            base_url=url.rstrip("/") + _PREFIX, headers=headers, timeout=timeout_seconds
        )

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _ask(  # noqa: PLR0913 - what an operation can have
        self,
        method: str,
        path: str,
        answer: type[T] | None,
        *,
        query: Mapping[str, Any] | None = None,
        body: BaseModel | bytes | None = None,
        if_match: str | None = None,
        key: str | None = None,
    ) -> T:
        """One operation. A POST goes out under an idempotency key, so sending it again after a
        broken connection does it once. Raises Problem, or httpx2.HTTPError where the studio cannot
        be reached.
        """
        headers = {"Idempotency-Key": key or str(uuid.uuid4())} if method == "POST" else {}
        if if_match is not None:
            headers["If-Match"] = if_match
        content: bytes | None = None
        if isinstance(body, BaseModel):
            content = body.model_dump_json(exclude_unset=True, by_alias=True).encode()
            headers["Content-Type"] = "application/json"
        elif body is not None:
            content, headers["Content-Type"] = body, "application/octet-stream"
        params = {name: value for name, value in (query or {}).items() if value is not None}
        response = self._send(method, path, params, content, headers)
        return _read(response, answer)

    def _send(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any],
        content: bytes | None,
        headers: Mapping[str, str],
    ) -> httpx2.Response:
        for tried in range(1, _TRIES + 1):
            wait = _WAIT_SECONDS * tried
            try:
                response = self._client.request(
                    method, path, params=params, content=content, headers=headers
                )
            except httpx2.TransportError:
                if tried == _TRIES:
                    raise
            else:
                if response.status_code not in _BUSY or tried == _TRIES:
                    return response
                wait = float(response.headers.get("retry-after", wait))
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _follow(self, params: Mapping[str, Any], last: int | None) -> Iterator[dict[str, Any]]:
        """Events as they happen; after a broken connection it goes on where it was."""
        while True:
            headers = {} if last is None else {"Last-Event-ID": str(last)}
            try:
                with self._client.stream(
                    "GET", "/events", params=params, headers=headers, timeout=60
                ) as stream:
                    if stream.status_code != 200:
                        stream.read()
                        _read(stream, None)
                    for line in stream.iter_lines():
                        if line.startswith("data: "):
                            event: dict[str, Any] = json.loads(line.removeprefix("data: "))
                            last = int(event["id"])
                            yield event
            except httpx2.TransportError:
                time.sleep(_WAIT_SECONDS)


def _read(response: httpx2.Response, answer: type[T] | None) -> T:
    if response.status_code >= 400:
        try:
            said = response.json()
        except ValueError:
            said = {"title": response.reason_phrase, "detail": response.text[:500]}
        raise Problem(response.status_code, said if isinstance(said, dict) else {})
    if answer is None:
        return cast(T, None)
    if answer is bytes:
        return cast(T, response.content)
    value = TypeAdapter(answer).validate_json(response.content)
    if isinstance(value, Value):
        value._etag = response.headers.get("etag", "")
    return value
