"""Whom we believe when we call others over TLS."""

import ssl
from functools import cache

import httpx2


@cache
def trust(*, from_environment: bool = False) -> ssl.SSLContext:
    """The certificates of this machine, read once: that takes longer than most calls.
    `from_environment` also believes those named by SSL_CERT_FILE and SSL_CERT_DIR.
    """
    return httpx2.create_ssl_context(trust_env=from_environment)
