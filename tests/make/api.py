"""A program that talks to the API of a whole studio, without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
from tests.make.makers import small_makers
from tests.make.people import owner_key

from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.durable.runtime import Runtime
from limelight.kit.events.changes import Changes
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.production.pipeline import producer
from limelight.production.ports import Productions
from limelight.production.samples.filling import filler
from limelight.production.samples.furnishing import read_contents
from limelight.production.schemas import ProductionId
from limelight.production.service import ProductionService
from limelight.production.steps.making import Bench

URL = "http://localhost:8000/api/v1"
Client = httpx2.AsyncClient


class OrderedOnly(ProductionService):
    """Takes orders as always, and never begins with one."""

    async def run(self, production_id: ProductionId, attempt: int) -> None:
        return


@asynccontextmanager
async def small_studio(
    data: Path, database: str = "", *, requests_per_minute: int = 6000
) -> AsyncIterator[Wired]:
    """A whole studio with small makers; what is ordered is not begun."""
    settings = Settings.model_validate(
        {
            "data": data,
            "database_url": database,
            "workers": 1,
            "api": {"requests_per_minute": requests_per_minute},
        }
    )
    async with opened(settings, work="own", makers=small_makers()) as wired:
        filler.contents = read_contents().model_copy(update={"pieces": ()})
        parts = wired[Bench], producer, wired[Runtime], wired[Changes]
        ordered = OrderedOnly(*parts)
        wired.serve(ProductionService, ordered)
        wired.serve(Productions, ordered)
        yield wired


@asynccontextmanager
async def asking(wired: Wired) -> AsyncIterator[Client]:
    """A program with a key of the owner of a fresh studio."""
    key = {"authorization": f"Bearer {await owner_key(wired)}"}
    transport = httpx2.ASGITransport(app=site(wired))
    async with Client(transport=transport, base_url=URL, headers=key, timeout=120) as client:
        yield client


@asynccontextmanager
async def calling(
    data: Path, database: str = "", *, requests_per_minute: int = 6000
) -> AsyncIterator[Client]:
    """A program with a key of the owner of a fresh, small studio in `data`."""
    async with (
        small_studio(data, database, requests_per_minute=requests_per_minute) as wired,
        asking(wired) as client,
    ):
        yield client
