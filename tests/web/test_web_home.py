"""The first page: for strangers, for newcomers, for those who know the studio."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient
from tests.make.people import SIGNED_IN, owner_token
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio

from limelight.accounts.gate import COOKIE
from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.web.home import DISMISSED, WATCHED

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
        watch = await owner.get("/web/first-steps/watch")
        assert watch.headers["location"] == "/production"
        assert "set-cookie" not in watch.headers


def test_the_first_steps_go_when_they_are_sent_away(visitor: TestClient) -> None:
    assert "First steps" in visitor.get("/").text
    answer = visitor.post("/web/first-steps/dismiss")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert DISMISSED in answer.headers["set-cookie"]
    assert "First steps" not in visitor.get("/").text


def test_having_watched_is_remembered_by_the_browser(productions: ScriptedProductions) -> None:
    cookies = {**SIGNED_IN, WATCHED: "1"}
    back = TestClient(make_studio(productions), base_url=URL, cookies=cookies)
    assert "1 of 3 steps done" in back.get("/").text


def test_the_page_for_an_unreachable_studio_stands_alone(visitor: TestClient) -> None:
    page = visitor.get("/web/offline")
    assert "The studio does not answer" in page.text
    assert "hx-" not in page.text
    worker = visitor.get("/offline.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"
