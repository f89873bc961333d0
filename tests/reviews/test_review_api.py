"""Reviews for programs: what the pages do, by key."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.assets import keep
from tests.make.people import owner_key
from tests.make.visitors import Client, browser_of

from limelight.accounts.schemas import Workspace
from limelight.accounts.workspaces.changing import list_members
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.service import Library
from limelight.reviews import service
from limelight.reviews.schemas import Subject

ALL = "/api/v1/reviews"


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as opened_studio:
        yield opened_studio


@pytest.fixture
async def program(wired: Wired) -> AsyncIterator[Client]:
    key = await owner_key(wired)
    async with browser_of(wired) as client:
        client.headers = {"authorization": f"Bearer {key}"}
        yield client


async def ask(wired: Wired, title: str) -> str:
    async with wired[Sessions].begin() as db:
        subject = Subject(kind="production", id=title, version=1, title=title, url="/production/1")
        found = await service.ask(db, wired[Workspace].id, subject)
    assert found is not None
    return f"{ALL}/{found}"


async def test_from_the_policy_to_a_decision(wired: Wired, program: Client) -> None:
    told = await program.put(f"{ALL}/policy", json={"needed": 1, "gates_shares": True})
    assert told.status_code == 200, told.text
    assert (await program.get(f"{ALL}/policy")).json()["gates_shares"] is True
    assert (await program.put(f"{ALL}/policy", json={"needed": 3})).status_code == 422
    first, second = await ask(wired, "Basil"), await ask(wired, "Coffee")
    page = (await program.get(ALL, params={"state": "waiting", "limit": 1})).json()
    assert [one["subject"]["title"] for one in page["items"]] == ["Basil"]
    rest = (await program.get(ALL, params={"state": "waiting", "cursor": page["next"]})).json()
    assert [one["subject"]["title"] for one in rest["items"]] == ["Coffee"]

    silent = await program.post(f"{first}/decisions", json={"verdict": "changes"})
    assert silent.json()["type"].endswith("reviews.reason-missing")
    decided = await program.post(
        f"{first}/decisions", json={"verdict": "changes", "reason": "The mug floats."}
    )
    assert (decided.status_code, decided.json()["state"]) == (201, "changes")
    again = await program.post(f"{first}/decisions", json={"verdict": "approve"})
    assert again.status_code == 409
    assert (await program.post(f"{first}/reopen")).json()["state"] == "waiting"
    approved = await program.post(f"{second}/decisions", json={"verdict": "approve"})
    assert approved.json()["state"] == "approved"
    seen = await program.get(second)
    unchanged = await program.get(second, headers={"if-none-match": seen.headers["etag"]})
    assert unchanged.status_code == 304


async def test_a_program_shares_nothing_unapproved_either(
    wired: Wired, program: Client, tmp_path: Path
) -> None:
    asset = await keep(wired[Library], wired[Sessions], tmp_path, "Tea")
    wanted = {"ids": [asset.id]}
    assert (await program.post("/api/v1/library/shares", json=wanted)).status_code == 201
    await program.put(f"{ALL}/policy", json={"needed": 1, "gates_shares": True})
    refused = await program.post("/api/v1/library/shares", json=wanted)
    assert refused.status_code == 403
    assert refused.json()["type"].endswith("reviews.not-approved")


async def test_turns_and_comments(wired: Wired, program: Client) -> None:
    await program.put(f"{ALL}/policy", json={"needed": 1})
    review = await ask(wired, "Basil")
    async with wired[Sessions].read() as db:
        (who,) = [one.person.id for one in await list_members(db, wired[Workspace].id)]
    assert (await program.put(f"{review}/turn", json={"person_id": "nobody"})).status_code == 422
    assert (await program.put(f"{review}/turn", json={"person_id": who})).status_code == 200
    mine = (await program.get(ALL, params={"assigned_to": who})).json()
    assert len(mine["items"]) == 1
    said = await program.post(
        f"{review}/comments", json={"text": "Louder.", "pin": {"at_seconds": 3.5}}
    )
    (comment,) = said.json()["comments"]
    assert comment["pin"]["at_seconds"] == 3.5
    dealt = await program.put(f"{review}/comments/{comment['id']}", json={"is_resolved": True})
    assert dealt.json()["open_comments"] == 0
    wrong = await program.put(f"{review}/comments/x", json={"is_resolved": True})
    assert wrong.status_code == 404


async def test_links_for_clients(wired: Wired, program: Client) -> None:
    await program.put(f"{ALL}/policy", json={"needed": 1})
    review = await ask(wired, "Basil")
    made = await program.post(f"{review}/links", json={"title": "Ann", "days": 3})
    assert made.status_code == 201
    link = made.json()
    async with browser_of(wired) as client:
        assert "Basil" in (await client.get(link["url"])).text
        listed = (await program.get(f"{review}/links")).json()["items"]
        assert [(one["title"], one["seen_count"]) for one in listed] == [("Ann", 1)]
        assert "url" not in listed[0]
        assert (await program.delete(f"{review}/links/{link['id']}")).status_code == 204
        assert (await client.get(link["url"])).status_code == 404
    assert (await program.delete(f"{review}/links/none")).status_code == 404
    assert (await program.get(f"{ALL}/none/links")).status_code == 404
