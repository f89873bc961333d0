"""What a provider publishes about itself: its addresses and its keys, kept for a while."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from limelight.accounts.errors import ProviderUnreachable
from limelight.kit.http.trust import trust

_KEPT_SECONDS, _NEW_KEYS_SECONDS = 3600.0, 60.0
_TIMEOUT_SECONDS = 10.0
_MOST_BYTES = 1_000_000
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Description:
    """The addresses of a provider and what it can do."""

    authorization_url: str
    token_url: str
    userinfo_url: str
    keys_url: str
    has_basic: bool
    says_issuer: bool


class Documents:
    """Fetches descriptions and keys over HTTPS (HTTP on this machine alone)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._described: dict[str, tuple[float, Description]] = {}
        self._keys: dict[str, tuple[float, KeySet]] = {}

    async def describe(self, issuer: str, *, anew: bool = False) -> Description:
        """A provider's description; raises ProviderUnreachable, also where it describes another."""
        kept = self._described.get(issuer)
        if kept is None or anew or kept[0] + _KEPT_SECONDS < self._clock():
            url = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
            told = await ask(url)
            if told.get("issuer") != issuer:
                raise ProviderUnreachable(
                    f"{url} describes {told.get('issuer')!r}, not {issuer!r}: copy the issuer "
                    "letter by letter."
                )
            kept = self._described[issuer] = (self._clock(), _read(told))
        return kept[1]

    async def keys_of(self, issuer: str, *, anew: bool = False) -> KeySet:
        """The keys a provider signs with; `anew` fetches them again, once a minute at most."""
        url = (await self.describe(issuer)).keys_url
        kept = self._keys.get(url)
        oldest = _NEW_KEYS_SECONDS if anew else _KEPT_SECONDS
        if kept is None or kept[0] + oldest < self._clock():
            told = await ask(url)
            try:
                kept = self._keys[url] = (self._clock(), KeySet.import_key_set(told))  # type: ignore[arg-type]
            except (JoseError, KeyError, TypeError, ValueError) as error:
                raise ProviderUnreachable(f"{url} has no keys to check signatures with.") from error
        return kept[1]


async def ask(
    url: str,
    *,
    form: dict[str, str] | None = None,
    basic: tuple[str, str] | None = None,
    token: str = "",
) -> dict[str, Any]:
    """The JSON object at a provider's address, by POST where there is a form. Never follows it to
    another one. Raises ProviderUnreachable.
    """
    refuse_plain(url)
    headers = {
        "Accept": "application/json",
        **({"Authorization": f"Bearer {token}"} if token else {}),
    }
    try:
        async with (
            httpx2.AsyncClient(
                timeout=_TIMEOUT_SECONDS, trust_env=False, verify=trust(), auth=basic
            ) as client,
            client.stream("POST" if form else "GET", url, data=form, headers=headers) as answer,
        ):
            body = b""
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > _MOST_BYTES:
                    raise ProviderUnreachable(f"{url} answers without end.")
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ProviderUnreachable(f"{url} does not answer: {type(error).__name__}.") from error
    told = _object(httpx2.Response(answer.status_code, content=body), url)
    if answer.status_code != 200:
        raise ProviderUnreachable(
            f"{url} answers {answer.status_code}{_reason(told)}", status=answer.status_code
        )
    return told


def refuse_plain(url: str) -> None:
    """Raises ProviderUnreachable for an address that others could listen to."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (
        parts.scheme == "http" and (parts.hostname or "") in _LOOPBACK
    ):
        raise ProviderUnreachable(f"{url} is not HTTPS.")


def _object(answer: httpx2.Response, url: str) -> dict[str, Any]:
    try:
        told = answer.json()
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict):
        return told
    if answer.status_code != 200:
        return {}
    raise ProviderUnreachable(f"{url} does not answer with a JSON object.")


def _reason(told: dict[str, Any]) -> str:
    said = told.get("error_description") or told.get("error")
    return f": {said[:200]}" if isinstance(said, str) and said.isprintable() else "."


def _read(told: dict[str, Any]) -> Description:
    def url(name: str, *, is_needed: bool = True) -> str:
        found = told.get(name, "")
        if not isinstance(found, str) or (is_needed and not found):
            raise ProviderUnreachable(f"The provider's description lacks {name}.")
        if found:
            refuse_plain(found)
        return found

    methods = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Description(
        authorization_url=url("authorization_endpoint"),
        token_url=url("token_endpoint"),
        userinfo_url=url("userinfo_endpoint", is_needed=False),
        keys_url=url("jwks_uri"),
        has_basic=not isinstance(methods, list) or "client_secret_basic" in methods,
        says_issuer=told.get("authorization_response_iss_parameter_supported") is True,
    )
