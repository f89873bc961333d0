"""The way of a browser to a provider and back: authorization code with PKCE, state and nonce."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from limelight.accounts.errors import NotBelieved, ProviderUnreachable
from limelight.accounts.schemas import Claims, Errand, Provider
from limelight.adapters.oidc.documents import Description, Documents, ask
from limelight.adapters.oidc.tokens import UnknownKey, read_token


class OidcServices:
    """Serves `SignInServices`. State is compared by whoever sent the browser out."""

    def __init__(self, documents: Documents | None = None) -> None:
        self._documents = documents or Documents()

    async def check(self, provider: Provider) -> None:
        """Whether there is a provider at its address. Raises ProviderUnreachable."""
        await self._documents.describe(provider.issuer, anew=True)
        await self._documents.keys_of(provider.issuer, anew=True)

    async def address_of(self, provider: Provider, errand: Errand) -> str:
        """Where to send a browser. Raises ProviderUnreachable."""
        found = await self._documents.describe(provider.issuer)
        digest = hashlib.sha256(errand.verifier.encode()).digest()
        told = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": errand.redirect_url,
            "scope": " ".join(provider.scopes),
            "state": errand.state,
            "nonce": errand.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        joint = "&" if urlsplit(found.authorization_url).query else "?"
        return found.authorization_url + joint + urlencode(told)

    async def claims_of(
        self, provider: Provider, errand: Errand, answered: Mapping[str, str]
    ) -> Claims:
        """Who somebody is, from the query their browser brought back. Raises NotBelieved,
        ProviderUnreachable.
        """
        found = await self._documents.describe(provider.issuer)
        said = answered.get("iss")
        if (said is None and found.says_issuer) or said not in (None, provider.issuer):
            raise NotBelieved("The answer comes from another service.")
        code = answered.get("code", "")
        if not code:
            raise NotBelieved("The answer has no code.")
        told = await ask(
            found.token_url,
            form=_form(provider, errand, code, found),
            basic=_basic(provider, found),
        )
        token = told.get("id_token")
        try:
            keys = await self._documents.keys_of(provider.issuer)
            claims = read_token(token, keys, provider, errand.nonce)
        except UnknownKey:
            keys = await self._documents.keys_of(provider.issuer, anew=True)
            claims = read_token(token, keys, provider, errand.nonce)
        if "email" not in claims and found.userinfo_url:
            claims = await _with_more(found.userinfo_url, told.get("access_token"), claims)
        return _claims(claims)


def _form(provider: Provider, errand: Errand, code: str, found: Description) -> dict[str, str]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": errand.redirect_url,
        "code_verifier": errand.verifier,
    }
    if not provider.secret or not found.has_basic:
        form["client_id"] = provider.client_id
    if provider.secret and not found.has_basic:
        form["client_secret"] = provider.secret
    return form


def _basic(provider: Provider, found: Description) -> tuple[str, str] | None:
    if not provider.secret or not found.has_basic:
        return None
    # RFC 6749 §2.3.1: each part is written as in a form first.
    id_, secret = (urlencode({"": part})[1:] for part in (provider.client_id, provider.secret))
    return id_, secret


async def _with_more(url: str, token: object, claims: dict[str, Any]) -> dict[str, Any]:
    """What the provider tells of somebody when it is asked besides. Raises NotBelieved for another
    person's.
    """
    if not isinstance(token, str):
        return claims
    try:
        more = await ask(url, token=token)
    except ProviderUnreachable:
        return claims
    if more.get("sub") != claims["sub"]:
        raise NotBelieved("The service tells of somebody else.")
    # An address and whether it is verified are believed from one and the same place.
    return {**more, **{name: said for name, said in claims.items() if name != "email_verified"}}


def _claims(claims: dict[str, Any]) -> Claims:
    email, name, verified = (claims.get(each) for each in ("email", "name", "email_verified"))
    return Claims(
        subject=claims["sub"],
        email=email if isinstance(email, str) else "",
        # Some providers write a text; anything but a plain yes is a no.
        is_verified=verified is True or verified == "true",
        name=name if isinstance(name, str) else "",
        values=claims,
    )
