"""The queue and a review, as people walk through them."""

from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.visitors import Client

from limelight.accounts.people.creating import create_person
from limelight.accounts.schemas import UserId, Workspace, WorkspaceId
from limelight.accounts.workspaces.changing import list_members
from limelight.accounts.workspaces.members import create_workspace
from limelight.kit.db.sessions import Sessions
from limelight.kit.events.log import EventTypes
from limelight.kit.wiring import Wired
from limelight.reviews import service
from limelight.reviews.schemas import EVENTS, Medium, Policy, ReviewId, Subject


async def ask(wired: Wired, title: str, workspace_id: WorkspaceId | None = None) -> ReviewId:
    """Something new waits."""
    subject = Subject(
        kind="production",
        id=title,
        version=1,
        title=title,
        url="/production/1",
        media=(Medium(kind="video", url="/production/1/files/video.mp4", label="9:16"),),
    )
    async with wired[Sessions].begin() as db:
        found = await service.ask(db, workspace_id or wired[Workspace].id, subject)
    assert found is not None
    return found


async def test_from_the_policy_to_the_last_decision(wired: Wired, owner: Client) -> None:
    assert "Nothing waits" in (await owner.get("/reviews")).text
    saved = await owner.post("/reviews/policy", data={"needed": "1"})
    assert saved.status_code == 303
    first, second = await ask(wired, "Basil <b>tips</b>"), await ask(wired, "Coffee")
    queue = (await owner.get("/reviews")).text
    assert "Basil &lt;b&gt;tips&lt;/b&gt;" in queue
    assert queue.index(f"/reviews/{first}") < queue.index(f"/reviews/{second}")

    silent = await owner.post(f"/reviews/{first}/decide", data={"verdict": "reject"})
    assert silent.status_code == 422
    assert "Say in a sentence what has to change." in silent.text
    told = {"verdict": "reject", "reason": "The mug floats."}
    decided = await owner.post(f"/reviews/{first}/decide", data=told)
    assert decided.headers["location"] == f"/reviews/{second}"
    assert "The mug floats." in (await owner.get(f"/reviews/{first}")).text
    again = await owner.post(f"/reviews/{first}/decide", data={"verdict": "approve"})
    assert again.status_code == 409

    last = await owner.post(f"/reviews/{second}/decide", data={"verdict": "approve"})
    assert last.headers["location"] == "/reviews"
    assert "Coffee" in (await owner.get("/reviews?state=approved")).text
    await owner.post(f"/reviews/{second}/reopen")
    assert "Coffee" in (await owner.get("/reviews")).text


async def test_programs_are_told_of_reviews(wired: Wired) -> None:
    assert {str(name) for name in EVENTS} <= set(wired[EventTypes].said)


async def test_comments_keep_their_time_and_what_was_typed(wired: Wired, owner: Client) -> None:
    await owner.post("/reviews/policy", data={"needed": "2"})
    review = await ask(wired, "Basil")
    where = f"/reviews/{review}/comments"
    sent = await owner.post(
        where, data={"text": "Louder here.", "at_seconds": "63.5", "x": "0.5", "y": "0.25"}
    )
    assert sent.status_code == 303
    page = (await owner.get(f"/reviews/{review}")).text
    assert "Louder here." in page
    assert 'data-seek="63.5" data-x="0.5" data-y="0.25">1:04<' in page
    assert (await owner.post(where, data={"text": " "})).status_code == 422
    assert (await owner.post(where, data={"text": "x", "at_seconds": "soon"})).status_code == 422


async def test_the_queue_spans_the_workspaces_of_a_person_and_acts_in_the_right_one(
    wired: Wired, owner: Client
) -> None:
    await owner.post("/accounts/workspace", data={"workspace": wired[Workspace].id})
    await owner.post("/reviews/policy", data={"needed": "1"})
    async with wired[Sessions].begin() as db:
        (who,) = [one.person for one in await list_members(db, wired[Workspace].id)]
        other = await create_workspace(db, "Agency", who.id)
        foreign = await create_workspace(db, "Secret", await _somebody(db))
        for workspace in (other, foreign):
            await service.set_policy(db, workspace.id, Policy(needed=1))
    here, there = await ask(wired, "Basil"), await ask(wired, "Coffee", other.id)
    await ask(wired, "Hidden", foreign.id)
    queue = (await owner.get("/reviews")).text
    assert "Basil" in queue
    assert "Coffee" in queue
    assert "Hidden" not in queue
    assert "Agency" in queue
    assert "Secret" not in queue
    only = (await owner.get(f"/reviews?workspace={other.id}")).text
    assert "Coffee" in only
    assert "Basil" not in only
    assert "Hidden" not in (await owner.get(f"/reviews?workspace={foreign.id}")).text

    wrong = await owner.get(f"/reviews/{there}")
    assert "This review is in Agency" in wrong.text
    assert (
        await owner.post(f"/reviews/{there}/decide", data={"verdict": "approve"})
    ).status_code == 404
    gone = await owner.post(
        "/accounts/workspace", data={"workspace": other.id, "next": f"/reviews/{there}"}
    )
    assert gone.headers["location"] == f"/reviews/{there}"
    decided = await owner.post(f"/reviews/{there}/decide", data={"verdict": "approve"})
    assert decided.headers["location"] == "/reviews"
    assert f"/reviews/{here}" in (await owner.get("/reviews")).text


async def test_my_turn_is_what_is_assigned_to_me(wired: Wired, owner: Client) -> None:
    await owner.post("/reviews/policy", data={"needed": "1"})
    mine, _ = await ask(wired, "Basil"), await ask(wired, "Coffee")
    async with wired[Sessions].read() as db:
        (who,) = [one.person for one in await list_members(db, wired[Workspace].id)]
    await owner.post(f"/reviews/{mine}/assign", data={"person": who.id})
    only = (await owner.get("/reviews?mine=1")).text
    assert "Basil" in only
    assert "Coffee" not in only


async def _somebody(db: AsyncSession) -> UserId:
    who = await create_person(db, email="sam@example.com", name="Sam", password_hash=None)
    return who.id
