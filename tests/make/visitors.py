"""A browser on the pages of a whole studio, without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
from tests.make.people import CHEAP, owner_token

from limelight.accounts.gate import COOKIE
from limelight.accounts.people.passwords import Passwords
from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired

URL = "http://localhost:8000"
OURS = {"accept": "text/html,*/*", "sec-fetch-site": "same-origin", "origin": URL}

Client = httpx2.AsyncClient


@asynccontextmanager
async def visiting(data: Path) -> AsyncIterator[Client]:
    """The owner of a fresh studio that keeps its things in `data`, signed in."""
    async with opened(Settings(data=data, workers=1)) as wired:
        token = await owner_token(wired[Sessions])
        async with browser_of(wired, token) as client:
            yield client


def browser_of(wired: Wired, token: str = "") -> Client:
    """A browser on the pages of an opened studio, with the token of a session or without."""
    wired.root.serve(Passwords, CHEAP)
    return Client(
        transport=httpx2.ASGITransport(app=site(wired)),
        base_url=URL,
        headers=OURS,
        cookies={COOKIE: token} if token else {},
        timeout=120,
    )


async def make(visitor: Client, name: str, **fields: str) -> str:
    """The address of a new character's page."""
    answer = await visitor.post("/characters", data={"name": name, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])
