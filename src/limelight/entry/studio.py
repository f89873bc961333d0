"""`limelight studio`: pages and workers in one process, on this machine."""

import asyncio
import contextlib
import ipaddress
import socket
import webbrowser
from typing import Annotated

import typer
import uvicorn

from limelight.accounts.people.creating import has_people
from limelight.accounts.people.owner_code import OwnerCode
from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid, Upstream
from limelight.kit.settings import Settings, read_settings
from limelight.kit.wiring import Wired

_KEEP_ALIVE_SECONDS = 30
_GRACE_SECONDS = 3


class PortTaken(Upstream):
    """Another program listens there."""

    kind, title = "entry.port-taken", "That port is taken"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def listen(host: str, port: int, *, address: str = "") -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises Invalid where others can reach `host`
    but nothing says by which `address`, and PortTaken when the port is in use.
    """
    if not _is_loopback(host) and not address:
        raise Invalid(
            f"{host} can be reached by others. Say by which address they open the studio, such as "
            "LIMELIGHT_STUDIO__ADDRESS=https://studio.example; it answers under that name only.",
            field="host",
        )
    try:
        return socket.create_server((host, port), family=_family(host), backlog=256)
    except OSError as error:
        raise PortTaken(
            f"Cannot listen on {host}:{port}: {error.strerror}. Choose another with --port.",
            port=port,
        ) from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


async def serve(settings: Settings, listening: socket.socket, *, opens_browser: bool) -> None:
    """Serve until stopped. Work that runs is continued at the next start."""
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    async with opened(settings, work="all") as wired:
        config = uvicorn.Config(
            site(wired),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        cli.print_line(f"The studio is at {address}  (stop with Ctrl-C)")
        await _say_the_code(wired)
        if opens_browser:
            webbrowser.open(address)
        await uvicorn.Server(config).serve(sockets=[listening])


async def _say_the_code(wired: Wired) -> None:
    async with wired[Sessions].read() as db:
        if not await has_people(db):
            cli.print_line(
                "It has no owner yet: create it in the browser on this machine, or elsewhere with "
                f"the code {wired[OwnerCode].text}"
            )


app = typer.Typer()


@app.command()
def studio(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on; this machine only.")] = "",
    port: Annotated[int, typer.Option(min=-1, max=65535, help="0 takes a free port.")] = -1,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve the studio in the browser, and do its work, in one process."""
    with cli.problems_as_lines():
        settings = read_settings()
        listening = listen(
            host or settings.studio.host,
            settings.studio.port if port < 0 else port,
            address=settings.studio.address,
        )
        with listening:
            asyncio.run(serve(settings, listening, opens_browser=open_))
