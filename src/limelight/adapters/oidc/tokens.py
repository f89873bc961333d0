"""Checking the token in which a provider says who somebody is (OpenID Connect Core §3.1.3.7)."""

import hmac
import time
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from limelight.accounts.errors import NotBelieved
from limelight.accounts.schemas import Provider

# Only what a provider signs with a key of its own; never a shared secret, never "none".
ALGORITHMS = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    "Ed25519",
)  # fmt: skip
# How far its clock and ours may be apart.
LEEWAY_SECONDS = 60
_MOST_CHARACTERS = 32_768
_LONGEST_SUBJECT = 255


class UnknownKey(NotBelieved):
    """It is signed with a key that was not among the provider's when they were fetched."""


def read_token(
    token: object, keys: KeySet, provider: Provider, nonce: str, now: float | None = None
) -> dict[str, Any]:
    """The claims of an ID token that this provider signed for this client and this errand, now.
    Raises NotBelieved saying which is not so; UnknownKey where newer keys may help.
    """
    claims = _open(token, keys)
    now = time.time() if now is None else now
    if claims.get("iss") != provider.issuer:
        raise NotBelieved("It comes from another service.")
    audience = claims.get("aud")
    heard_by = audience if isinstance(audience, list) else [audience]
    if provider.client_id not in heard_by:
        raise NotBelieved("It was made for another program.")
    named = claims.get("azp", provider.client_id if len(heard_by) == 1 else None)
    if named != provider.client_id:
        raise NotBelieved("It was made for another program.")
    if _seconds(claims, "exp") + LEEWAY_SECONDS <= now:
        raise NotBelieved("It has expired. Is the clock of this machine right?")
    if _seconds(claims, "iat") - LEEWAY_SECONDS > now:
        raise NotBelieved("It comes from the future. Is the clock of this machine right?")
    said = claims.get("nonce")
    if not isinstance(said, str) or not hmac.compare_digest(said.encode(), nonce.encode()):
        raise NotBelieved("It answers another question than this browser's.")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise NotBelieved("It does not say who you are.")
    return claims


def _open(token: object, keys: KeySet) -> dict[str, Any]:
    if not isinstance(token, str) or len(token) > _MOST_CHARACTERS:
        raise NotBelieved("The service sent no ID token.")
    try:
        return dict(jwt.decode(token, keys, algorithms=ALGORITHMS).claims)
    except InvalidKeyIdError as error:
        raise UnknownKey("It is signed with a key the service does not publish.") from error
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotBelieved("Its signature is not the service's.") from error


def _seconds(claims: dict[str, Any], name: str) -> float:
    found = claims.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise NotBelieved(f"It lacks the time {name}.")
    return float(found)
