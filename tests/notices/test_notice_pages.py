"""The bell's page, and the page that ends the letters."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.people import member_token, outsider_token, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.schemas import Role, Workspace
from limelight.accounts.workspaces.changing import list_members
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.notices import service
from limelight.notices.schemas import News


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as opened_studio:
        yield opened_studio


@pytest.fixture
async def owner(wired: Wired) -> AsyncIterator[Client]:
    async with browser_of(wired, await owner_token(wired[Sessions])) as client:
        yield client


async def told(wired: Wired) -> str:
    """The owner is told something; the token of their letters."""
    async with wired[Sessions].begin() as db:
        here = wired[Workspace].id
        (who,) = [m.person.id for m in await list_members(db, here) if m.role is Role.OWNER]
        news = News(kind="approved", title="Ann <b>approved</b>", url="/reviews/1")
        await service.tell(db, here, [who], news)
        return (await service.wish_row(db, who)).token


async def test_what_one_was_told_is_listed_opened_and_seen(wired: Wired, owner: Client) -> None:
    assert "Nothing new" in (await owner.get("/notices")).text
    await told(wired)
    page = (await owner.get("/notices")).text
    assert "Ann &lt;b&gt;approved&lt;/b&gt;" in page
    assert "data-unread>" in page
    url = page.split('href="/notices/')[1].split('"')[0]
    outsider, _ = await outsider_token(wired[Sessions])
    viewer = await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Vic")
    for token in (outsider, viewer):
        async with browser_of(wired, token) as other:
            assert "Ann" not in (await other.get("/notices")).text
            assert (await other.get(f"/notices/{url}")).status_code == 404
    assert (await owner.get(f"/notices/{url}")).headers["location"] == "/reviews/1"
    assert "data-unread>" not in (await owner.get("/notices")).text
    await told(wired)
    await owner.post("/notices/seen")
    assert "data-unread>" not in (await owner.get("/notices")).text


async def test_wishes_are_kept_and_what_is_unknown_is_passed_over(
    wired: Wired, owner: Client
) -> None:
    await owner.post(
        "/notices/wishes", data={"shown": ["client", "nonsense"], "pace": "daily", "mailed": []}
    )
    page = (await owner.get("/notices")).text
    assert page.count(" checked>") == 1
    assert '<option value="daily" selected>' in page


async def test_a_stranger_with_a_letter_ends_the_letters_by_a_button(
    wired: Wired, owner: Client
) -> None:
    token = await told(wired)
    async with browser_of(wired) as stranger:
        asked = await stranger.get(f"/notices/stop?token={token}")
        assert "Send me no more" in asked.text
        assert "Olive" not in asked.text
        assert '<option value="soon" selected>' in (await owner.get("/notices")).text
        done = await stranger.post("/notices/stop", data={"token": token})
        assert "You get no more letters" in done.text
        assert (await stranger.get("/notices/stop?token=wrong")).status_code == 404
    assert '<option value="never" selected>' in (await owner.get("/notices")).text
