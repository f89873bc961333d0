"""Productions over HTTP: ordered, found, stopped, rewritten with care; and one made to its end."""

import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.make.api import Client, asking, calling
from tests.make.makers import small_makers

from limelight.app.studio import opened
from limelight.kit.settings import Settings
from limelight.production.service import ProductionService

ORDER = {"brief": "Three tips for basil", "seconds": 5, "formats": ["1:1"]}
SCRIPT = {
    "title": "Basil",
    "language": "en",
    "topic": "basil",
    "scenes": [{"narration": "Water it.", "picture": "a plant", "setting": "a home"}],
}


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


async def _order(caller: Client, **changes: object) -> dict[str, Any]:
    answer = await caller.post("/productions", json={**ORDER, **changes})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_an_order_is_kept_as_it_was_given(caller: Client) -> None:
    told = await _order(
        caller,
        formats=["9:16", "1:1"],
        colours="film",
        lower_third={"name": "Mira", "detail": "Gardener"},
        intro={"title": "Hello"},
        pacing={"cut_on_beat": True},
    )
    brief = told["brief"]
    assert (told["state"], brief["formats"]) == ("waiting", ["9:16", "1:1"])
    assert brief["finish"]["colours"] == "film"
    assert brief["lower_third"] == {"name": "Mira", "detail": "Gardener"}
    assert brief["intro"]["title"] == "Hello"
    assert brief["pacing"]["cut_on_beat"] is True


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"seconds": 4}, 422),
        ({"formats": []}, 422),
        ({"formats": ["2:3"]}, 422),
        ({"language": "tlh"}, 422),
        ({"intro": {"title": "/etc/passwd.png"}}, 422),
        ({"logo": "/etc/passwd"}, 422),
        ({"logo": f"{'0' * 64}.png"}, 404),
        ({"character": "nobody"}, 404),
        ({"brief": "a naked child"}, 403),
        ({"unknown": 1}, 422),
    ],
)
async def test_an_order_that_cannot_be_is_refused_and_nothing_kept(
    caller: Client, changes: dict[str, object], status: int
) -> None:
    answer = await caller.post("/productions", json={**ORDER, **changes})
    assert answer.status_code == status, answer.text
    assert (await caller.get("/productions")).json()["items"] == []


async def test_a_quote_makes_nothing_and_stays_with_what_is_ordered(caller: Client) -> None:
    quoted = await caller.post("/productions/quote", json=ORDER)
    assert quoted.status_code == 200, quoted.text
    assert (quoted.json()["sample_count"], quoted.json()["cost_micros"]) == (0, 0)
    assert quoted.json()["seconds"] > 1
    assert (await caller.get("/productions")).json()["items"] == []
    wrong = await caller.post("/productions/quote", json={**ORDER, "seconds": 4})
    assert wrong.status_code == 422
    made = await _order(caller)
    assert (made["quote"], made["spent"]) == (quoted.json(), None)


async def test_productions_are_listed_by_state_a_page_at_a_time(caller: Client) -> None:
    made = [(await _order(caller))["id"] for _ in range(3)]
    await caller.post(f"/productions/{made[0]}/cancel")
    first = (await caller.get("/productions?limit=2")).json()
    assert [one["id"] for one in first["items"]] == [made[2], made[1]]
    rest = (await caller.get("/productions", params={"cursor": first["next"]})).json()
    assert ([one["id"] for one in rest["items"]], rest["next"]) == ([made[0]], None)
    stopped = (await caller.get("/productions?state=cancelled")).json()["items"]
    assert [one["id"] for one in stopped] == [made[0]]


async def test_what_was_stopped_goes_on_and_can_be_ordered_again(caller: Client) -> None:
    made = await _order(caller, seed=7)
    where = f"/productions/{made['id']}"
    assert (await caller.post(f"{where}/cancel")).json()["state"] == "cancelled"
    assert (await caller.post(f"{where}/retry")).json()["state"] == "waiting"
    again = await caller.post(f"{where}/remake", json={"seed": 8, "script": SCRIPT})
    assert again.status_code == 201
    assert again.json()["id"] != made["id"]
    assert again.json()["brief"] == {**made["brief"], "seed": 8}
    types = [one["type"] for one in (await caller.get("/events/history")).json()["items"]]
    ordered, stopped = "production.ordered", "production.cancelled"
    assert [one for one in types if one.startswith("production")] == [ordered, stopped, ordered]


async def test_a_script_that_is_not_written_yet_is_not_there(caller: Client) -> None:
    where = f"/productions/{(await _order(caller))['id']}/script"
    missing = await caller.get(where)
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/production.no-script")
    early = await caller.put(where, json=SCRIPT, headers={"If-Match": "*"})
    assert (early.status_code, early.json()["type"]) == (409, "/problems/production.not-ready")


def _names(answer: httpx2.Response) -> set[str]:
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return set(archive.namelist())


async def _is_taken_along(caller: Client, where: str) -> None:
    """Everything that leaves a finished production."""
    renders = (await caller.get(f"{where}/renders")).json()
    assert [one["format"] for one in renders] == ["1:1"]
    assert renders[0]["level"] in {"green", "amber", "red"}
    assert renders[0]["publishable"] == (renders[0]["level"] != "red")
    assert len(renders[0]["report"]["findings"]) >= 10
    video = renders[0]["video"]["url"].removeprefix("/api/v1")
    part = await caller.get(video, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    for kind in ("thumbnails", "captions"):
        file = await caller.get(renders[0][kind][0]["url"].removeprefix("/api/v1"))
        assert file.status_code == 200
    assert {"video-1x1.mp4", "script.json"} <= _names(await caller.get(f"{where}/archive"))
    names = _names(await caller.post(f"{where}/handoff", json={"to": ["edl", "otio"]}))
    assert any(name.endswith(".edl") for name in names)
    assert any(name.startswith("media/") and name.endswith(".mp4") for name in names)
    covers = await caller.post(f"{where}/thumbnails", json={"platforms": ["youtube"]})
    assert len(_names(covers)) == 3
    assert (await caller.get(f"{where}/files/nothing.mp4")).status_code == 404


async def _is_rewritten(caller: Client, where: str) -> None:
    """Its script is changed with the ETag that was read, and it is made again."""
    script = await caller.get(f"{where}/script")
    edited = script.json()
    edited["scenes"][0]["narration"] = "Water it in the morning."
    put = f"{where}/script"
    assert (await caller.put(put, json=edited)).status_code == 428
    old = await caller.put(put, json=edited, headers={"If-Match": '"old"'})
    assert old.json()["current"] == script.json()
    match = {"If-Match": script.headers["etag"]}
    assert (await caller.put(put, json=edited, headers=match)).status_code == 200
    running = await caller.put(put, json=edited, headers={"If-Match": "*"})
    assert running.status_code == 409


async def test_a_production_is_made_followed_and_taken_along(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", workers=1)
    async with (
        opened(settings, work="own", makers=small_makers()) as wired,
        asking(wired) as caller,
    ):
        made = await _order(caller)
        where = f"/productions/{made['id']}"
        async for view in wired[ProductionService].watch(made["id"]):
            assert view.error is None
        done = (await caller.get(where)).json()
        assert done["state"] == "done"
        assert (done["spent"]["is_first"], done["spent"]["cost_micros"]) == (True, 0)
        assert done["spent"]["size_bytes"] > done["spent"]["video_bytes"] > 0
        quoted = (await caller.post("/productions/quote", json=ORDER)).json()
        assert quoted["sample_count"] == 1
        assert {step["name"]: step["sample_count"] for step in quoted["steps"]}["render"] == 1
        await _is_taken_along(caller, where)
        await _is_rewritten(caller, where)
        async for view in wired[ProductionService].watch(made["id"]):
            assert view.error is None
        again = (await caller.get(where)).json()
        assert again["script"]["scenes"][0]["narration"] == "Water it in the morning."
        told = (await caller.get("/events/history")).json()["items"]
        assert [one["type"] for one in told].count("production.done") == 2
