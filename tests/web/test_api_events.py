"""Events over HTTP: followed as they happen, taken up again without gaps, read at leisure."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message
from tests.make.api import Client, calling

from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.settings import Settings


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


class Listener:
    """One connection to the stream of an application, as a server would hold it."""

    def __init__(self, app: Any, caller: Client, last: str | None = None) -> None:
        headers = [(b"host", b"localhost")]
        headers += [(b"authorization", caller.headers["authorization"].encode())]
        headers += [(b"last-event-id", last.encode())] if last is not None else []
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self._gone = asyncio.Event()
        scope = {
            "type": "http", "method": "GET", "path": "/api/v1/events", "query_string": b"",
            "headers": headers, "server": ("localhost", 80), "scheme": "http", "root_path": "",
            "http_version": "1.1", "client": ("127.0.0.1", 1),
        }  # fmt: skip
        self.task = asyncio.create_task(app(scope, self._receive, self._sent.put))

    async def _receive(self) -> Message:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def events(self, count: int) -> list[dict[str, Any]]:
        """The next events."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            message = await asyncio.wait_for(self._sent.get(), 20)
            for line in message.get("body", b"").decode().splitlines():
                if line.startswith("data: "):
                    found.append(json.loads(line[6:]))
        return found

    async def ready(self) -> None:
        """Wait until the stream has begun."""
        while not (await asyncio.wait_for(self._sent.get(), 20)).get("body", b"").startswith(b":"):
            pass

    async def hang_up(self) -> None:
        """Close the connection."""
        self._gone.set()
        await asyncio.wait_for(self.task, 20)


async def test_a_stream_goes_on_where_it_broke_off(tmp_path: Path) -> None:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as wired:
        app = site(wired)
        async with calling(tmp_path / "data") as caller:
            listener = Listener(app, caller)
            await listener.ready()
            await caller.post("/characters", json={"name": "One"})
            seen = await listener.events(1)
            await listener.hang_up()
            for name in ("Two", "Three"):
                await caller.post("/characters", json={"name": name})
            again = Listener(app, caller, last=str(seen[-1]["id"]))
            seen += await again.events(2)
            await again.hang_up()
    assert [event["data"]["name"] for event in seen] == ["One", "Two", "Three"]
    assert [event["id"] for event in seen] == [1, 2, 3]
    assert {event["type"] for event in seen} == {"character.created"}


async def test_the_history_is_read_a_page_at_a_time_and_ends_where_it_goes_on(
    caller: Client,
) -> None:
    made = (await caller.post("/characters", json={"name": "One"})).json()
    await caller.post(f"/characters/{made['id']}/pause")
    await caller.delete(f"/characters/{made['id']}")
    first = (await caller.get("/events/history?limit=2")).json()
    assert [one["type"] for one in first["items"]] == ["character.created", "character.changed"]
    rest = (await caller.get("/events/history", params={"cursor": first["next"]})).json()
    assert [one["type"] for one in rest["items"]] == ["character.deleted"]
    wanted = {"cursor": rest["next"]}
    assert (await caller.get("/events/history", params=wanted)).json()["items"] == []
    await caller.post("/characters", json={"name": "Two"})
    assert len((await caller.get("/events/history", params=wanted)).json()["items"]) == 1


async def test_a_last_event_that_is_none_is_refused(caller: Client) -> None:
    answer = await caller.get("/events", headers={"Last-Event-ID": "soon"})
    assert answer.status_code == 422
