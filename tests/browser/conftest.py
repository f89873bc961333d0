"""A real studio on a loopback port, looked at by a real Chromium."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.make.people import OWNER, PASSWORD, SIGNED_IN
from tests.make.program import PROGRAM
from tests.make.scripted_handoffs import ScriptedHandoffs
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import NothingNew, make_studio

from limelight.accounts.gate import COOKIE

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
_ANSWERED = "the server responded with a status of 4"
# Nothing here measures time: what is awaited may come late on a busy machine, but it must come.
_PATIENCE_MS = 240_000
expect.set_options(timeout=_PATIENCE_MS)
SCREENSHOTS = Path("test-results") / "screenshots"


class Studio:
    """The running studio and what it plays."""

    def __init__(
        self,
        url: str,
        productions: ScriptedProductions,
        handoffs: ScriptedHandoffs,
        bell: NothingNew,
    ) -> None:
        self.url = url
        self.productions = productions
        self.handoffs = handoffs
        self.bell = bell


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


@pytest.fixture
def studio(made_files: Path) -> Iterator[Studio]:
    """A fresh studio without productions."""
    productions = ScriptedProductions(made_files)
    handoffs, bell = ScriptedHandoffs(made_files), NothingNew()
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        make_studio(productions, handoffs=handoffs, bell=bell),
        log_level="warning",
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    assert server.listens.wait(_START_SECONDS)
    yield Studio(f"http://127.0.0.1:{listener.getsockname()[1]}", productions, handoffs, bell)
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file; kept no longer, as it keeps an event loop running."""
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium here; install one or set LIMELIGHT_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield chromium
        chromium.close()


def patient_context(browser: Browser, **options: Any) -> BrowserContext:
    """A context of its own in which what comes late on a busy machine is awaited."""
    context = browser.new_context(**options)
    context.set_default_timeout(_PATIENCE_MS)
    return context


@pytest.fixture
def open_page(browser: Browser, studio: Studio) -> Iterator[Callable[..., Page]]:
    """Opens pages of the studio; at the end none may have complained in its console.

    Chromium reports each answer of 400 and above there too; what the page shows tests those.
    """
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(path: str = "/production/new", *, is_quiet: bool = True, **options: Any) -> Page:
        def hear(kind: str, text: str) -> None:
            if is_quiet and kind in {"error", "warning"} and _ANSWERED not in text:
                complaints.append(text)

        settings = {"viewport": {"width": 1360, "height": 900}, "reduced_motion": "reduce"}
        context = patient_context(browser, base_url=studio.url, **{**settings, **options})
        contexts.append(context)
        context.add_cookies([_cookie(studio.url, SIGNED_IN[COOKIE])])
        page = context.new_page()
        page.on("console", lambda said: hear(said.type, said.text))
        page.on("pageerror", lambda error: hear("error", str(error)))
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@contextlib.contextmanager
def serving(data: Path) -> Iterator[str]:
    """The studio as the program serves it on a free port, with its data there: its address."""
    process = subprocess.Popen(
        [PROGRAM, "studio", "--port", "0"],
        env={**os.environ, "LIMELIGHT_DATA": str(data)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://\S+/", said)
    assert found is not None, said
    yield found[0]
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def _cookie(url: str, token: str) -> SetCookieParam:
    return {"name": COOKIE, "value": token, "url": url}


def owner_of(address: str) -> SetCookieParam:
    """The cookie of the owner of a fresh studio, created through its own page."""
    typed = {"name": OWNER.name, "email": OWNER.email, "password": PASSWORD}
    return _cookie(address, _sent(address, "welcome", typed).cookies[COOKIE])


def in_a_fresh_workspace(address: str, name: str) -> SetCookieParam:
    """The cookie of the owner of a studio, signed in anew and in a workspace made for it."""
    typed = {"email": OWNER.email, "password": PASSWORD}
    token = _sent(address, "sign-in", typed).cookies[COOKIE]
    _sent(address, "workspaces", {"name": name}, token)
    return _cookie(address, token)


def _sent(address: str, page: str, typed: dict[str, str], token: str = "") -> httpx2.Response:
    own = {"origin": address.rstrip("/"), "cookie": f"{COOKIE}={token}"}
    answer = httpx2.post(f"{address}accounts/{page}", data=typed, headers=own, timeout=120)
    assert answer.status_code == 303, answer.text
    return answer


@pytest.fixture(scope="session")
def shared_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A studio as the program serves it, with an owner: one for many files, as to start one and
    have its workers load what draws takes longer than most of their tests.
    """
    with serving(tmp_path_factory.mktemp("studio")) as url:
        owner_of(url)
        yield url


@pytest.fixture(scope="module")
def address(shared_address: str) -> str:
    """The studio of the tests of a file. One that changes more than a workspace has `address` and
    `owner` of its own.
    """
    return shared_address


@pytest.fixture(scope="module")
def owner(address: str, request: pytest.FixtureRequest) -> SetCookieParam:
    """Its signed-in owner, in a workspace of this file alone."""
    return in_a_fresh_workspace(address, Path(request.node.name).stem)


@pytest.fixture
def visit(browser: Browser, address: str, owner: SetCookieParam) -> Iterator[Callable[..., Page]]:
    """Opens a page for the owner; at the end none may have thrown anything."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(path: str, **options: Any) -> Page:
        settings: dict[str, Any] = {
            "viewport": {"width": 1360, "height": 900},
            "reduced_motion": "reduce",
        }
        context = patient_context(browser, base_url=address, **{**settings, **options})
        contexts.append(context)
        context.add_cookies([owner])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
