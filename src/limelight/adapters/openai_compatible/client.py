"""One call of a chat-completions server, its troubles told as the five errors."""

from dataclasses import dataclass, field
from typing import Any

import httpx2

from limelight.generation.errors import RateLimited, Rejected, SignInAgain, Unavailable
from limelight.kit.http.trust import trust

_CONNECT_SECONDS = 5.0
_LARGEST_ANSWER_BYTES = 2_000_000
_USUAL_WAIT_SECONDS = 30.0


@dataclass(frozen=True)
class Connection:
    """Where a server is and what it wants to be told. `url` ends before `/chat/completions`."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_seconds: float = 120.0
    cost_micros: int = 0
    extra: dict[str, Any] = field(default_factory=dict)


class NoSchema(Rejected):
    """The server does not take a JSON schema; ask again without."""

    kind, title = "generation.no-schema", "The model server takes no JSON schema"


async def complete(connection: Connection, body: dict[str, Any]) -> dict[str, Any]:
    """The server's answer to one completion; raises RateLimited, SignInAgain, Rejected or
    Unavailable, in words a person can act on and without the key.
    """
    headers = {"Authorization": f"Bearer {connection.key}"} if connection.key else {}
    believed = trust(from_environment=True)
    waits = httpx2.Timeout(connection.timeout_seconds, connect=_CONNECT_SECONDS)
    try:
        async with httpx2.AsyncClient(
            timeout=waits, follow_redirects=False, verify=believed
        ) as client:
            answer = await client.post(
                f"{connection.url.rstrip('/')}/chat/completions",
                json={**body, **connection.extra},
                headers=headers,
            )
    except httpx2.TimeoutException as error:
        raise Unavailable(
            f"The model server at {connection.url} did not answer within "
            f"{connection.timeout_seconds:g} seconds."
        ) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise Unavailable(
            f"The model server at {connection.url} cannot be reached ({type(error).__name__}). "
            "Is it running, and is LIMELIGHT_TEXT__URL right?"
        ) from error
    _raise_for(answer, connection, asked_schema="response_format" in body)
    return _read(answer, connection)


def _raise_for(answer: httpx2.Response, connection: Connection, *, asked_schema: bool) -> None:
    status = answer.status_code
    if status == httpx2.codes.OK:
        return
    if status in (401, 403):
        raise SignInAgain(
            f"The model server at {connection.url} does not accept the key. "
            "Set LIMELIGHT_TEXT__KEY."
        )
    if status == httpx2.codes.TOO_MANY_REQUESTS:
        wait = _retry_after(answer)
        raise RateLimited(
            f"The model server asks to wait {wait:g} seconds.", retry_after_seconds=wait
        )
    if status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise Unavailable(f"The model server at {connection.url} failed with {status}.")
    if asked_schema and "response_format" in answer.text[:2000]:
        raise NoSchema("The model server takes no JSON schema.")
    raise Rejected(
        f"The model server at {connection.url} refused the request with {status}"
        + (f"; it may not know the model {connection.model!r}." if status in (400, 404) else "."),
        status=status,
    )


def _retry_after(answer: httpx2.Response) -> float:
    try:
        return max(0.0, float(answer.headers.get("Retry-After", "")))
    except ValueError:
        return _USUAL_WAIT_SECONDS


def _read(answer: httpx2.Response, connection: Connection) -> dict[str, Any]:
    if len(answer.content) <= _LARGEST_ANSWER_BYTES:
        try:
            read = answer.json()
        except ValueError:
            read = None
        if isinstance(read, dict):
            return read
    raise Unavailable(f"What answers at {connection.url} is not a chat-completions server.")
