"""`limelight studio`: pages, and the work behind them, on this machine."""

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
from limelight.entry.crew import Crew, Ready, Work, may_fork, right_number
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid, Upstream
from limelight.kit.settings import Settings, read_settings
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers

_KEEP_ALIVE_SECONDS = 30
_GRACE_SECONDS = 3
# One for all processes, whichever of them is asked.
_CODE = OwnerCode()


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
        listening = socket.create_server((host, port), family=_family(host), backlog=256)
    except OSError as error:
        raise PortTaken(
            f"Cannot listen on {host}:{port}: {error.strerror}. Choose another with --port.",
            port=port,
        ) from error
    # Connections inherit it. asyncio sets it only where a socket names its protocol, which this one
    # does not; without it the second part of an answer waits 40 ms for the first to be confirmed.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


async def serve(
    settings: Settings,
    listening: socket.socket,
    *,
    opens_browser: bool,
    ready: Ready | None = None,
) -> None:
    """Serve until stopped, and do the studio's work. Work that runs is continued at the next
    start. `ready` is called when whatever serves beside it may start.
    """
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    async with opened(settings, work="all", owner_code=_CODE) as wired:
        if ready is not None:
            ready()
        cli.print_line(f"The studio is at {address}  (stop with Ctrl-C)")
        await _say_the_code(wired)
        if opens_browser:
            webbrowser.open(address)
        await _answer(wired, listening)


async def serve_beside(settings: Settings, listening: socket.socket) -> None:
    """Serve until stopped, beside a process that does the work: what is begun is left to it."""
    async with opened(settings, work="left", workers=Workers(1), owner_code=_CODE) as wired:
        await _answer(wired, listening)


async def _answer(wired: Wired, listening: socket.socket) -> None:
    config = uvicorn.Config(
        site(wired),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
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
    processes: Annotated[
        int, typer.Option(min=0, max=64, help="Processes that serve; 0 takes what suits.")
    ] = 0,
) -> None:
    """Serve the studio in the browser, and do its work."""
    with cli.problems_as_lines():
        settings = read_settings()
        listening = listen(
            host or settings.studio.host,
            settings.studio.port if port < 0 else port,
            address=settings.studio.address,
        )
        count = _processes(settings, processes)
        with listening:
            if count == 1:
                asyncio.run(serve(settings, listening, opens_browser=open_))
                return
            code = Crew(count, _work(settings, listening, opens_browser=open_)).run()
    raise typer.Exit(code)


def _processes(settings: Settings, asked: int) -> int:
    """How many serve. Raises Invalid for more than one where none can be forked."""
    count = asked or settings.studio.processes
    if count > 1 and not may_fork():
        raise Invalid("Several processes serve on Linux only.", field="processes")
    # A local model is in memory once for each process that writes with it.
    return count or (1 if settings.text.local else right_number())


def _work(settings: Settings, listening: socket.socket, *, opens_browser: bool) -> Work:
    def work(place: int, ready: Ready | None) -> None:
        opens = opens_browser and ready is not None  # not each time it is started again
        serving = (
            serve_beside(settings, listening)
            if place
            else serve(settings, listening, opens_browser=opens, ready=ready)
        )
        try:
            with cli.problems_as_lines():
                asyncio.run(serving)
        except typer.Exit as end:
            raise SystemExit(end.exit_code) from end

    return work
