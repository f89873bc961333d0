"""A browser on the pages of a whole studio, without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2

from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.settings import Settings

URL = "http://localhost:8000"
OURS = {"accept": "text/html,*/*", "sec-fetch-site": "same-origin", "origin": URL}

Client = httpx2.AsyncClient


@asynccontextmanager
async def visiting(data: Path) -> AsyncIterator[Client]:
    """A visitor of a fresh studio that keeps its things in `data`."""
    async with opened(Settings(data=data, workers=1)) as wired:
        transport = httpx2.ASGITransport(app=site(wired))
        async with Client(transport=transport, base_url=URL, headers=OURS, timeout=120) as client:
            yield client


async def make(visitor: Client, name: str, **fields: str) -> str:
    """The address of a new character's page."""
    answer = await visitor.post("/characters", data={"name": name, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])
