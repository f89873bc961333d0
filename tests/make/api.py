"""A program that talks to the API of a whole studio, without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
from tests.make.people import owner_key

from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.settings import Settings

URL = "http://localhost:8000/api/v1"
Client = httpx2.AsyncClient


@asynccontextmanager
async def calling(
    data: Path, database: str = "", *, requests_per_minute: int = 6000
) -> AsyncIterator[Client]:
    """A program with a key of the owner of a fresh studio that keeps its things in `data`."""
    settings = Settings.model_validate(
        {
            "data": data,
            "database_url": database,
            "workers": 1,
            "api": {"requests_per_minute": requests_per_minute},
        }
    )
    async with opened(settings) as wired:
        transport = httpx2.ASGITransport(app=site(wired))
        key = {"authorization": f"Bearer {await owner_key(wired)}"}
        async with Client(transport=transport, base_url=URL, headers=key, timeout=120) as client:
            yield client
