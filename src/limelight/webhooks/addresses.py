"""Where a webhook may go: to addresses that everybody can reach, and only to those.

A name is looked up once for each sending and the connection goes to the address that was judged, so
that a name which is pointed elsewhere in between leads nowhere (OWASP SSRF prevention cheat sheet).
"""

import asyncio
import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from limelight.webhooks.errors import AddressRefused

_PORTS = {"http": 80, "https": 443}


class Target(NamedTuple):
    """Where to connect to, and as whom to ask there: `url` names the address, `host` the name."""

    url: str
    host: str
    server_name: str


def check_url(url: str, *, allows_private: bool) -> SplitResult:
    """The parts of the address; raises AddressRefused for what is no address of a web server. Only
    where private addresses are allowed it may be plain HTTP.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _refused("That is no address of a web server.") from None
    schemes = ("https", "http") if allows_private else ("https",)
    if parts.scheme not in schemes or not parts.hostname or port == 0:
        raise _refused(f"The address must begin with {' or '.join(f'{s}://' for s in schemes)}.")
    if parts.username is not None or parts.password is not None:
        raise _refused(
            "The address must not hold a name and password; check the signature instead."
        )
    if any(not char.isprintable() or char.isspace() for char in url):
        raise _refused("The address holds a space or a sign that cannot be in one.")
    literal = _literal(parts.hostname)
    if literal is not None and not allows_private and not _is_public(literal):
        raise _refused(f"{parts.hostname} is not an address that everybody can reach.")
    return parts


async def resolve(url: str, *, allows_private: bool) -> Target:
    """Where the address leads now; raises AddressRefused where one of its addresses is private,
    this machine, or none.
    """
    parts = check_url(url, allows_private=allows_private)
    name = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused(f"{name} cannot be found: {error}.") from error
    addresses = [ipaddress.ip_address(str(one[4][0]).split("%")[0]) for one in found]
    if not allows_private and not all(map(_is_public, addresses)):
        raise _refused(f"{name} leads to an address that not everybody can reach.")
    address = str(addresses[0])
    shown = f"[{address}]" if ":" in address else address
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url=f"{parts.scheme}://{shown}:{port}{path}", host=parts.netloc, server_name=name)


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _literal(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_public(address: _Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if mapped is not None:
        return _is_public(mapped)
    return address.is_global and not address.is_multicast


def _refused(detail: str) -> AddressRefused:
    return AddressRefused(detail, field="url")
