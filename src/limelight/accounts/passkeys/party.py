"""For which site passkeys are: the name and address a browser checks before it shows any."""

import ipaddress
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from limelight.accounts.errors import NoPasskeysHere

NAME = "Limelight"


@dataclass(frozen=True, slots=True)
class Party:
    """`id` is the host name that passkeys are bound to, `origin` the only address they are used
    from (WebAuthn level 3, "relying party").
    """

    id: str
    origin: str


def party_of(address: str) -> Party:
    """The studio at that address. Raises NoPasskeysHere where browsers have no passkeys: at a bare
    IP address, or without HTTPS anywhere but on the machine itself.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if _is_number(host):
        raise NoPasskeysHere(
            "Browsers bind passkeys to a name, not to an IP address. Open the studio as localhost, "
            "or give it a name: LIMELIGHT_STUDIO__ADDRESS=https://studio.example"
        )
    if parts.scheme != "https" and host != "localhost":
        raise NoPasskeysHere(
            "Browsers have passkeys over HTTPS only. Put a server for it in front."
        )
    # As browsers write it: the usual port of a scheme is left out.
    is_usual = parts.port in (None, 443 if parts.scheme == "https" else 80)
    port = "" if is_usual else f":{parts.port}"
    return Party(id=host, origin=f"{parts.scheme}://{host}{port}")


def _is_number(host: str) -> bool:
    with suppress(ValueError):
        ipaddress.ip_address(host)
        return True
    return False
