"""A real studio on a loopback port, looked at by a real Chromium."""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_START_SECONDS = 20.0
SCREENSHOTS = Path("test-results") / "screenshots"


class Studio:
    """The running studio and what it plays."""

    def __init__(self, url: str, productions: ScriptedProductions) -> None:
        self.url = url
        self.productions = productions


def _chromium() -> str | None:
    named = os.environ.get("LIMELIGHT_CHROMIUM")
    return named or next(
        (path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None
    )


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@pytest.fixture(scope="session")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures and films, made once."""
    folder = tmp_path_factory.mktemp("files")
    ScriptedProductions(folder)
    return folder


@pytest.fixture
def studio(made_files: Path) -> Iterator[Studio]:
    """A fresh studio without productions."""
    productions = ScriptedProductions(made_files)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        make_studio(productions), log_level="warning", lifespan="off", timeout_graceful_shutdown=1
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    assert server.listens.wait(_START_SECONDS)
    yield Studio(f"http://127.0.0.1:{listener.getsockname()[1]}", productions)
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium here; install one or set LIMELIGHT_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, studio: Studio) -> Iterator[Callable[..., Page]]:
    """Opens pages of the studio; at the end none may have complained in its console."""
    complaints: list[str] = []
    contexts = []

    def open_one(path: str = "/", **options: object) -> Page:
        settings = {"viewport": {"width": 1360, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(base_url=studio.url, **{**settings, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: said.type in {"error", "warning"} and complaints.append(said.text),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
