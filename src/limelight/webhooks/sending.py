"""Sending one message once."""

import json
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

import httpx2

from limelight.kit.http.trust import trust
from limelight.webhooks.addresses import resolve
from limelight.webhooks.errors import AddressRefused
from limelight.webhooks.signing import signed

TIMEOUT_SECONDS = 15.0
_LONGEST_ERROR = 300


class Answer(NamedTuple):
    """What came back: a status, or why nothing did."""

    status: int | None
    error: str
    milliseconds: int

    @property
    def is_delivered(self) -> bool:
        """Whether the other side took it."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Whether the other side wants no more."""
        return self.status == 410


async def send(
    url: str, secret: str, message_id: str, body: Mapping[str, Any], *, allows_private: bool
) -> Answer:
    """Send it and say what came of it; nothing is raised. Redirects are not followed, and what is
    answered is not read.
    """
    began = time.perf_counter()
    status, error = None, ""
    try:
        target = await resolve(url, allows_private=allows_private)
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {
            "Host": target.host,
            "Content-Type": "application/json",
            "User-Agent": "Limelight-Webhooks/1",
            **signed(secret, message_id, int(time.time()), content),
        }
        async with httpx2.AsyncClient(
            timeout=TIMEOUT_SECONDS, trust_env=False, verify=trust()
        ) as client:
            request = client.build_request(
                "POST",
                target.url,
                content=content,
                headers=headers,
                extensions={"sni_hostname": target.server_name},
            )
            answer = await client.send(request, stream=True, follow_redirects=False)
            status = answer.status_code
            await answer.aclose()
    except AddressRefused as problem:
        error = problem.detail
    except httpx2.TimeoutException:
        error = f"No answer within {TIMEOUT_SECONDS:g} s."
    except httpx2.HTTPError as problem:
        error = f"{type(problem).__name__}: {problem}"[:_LONGEST_ERROR]
    return Answer(status, error, round((time.perf_counter() - began) * 1000))
