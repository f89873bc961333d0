"""An authenticator in software: makes passkeys and signs with them, rightly or not."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

_PRESENT, _VERIFIED, _HAS_KEY = 0x01, 0x04, 0x40


@dataclass
class Device:
    """A device with one passkey; `origin` and `party` are what its browser says of the page."""

    origin: str = "http://localhost:8000"
    party: str = "localhost"
    counted: int = 0
    is_unlocked: bool = True
    is_counting: bool = True
    user_id: str = ""
    credential: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.create`."""
        self.user_id = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        raw = base64url_to_bytes(self.credential)
        data = self._data(_HAS_KEY) + bytes(16) + struct.pack(">H", len(raw)) + raw + public
        client = self._client("webauthn.create", options["challenge"])
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            clientDataJSON=bytes_to_base64url(client),
            attestationObject=bytes_to_base64url(attestation),
            transports=["internal"],
        )

    def sign(self, options: dict[str, Any], **instead: str) -> dict[str, Any]:
        """Answer `navigator.credentials.get`."""
        self.counted += self.is_counting
        data = self._data(0)
        client = self._client("webauthn.get", options["challenge"])
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        told = {
            "clientDataJSON": bytes_to_base64url(client),
            "authenticatorData": bytes_to_base64url(data),
            "signature": bytes_to_base64url(signed),
            "userHandle": self.user_id,
        }
        return self._answer(**{**told, **instead})

    def _answer(self, **response: Any) -> dict[str, Any]:
        told = {"id": self.credential, "rawId": self.credential, "type": "public-key"}
        return {**told, "response": response, "clientExtensionResults": {}}

    def _data(self, more: int) -> bytes:
        flags = _PRESENT | (_VERIFIED if self.is_unlocked else 0) | more
        return hashlib.sha256(self.party.encode()).digest() + struct.pack(
            ">BI", flags, self.counted
        )

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()
