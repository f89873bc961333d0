"""Series: begun from a production, gone on with, named anew, put away; by API, page and program."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.make.api import Client, asking, small_studio
from tests.make.finished import keep_finished
from tests.make.people import outsider_token, owner_token
from tests.make.program import call
from tests.make.visitors import browser_of

from limelight.accounts.schemas import Workspace
from limelight.brands.schemas import Kit
from limelight.brands.service import create_brand
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.production.queries import get_view
from limelight.production.schemas import Order, ProductionId
from limelight.production.series import service
from limelight.production.series.errors import SeriesNotFound
from limelight.production.series.schemas import Running
from limelight.production.service import ProductionService
from limelight.production.steps.making import Bench
from limelight.production.steps.opening import load_run
from limelight.production.steps.planning import script_ask

RUNNING = {"name": "Basil diaries", "about": "Growing herbs.", "hook": "Episode {number}."}


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with small_studio(tmp_path / "data") as found:
        yield found


@pytest.fixture
async def caller(wired: Wired) -> AsyncIterator[Client]:
    async with asking(wired) as client:
        yield client


async def _begun(caller: Client, wired: Wired) -> dict[str, Any]:
    first = await keep_finished(wired, "Light for basil")
    made = await caller.post("/series", json={**RUNNING, "production_id": first})
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_the_next_episode_is_like_the_last_and_knows_what_was_told(
    caller: Client, wired: Wired
) -> None:
    here = wired[Workspace].id
    async with wired[Sessions].begin() as db:
        kit = Kit(name="Green", accent="#2f8f6b", avoid=("cheap",))
        await create_brand(db, here, kit)
    order = Order(text="Light", formats="1:1,9:16", seconds=33, brand="Green", captions="pop")
    first = await wired[ProductionService].start(order)
    made = await caller.post("/series", json={**RUNNING, "production_id": first})
    where = f"/series/{made.json()['id']}"
    second = await caller.post(f"{where}/next", json={"brief": "Water for basil"})
    assert second.status_code == 201, second.text
    async with wired[Sessions].read() as db:
        before = (await get_view(db, here, first)).brief
        brief = (await get_view(db, here, second.json()["id"])).brief
    assert brief.series is not None
    assert (brief.series.number, brief.series.told[0].about) == (2, "Light")
    kept = {"text": "Water for basil", "series": brief.series}
    assert brief == before.model_copy(update=kept)
    run = await load_run(wired[Bench], second.json()["id"])
    told = script_ask(run)
    assert "episode 2 of the series" in told.instructions
    assert "1. Light: Light" in told.instructions
    assert "series" not in script_ask(await load_run(wired[Bench], first)).facts
    third = await caller.post(f"{where}/next", json={"brief": "Soil", "formats": ["16:9"]})
    assert third.json()["brief"]["formats"] == ["16:9"]
    shown = (await caller.get(where)).json()
    assert [one["number"] for one in shown["episodes"]] == [1, 2, 3]
    assert shown["next_number"] == 4


async def test_a_series_without_an_episode_begins_as_usual(caller: Client) -> None:
    made = (await caller.post("/series", json={"name": "New"})).json()
    first = await caller.post(
        f"/series/{made['id']}/next", json={"brief": "Hello", "seconds": 9, "formats": ["4:5"]}
    )
    assert first.status_code == 201, first.text
    brief = first.json()["brief"]
    assert (brief["series"]["number"], brief["seconds"], brief["formats"]) == (1, 9, ["4:5"])


async def test_orders_at_once_get_numbers_of_their_own(caller: Client, wired: Wired) -> None:
    series = (await _begun(caller, wired))["id"]
    asked = [
        caller.post(f"/series/{series}/next", json={"brief": f"Part {one}"}) for one in range(4)
    ]
    assert {answer.status_code for answer in await asyncio.gather(*asked)} == {201}
    shown = (await caller.get(f"/series/{series}")).json()
    assert [one["number"] for one in shown["episodes"]] == [1, 2, 3, 4, 5]


async def test_what_is_refused_leaves_no_episode(caller: Client, wired: Wired) -> None:
    series = await _begun(caller, wired)
    first = series["episodes"][0]["production"]["id"]
    where = f"/series/{series['id']}"
    assert (await caller.post(f"{where}/next", json={"brief": "..."})).status_code == 422
    assert (await caller.post("/series/none/next", json={"brief": "Soil"})).status_code == 404
    again = {**RUNNING, "name": "Other", "production_id": first}
    assert (await caller.post("/series", json=again)).status_code == 409
    assert (await caller.post("/series", json=RUNNING)).status_code == 409
    assert (
        await caller.post(f"{where}/episodes", json={"production_id": first})
    ).status_code == 409
    names = [one["running"]["name"] for one in (await caller.get("/series")).json()["items"]]
    assert names == ["Basil diaries"]
    assert (await caller.get(where)).json()["next_number"] == 2
    remade = await caller.post(f"/productions/{first}/remake", json={"seed": 4})
    assert remade.json()["brief"]["series"] is None


async def test_a_series_is_changed_put_away_and_taken_back(caller: Client, wired: Wired) -> None:
    series = await _begun(caller, wired)
    where = f"/series/{series['id']}"
    assert (await caller.put(where, json={"name": "Herbs"})).status_code == 428
    tag = (await caller.get(where)).headers["etag"]
    named = await caller.put(where, json={"name": "Herbs"}, headers={"If-Match": tag})
    assert named.json()["running"]["name"] == "Herbs"
    stale = await caller.put(where, json={"name": "Soil"}, headers={"If-Match": tag})
    assert stale.status_code == 412
    assert (await caller.delete(where)).status_code == 204
    assert (await caller.get("/series")).json()["items"] == []
    assert (
        await caller.get(f"/productions/{series['episodes'][0]['production']['id']}")
    ).is_success
    assert (await caller.post(f"{where}/restore")).status_code == 200
    assert (await caller.get("/series/Herbs")).json()["episodes"][0]["number"] == 1


async def test_lists_come_a_page_at_a_time(caller: Client) -> None:
    for name in ("C", "A", "B"):
        await caller.post("/series", json={"name": name})
    one = (await caller.get("/series?limit=2")).json()
    two = (await caller.get(f"/series?limit=2&cursor={one['next']}")).json()
    assert [each["running"]["name"] for each in one["items"] + two["items"]] == ["A", "B", "C"]
    assert two["next"] is None


class Pages(NamedTuple):
    """The owner and somebody of another workspace in browsers, and a finished production."""

    owner: Client
    other: Client
    made: ProductionId


@pytest.fixture
async def pages(wired: Wired) -> AsyncIterator[Pages]:
    token = await owner_token(wired[Sessions])
    stranger, _ = await outsider_token(wired[Sessions])
    async with browser_of(wired, token) as owner, browser_of(wired, stranger) as other:
        yield Pages(owner, other, await keep_finished(wired, "Light for basil"))


async def test_pages_go_from_a_production_to_its_next_episode(pages: Pages) -> None:
    owner = pages.owner
    assert "No series yet" in (await owner.get("/production/series")).text
    assert (
        f"/production/series/new?of={pages.made}"
        in (await owner.get(f"/production/{pages.made}")).text
    )
    wrong = await owner.post("/production/series", data={"of": pages.made})
    assert wrong.status_code == 422
    assert "A series needs a name" in wrong.text
    begun = await owner.post("/production/series", data={**RUNNING, "of": pages.made})
    assert begun.status_code == 303
    where = begun.headers["location"]
    series = where.rsplit("/", 1)[1]
    shown = (await owner.get(where)).text
    assert "Light for basil" in shown
    form = (await owner.get(f"/production/new?series={series}")).text
    assert "Episode 2 of" in form
    assert f'name="series" value="{series}"' in form
    assert "Light for basil" not in form.split('<textarea id="text"')[1].split("</textarea>")[0]
    sent = {"text": "Water", "formats": "9:16", "series": series}
    started = await owner.post("/production", data=sent)
    assert started.status_code == 303, started.text
    run = (await owner.get(started.headers["location"])).text
    assert "Basil diaries, episode 2" in run
    assert "episode 1" in (await owner.get(f"/production/{pages.made}")).text
    away = await owner.post(f"{where}/delete")
    assert "Its productions are still there." in (await owner.get(away.headers["location"])).text
    lost = await owner.post("/production", data=sent)
    assert lost.status_code == 422
    assert "There is no series" in lost.text
    assert (await owner.post(f"{where}/restore")).status_code == 303


async def test_a_production_is_added_to_a_series_that_is_there(pages: Pages, wired: Wired) -> None:
    async with wired[Sessions].begin() as db:
        series = await service.create_series(db, wired[Workspace].id, Running(name="Herbs"))
    page = (await pages.owner.get(f"/production/series/new?of={pages.made}")).text
    assert "Herbs, episode 1" in page
    data = {"series": series, "of": pages.made}
    assert (await pages.owner.post("/production/series/add", data=data)).status_code == 303
    again = await pages.owner.post("/production/series/add", data=data)
    assert "It is episode 1 of a series already." in again.text
    named = await pages.owner.post(f"/production/series/{series}", data={"name": "Spices"})
    assert named.status_code == 303


async def test_others_neither_see_nor_go_on_with_a_series(pages: Pages, wired: Wired) -> None:
    async with wired[Sessions].begin() as db:
        here = wired[Workspace].id
        series = await service.create_series(db, here, Running(name="Herbs"), pages.made)
    assert "Herbs" not in (await pages.other.get("/production/series")).text
    assert (await pages.other.get(f"/production/series/{series}")).status_code == 404
    assert (await pages.other.post(f"/production/series/{series}/delete")).status_code == 404
    stolen = await pages.other.post(
        "/production", data={"text": "Water", "formats": "9:16", "series": series}
    )
    assert stolen.status_code == 422
    async with wired[Sessions].read() as db:
        with pytest.raises(SeriesNotFound):
            await service.get_series(db, "another", series)


def test_the_program_begins_lists_and_shows(tmp_path: Path) -> None:
    async def finish() -> str:
        async with small_studio(tmp_path / "data") as wired:
            return await keep_finished(wired, "Light for basil")

    made = asyncio.run(finish())
    data = tmp_path / "data"
    begun = call("series", "new", "Herbs", "--production", made, "--hook", "Hello.", data=data)
    assert begun.code == 0, begun.err
    assert "Herbs  (1 episodes)" in call("series", "list", data=data).out
    assert '"Hello."\n1. Light for basil  (done)' in call("series", "show", "Herbs", data=data).out
    assert call("series", "next", "Nobody", "Water", data=data).code != 0
