"""A sample is filled by the studio, once for each person, and leaves nothing behind."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text
from tests.make.api import URL as API
from tests.make.makers import small_makers
from tests.make.people import OWNER, PASSWORD, member_token, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.models import UserRow, WorkspaceRow
from limelight.accounts.people.leaving import erase
from limelight.accounts.schemas import Role, UserId, Workspace, WorkspaceId
from limelight.accounts.sessions.keys import create_key
from limelight.accounts.workspaces.samples import end_sample_of, find_sample, list_samples
from limelight.app.erasing import erase_due
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.production.samples.filling import filler
from limelight.production.samples.furnishing import read_contents
from limelight.production.samples.ports import Samples
from limelight.production.samples.schemas import Contents


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    settings = Settings(data=tmp_path / "data", workers=1)
    async with opened(settings, work="own", makers=small_makers()) as one:
        filler.contents = _shorter(0)
        yield one


def _shorter(count: int) -> Contents:
    """A sample with only so many videos."""
    held = read_contents()
    return held.model_copy(update={"pieces": held.pieces[:count]})


@pytest.fixture
async def owner(wired: Wired) -> AsyncIterator[Client]:
    async with browser_of(wired, await owner_token(wired[Sessions])) as client:
        yield client


async def _me(wired: Wired) -> UserId:
    async with wired[Sessions].read() as db:
        found = await db.scalar(select(UserRow.id).where(UserRow.email == OWNER.email))
    return UserId(str(found))


async def test_a_sample_is_filled_with_things_in_every_state_and_removed_without_a_trace(
    wired: Wired, owner: Client
) -> None:
    me, samples = await _me(wired), wired[Samples]
    filler.contents = _shorter(1)
    opened_once = await owner.post("/production/sample")
    assert (opened_once.status_code, opened_once.headers["location"]) == (303, "/")
    home = (await owner.get("/")).text
    assert "Remove sample" in home
    assert "First steps" not in home
    done = await samples.wait(me)
    assert (done.videos_made, done.videos_to_come) == (1, 0)
    review = await _review(owner, (await owner.get("/reviews?state=approved")).text)
    assert filler.contents.pieces[0].approval in review
    assert filler.contents.pieces[0].remark in review
    for path, said in (
        ("/characters", "Theo"),
        ("/brands", "Sample brand"),
        ("/production/templates", "Three tips (sample)"),
        ("/production/new", "Why the sky turns red"),
        ("/library", "Finished videos"),
        ("/accounts/people", "Remove this sample"),
    ):
        assert said in (await owner.get(path)).text, path
    removed = await owner.post("/production/sample/remove", data={"workspace": done.workspace_id})
    assert (removed.status_code, removed.headers["location"]) == (303, "/")
    assert "First steps" in (await owner.get("/")).text
    await _is_gone(wired, done.workspace_id)


async def _review(owner: Client, queue: str) -> str:
    address = queue.split('href="/reviews/')[1].split('"')[0]
    return (await owner.get(f"/reviews/{address}")).text


async def _is_gone(wired: Wired, workspace_id: WorkspaceId) -> None:
    async with wired[Sessions].read() as db:
        connection = await db.connection()
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        for name in names:
            kept = str((await db.execute(text(f'SELECT * FROM "{name}"'))).all())  # noqa: S608
            assert workspace_id not in kept or name == "accounts_entries", name
    files = wired[Settings].data / "files"
    assert [str(path) for path in files.rglob("*") if path.is_file()] == []


async def test_asking_twice_at_once_is_one_sample(wired: Wired, owner: Client) -> None:
    me, samples = await _me(wired), wired[Samples]
    both = await asyncio.gather(samples.open(me), samples.open(me))
    assert both[0].workspace_id == both[1].workspace_id
    assert (await samples.open(me)).workspace_id == both[0].workspace_id
    async with wired[Sessions].read() as db:
        assert len(await list_samples(db)) == 1
    await owner.post("/production/sample")
    for path in ("/accounts/workspace/delete", "/accounts/workspace/hand-over"):
        form = {"delete_name": "Sample studio", "delete_password": PASSWORD}
        form |= {"heir": me, "heir_password": PASSWORD}
        refused = await owner.post(path, data=form)
        assert (refused.status_code, "This is a sample" in refused.text) == (422, True), path
    assert await samples.remove(me)
    assert not await samples.remove(me)


async def test_somebody_elses_sample_is_not_removed_in_ones_own_name(
    wired: Wired, owner: Client
) -> None:
    mine = await wired[Samples].open(await _me(wired))
    other = await owner.post("/production/sample/remove", data={"workspace": "another"})
    assert other.status_code == 409
    assert await wired[Samples].find(await _me(wired)) == mine


async def test_what_a_crash_leaves_is_filled_or_erased_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path / "data", workers=1)
    async with opened(settings, makers=small_makers()) as wired:  # does no durable work
        await owner_token(wired[Sessions])
        me = await _me(wired)
        with pytest.raises(Exception, match="DBOS"):
            await wired[Samples].open(me)
    # Filling goes on as soon as the studio opens.
    monkeypatch.setattr("limelight.app.studio.read_contents", lambda: _shorter(0))
    async with opened(settings, work="all", makers=small_makers()) as wired:
        done = await wired[Samples].wait(me)
        assert done.videos_to_come == 0
        async with wired[Sessions].begin() as db:
            await end_sample_of(db, me)
        assert await erase_due(wired, utc_now()) == 1
        await _is_gone(wired, done.workspace_id)


async def test_a_person_who_leaves_leaves_no_sample(wired: Wired, owner: Client) -> None:
    await member_token(wired[Sessions], wired[Workspace], Role.EDITOR, "Vera")
    async with wired[Sessions].read() as db:
        vera = UserId(str(await db.scalar(select(UserRow.id).where(UserRow.name == "Vera"))))
    made = await wired[Samples].open(vera)
    async with wired[Sessions].begin() as db:
        await erase(db, vera)
        assert await find_sample(db, vera) is None
    assert await erase_due(wired, utc_now()) == 1
    await _is_gone(wired, made.workspace_id)


async def test_a_program_opens_follows_and_removes_it(wired: Wired, owner: Client) -> None:
    me = await _me(wired)
    async with wired[Sessions].begin() as db:
        first = (await db.scalars(select(WorkspaceRow.id))).one()
        _, key = await create_key(db, WorkspaceId(first), me, name="a test")
    headers = {"authorization": f"Bearer {key}"}
    assert (await owner.get(f"{API}/sample", headers=headers)).status_code == 404
    made = (await owner.post(f"{API}/sample", headers=headers)).json()
    assert made["name"] == "Sample studio"
    assert (await owner.get(f"{API}/sample", headers=headers)).json()["workspace_id"] == (
        made["workspace_id"]
    )
    assert (await owner.delete(f"{API}/sample", headers=headers)).status_code == 204
    assert (await owner.get(f"{API}/sample", headers=headers)).status_code == 404
