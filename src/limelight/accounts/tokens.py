"""Tokens nobody can guess, and what is kept of them."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """A fresh token of 256 random bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token. A plain hash is enough: 256 random bits cannot be tried out."""
    return hashlib.sha256(token.encode()).hexdigest()
