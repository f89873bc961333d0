"""The first page: for strangers, for newcomers, for those who know the studio."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient
from tests.make.finished import keep_finished
from tests.make.people import member_token, owner_token

from limelight.accounts.gate import COOKIE
from limelight.accounts.schemas import Role, Workspace
from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.ids import new_id
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.production.schemas import Order, ProductionId
from limelight.production.service import ProductionService
from limelight.web.home import DISMISSED

URL = "http://localhost:8000"


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as opened_studio:
        yield opened_studio


def _browser(wired: Wired, token: str = "") -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=site(wired)),
        base_url=URL,
        headers={"accept": "text/html", "sec-fetch-site": "same-origin", "origin": URL},
        cookies={COOKIE: token} if token else {},
    )


async def test_a_stranger_learns_what_it_is_and_the_first_one_becomes_the_owner(
    wired: Wired,
) -> None:
    async with _browser(wired) as stranger:
        fresh = await stranger.get("/")
        assert (fresh.status_code, fresh.headers["location"]) == (303, "/accounts/welcome")
        await owner_token(wired[Sessions])
        page = await stranger.get("/")
        assert "Characters that carry your stories" in page.text
        assert 'href="/accounts/sign-in"' in page.text
        assert "/production" not in page.text


async def test_a_newcomer_is_led_from_a_character_to_a_video(wired: Wired) -> None:
    async with _browser(wired, await owner_token(wired[Sessions])) as owner:
        page = (await owner.get("/")).text
        assert "0 of 3 steps done" in page
        assert "No videos yet" in page
        made = await owner.post("/characters", data={"name": "Nova", "age_years": "30"})
        assert made.status_code == 303
        page = (await owner.get("/")).text
        assert "Nova" in page
        assert "1 of 3 steps done" in page
        assert 'href="/production"' in page.split("Watch and review it")[0].rsplit("<li", 1)[1]


def test_the_first_steps_go_when_they_are_sent_away(visitor: TestClient) -> None:
    assert "First steps" in visitor.get("/").text
    answer = visitor.post("/web/first-steps/dismiss")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert DISMISSED in answer.headers["set-cookie"]
    assert "First steps" not in visitor.get("/").text


async def test_the_last_step_is_a_decision_whoever_looks(wired: Wired) -> None:
    async with _browser(wired, await owner_token(wired[Sessions])) as owner:
        await owner.post("/characters", data={"name": "Nova", "age_years": "30"})
        production_id = await keep_finished(wired)
        page = (await owner.get("/")).text
        assert "2 of 3 steps done" in page
        assert f'action="/production/{production_id}/review"' in page
        asked = await owner.post(f"/production/{production_id}/review")
        again = await owner.post(f"/production/{production_id}/review")
        assert asked.headers["location"] == again.headers["location"]
        waits = (await owner.get("/")).text.partition('id="waiting-title"')[2]
        assert f'href="{asked.headers["location"]}"' in waits
        role, studio = Role.VIEWER, wired[Workspace]
        async with _browser(wired, await member_token(wired[Sessions], studio, role, "Vi")) as vi:
            assert "waiting-title" not in (await vi.get("/")).text, "who only looks on decides not"
        approve = f"{asked.headers['location']}/decide"
        assert (await owner.post(approve, data={"verdict": "approve"})).status_code == 303
        page = (await owner.get("/")).text
        assert "3 of 3 steps done" in page
        assert "waiting-title" not in page


async def test_what_is_not_finished_is_not_put_up_for_review(wired: Wired) -> None:
    async with _browser(wired, await owner_token(wired[Sessions])) as owner:
        assert (await owner.post("/production/nothing/review")).status_code == 404
        waiting = ProductionId(new_id())
        await wired[ProductionService].write_down(waiting, Order(text="Basil on a windowsill"))
        await wired[ProductionService].write_down(waiting, Order(text="Said a second time"))
        assert (await owner.post(f"/production/{waiting}/review")).status_code == 409
        page = (await owner.get("/")).text
        assert "1 video is being made" in page
        assert "Said a second time" not in page


def test_the_page_for_an_unreachable_studio_stands_alone(visitor: TestClient) -> None:
    page = visitor.get("/web/offline")
    assert "The studio does not answer" in page.text
    assert "hx-" not in page.text
    worker = visitor.get("/offline.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"
