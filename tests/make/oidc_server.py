"""An OpenID Connect provider on this machine that does what it is told, wrong things too.

It checks what a strict one checks: the redirect address, the secret, PKCE, codes used once.
"""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "limelight", "kept: between/us"


@cache
def key_named(name: str) -> RSAKey:
    """A key, made once: that takes longer than all the rest of a test."""
    return RSAKey.generate_key(2048, {"kid": name})


class Provider:
    """Whom it signs in, and how it lies."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.key = key_named("one")
        self.published = [self.key]
        self.person: dict[str, Any] = {
            "sub": "s-1", "email": "nia@example.com", "email_verified": True, "name": "Nia New",
        }  # fmt: skip
        # What stands in the token or in the description instead.
        self.lies: dict[str, Any] = {}
        self.described: dict[str, Any] = {}
        self.in_userinfo: dict[str, Any] = {}
        self.signs_with: Any = None
        self.algorithm = "RS256"
        self.says_error = ""
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}

    def description(self) -> dict[str, Any]:
        """What it publishes of itself."""
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "authorization_response_iss_parameter_supported": True,
            **self.described,
        }

    def authorize(self, url: str) -> str:
        """Somebody signs in at the address a browser was sent to: where it is sent back."""
        asked = dict(parse_qsl(urlsplit(url).query))
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        told = {"code": code, "state": asked["state"], "iss": self.url}
        if self.says_error:
            told = {"error": self.says_error, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(told)}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A code against a token."""
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        id_, secret = (urlencode({"": part})[1:] for part in (CLIENT, SECRET))
        expected = "Basic " + base64.b64encode(f"{id_}:{secret}".encode()).decode()
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant", "error_description": "No such code."}
        if _plain(digest) != asked["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": "PKCE failed."}
        by_form = form.get("client_id") == CLIENT and form.get("client_secret") == SECRET
        if authorization != expected and not by_form:
            return 401, {"error": "invalid_client"}
        told = {"access_token": "a-token", "token_type": "Bearer"}
        return 200, {**told, "id_token": self._sign(asked)}

    def _sign(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": asked["client_id"], "exp": now + 300, "iat": now,
            "nonce": asked["nonce"], **self.person, **self.lies,
        }  # fmt: skip
        claims = {name: said for name, said in claims.items() if said is not None}
        key = self.signs_with or self.key
        if self.algorithm in {"none", "HS256"}:
            return self._by_hand(claims)
        header = {"alg": self.algorithm, "kid": key.kid or "one"}
        return jwt.encode(header, claims, key, algorithms=[self.algorithm])

    def _by_hand(self, claims: dict[str, Any]) -> str:
        """Unsigned, or signed with the public key as if it were a shared secret."""
        header = {"alg": self.algorithm, "kid": "one"}
        text = ".".join(_plain(json.dumps(part).encode()) for part in (header, claims))
        public = self.key.as_pem(private=False)
        mark = hmac.digest(public, text.encode(), "sha256") if self.algorithm == "HS256" else b""
        return f"{text}.{_plain(mark)}"


def _plain(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@contextmanager
def oidc_provider() -> Iterator[Provider]:
    """One that listens on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    server.provider = provider  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    @property
    def _provider(self) -> Provider:
        found: Provider = self.server.provider  # type: ignore[attr-defined]
        return found

    def do_GET(self) -> None:
        provider = self._provider
        provider.asked.append(self.path)
        if self.path == "/.well-known/openid-configuration":
            self._answer(200, provider.description())
        elif self.path == "/keys":
            keys = [key.as_dict(private=False) for key in provider.published]
            self._answer(200, {"keys": keys})
        elif self.path == "/userinfo":
            is_right = self.headers.get("authorization") == "Bearer a-token"
            self._answer(200 if is_right else 401, provider.in_userinfo)
        else:
            self._answer(404, {"error": "nothing here"})

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        form = {name: said[0] for name, said in parse_qs(self.rfile.read(length).decode()).items()}
        self._answer(*self._provider.token(form, self.headers.get("authorization", "")))

    def _answer(self, status: int, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
