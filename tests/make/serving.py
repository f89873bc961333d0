"""A small studio that really listens, on a port of this machine."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from tests.make.api import small_studio
from tests.make.people import owner_key

from limelight.app.site import site

_START_SECONDS = 60.0


class Served(NamedTuple):
    """Where it listens, and a key of its owner."""

    url: str
    key: str


@contextmanager
def served_studio(data: Path) -> Iterator[Served]:
    """The studio of `tests.make.api`, served from a thread with an event loop of its own."""
    listener = socket.create_server(("127.0.0.1", 0))
    told: list[str] = []
    servers: list[uvicorn.Server] = []
    is_ready = threading.Event()

    async def serve() -> None:
        async with small_studio(data, requests_per_minute=1_000_000) as wired:
            told.append(await owner_key(wired))
            config = uvicorn.Config(
                site(wired), log_level="critical", lifespan="off", timeout_graceful_shutdown=1
            )
            servers.append(uvicorn.Server(config))
            is_ready.set()
            await servers[0].serve(sockets=[listener])

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    with contextlib.closing(listener):
        assert is_ready.wait(_START_SECONDS)
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", told[0])
        servers[0].should_exit = True
        thread.join()
