"""Decisions and comments, on both databases."""

import pytest
from pydantic import ValidationError

from limelight.accounts.people.creating import create_person
from limelight.accounts.schemas import Person, Role, WorkspaceId
from limelight.accounts.service import local_workspace
from limelight.accounts.workspaces.members import add_member
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.events.log import list_events
from limelight.reviews import queries, service
from limelight.reviews.errors import (
    AlreadyDecided,
    CommentNotFound,
    ReasonMissing,
    ReviewNotFound,
)
from limelight.reviews.schemas import Pin, Policy, ReviewId, ReviewView, Said, Speaker, Subject


def subject(version: int = 1, id: str = "run-1") -> Subject:
    return Subject(
        kind="production", id=id, version=version, title="Basil", url=f"/production/{id}"
    )


def by(person: Person) -> Speaker:
    return Speaker(person_id=person.id)


class Room:
    """A workspace with two reviewers."""

    def __init__(self, sessions: Sessions, workspace_id: WorkspaceId, people: list[Person]) -> None:
        self.sessions, self.id = sessions, workspace_id
        self.ada, self.ben = people

    async def ask(self, needed: int, what: Subject) -> ReviewId:
        async with self.sessions.begin() as db:
            await service.set_policy(db, self.id, Policy(needed=needed))
            found = await service.ask(db, self.id, what)
            assert found is not None
            return found

    async def see(self, review: ReviewId) -> ReviewView:
        async with self.sessions.read() as db:
            return await queries.get_view(db, self.id, review)

    async def decide(self, review: ReviewId, who: Person, verdict: str, reason: str = "") -> str:
        async with self.sessions.begin() as db:
            return await service.decide(db, self.id, review, who, verdict, reason)  # type: ignore[arg-type]


@pytest.fixture
async def room(sessions: Sessions) -> Room:
    async with sessions.begin() as db:
        workspace_id = await local_workspace(db)
        people = [
            await create_person(db, email=f"{name}@example.com", name=name, password_hash=None)
            for name in ("Ada", "Ben")
        ]
        for person in people:
            await add_member(db, workspace_id, person.id, role=Role.REVIEWER)
    return Room(sessions, workspace_id, people)


async def test_where_nobody_must_approve_nothing_waits(room: Room) -> None:
    async with room.sessions.begin() as db:
        assert await service.ask(db, room.id, subject()) is None
        assert await queries.find_next(db, room.id, "") is None


async def test_one_person_approves(room: Room) -> None:
    review = await room.ask(1, subject())
    assert await room.decide(review, room.ada, "approve") == "approved"
    view = await room.see(review)
    assert (view.state, view.approvals) == ("approved", 1)
    assert [one.person_name for one in view.decisions] == ["Ada"]
    with pytest.raises(AlreadyDecided):
        await room.decide(review, room.ben, "approve")


async def test_two_different_people_approve(room: Room) -> None:
    review = await room.ask(2, subject())
    assert await room.decide(review, room.ada, "approve") == "waiting"
    assert await room.decide(review, room.ada, "approve") == "waiting"
    assert (await room.see(review)).approvals == 1
    assert await room.decide(review, room.ben, "approve") == "approved"


@pytest.mark.parametrize(("verdict", "state"), [("changes", "changes"), ("reject", "rejected")])
async def test_a_no_says_why_and_one_is_enough(room: Room, verdict: str, state: str) -> None:
    review = await room.ask(2, subject())
    await room.decide(review, room.ada, "approve")
    with pytest.raises(ReasonMissing):
        await room.decide(review, room.ben, verdict, "  ")
    assert await room.decide(review, room.ben, verdict, "Too loud.") == state
    assert (await room.see(review)).decisions[-1].reason == "Too loud."


async def test_a_decision_is_taken_back_and_counted_anew(room: Room) -> None:
    review = await room.ask(2, subject())
    await room.decide(review, room.ada, "approve")
    await room.decide(review, room.ben, "reject", "No.")
    async with room.sessions.begin() as db:
        await service.reopen(db, room.id, review)
    view = await room.see(review)
    assert (view.state, view.approvals, len(view.decisions)) == ("waiting", 0, 2)
    assert await room.decide(review, room.ben, "approve") == "waiting"
    assert await room.decide(review, room.ada, "approve") == "approved"


async def test_a_newer_version_replaces_what_waits(room: Room) -> None:
    first = await room.ask(1, subject(1))
    assert await room.ask(1, subject(1)) == first
    second = await room.ask(1, subject(2))
    other = await room.ask(1, subject(1, id="run-2"))
    assert (await room.see(first)).state == "replaced"
    assert [(await room.see(one)).state for one in (second, other)] == ["waiting", "waiting"]
    async with room.sessions.begin() as db:
        with pytest.raises(AlreadyDecided):
            await service.reopen(db, room.id, first)
        assert await queries.find_next(db, room.id, second) == other
        assert await queries.find_next(db, room.id, other) == second


async def test_comments_are_pinned_and_dealt_with(room: Room) -> None:
    review = await room.ask(1, subject())
    async with room.sessions.begin() as db:
        louder = Said(text=" Louder here. ", pin=Pin(at_seconds=3.5))
        at = await service.comment(db, room.id, review, by(room.ada), louder)
        mug = Said(text="This mug.", pin=Pin(x=0.25, y=0.75))
        await service.comment(db, room.id, review, by(room.ben), mug)
    async with room.sessions.begin() as db:
        await service.resolve(db, room.id, review, at, is_resolved=True)
    view = await room.see(review)
    first, second = view.comments
    assert (first.text, first.pin.at_seconds, first.is_resolved) == ("Louder here.", 3.5, True)
    assert (second.pin.x, second.pin.y, second.person_name) == (0.25, 0.75, "Ben")
    assert view.open_comments == 1


@pytest.mark.parametrize("text", ["  ", "x" * 4001])
async def test_comments_that_make_no_sense_are_refused(room: Room, text: str) -> None:
    review = await room.ask(1, subject())
    async with room.sessions.begin() as db:
        with pytest.raises(Invalid):
            await service.comment(db, room.id, review, by(room.ada), Said(text=text))


@pytest.mark.parametrize("pin", [{"at_seconds": -1}, {"at_seconds": float("nan")}, {"x": 1.5}])
def test_a_pin_lies_in_what_it_pins(pin: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Pin.model_validate(pin)


async def test_only_members_are_assigned(room: Room) -> None:
    review = await room.ask(1, subject())
    async with room.sessions.begin() as db:
        await service.assign(db, room.id, review, room.ben.id, by=room.ada.id)
        with pytest.raises(Invalid):
            await service.assign(db, room.id, review, "nobody", by=room.ada.id)
    assert (await room.see(review)).assigned_to == "Ben"


async def test_what_happens_is_told(room: Room) -> None:
    review = await room.ask(1, subject())
    await room.decide(review, room.ada, "approve")
    async with room.sessions.read() as db:
        told = await list_events(db, room.id, 0)
    assert [event.type for event in told] == ["review.asked", "review.decided"]
    assert told[1].data["state"] == "approved"


async def test_other_workspaces_see_nothing(room: Room) -> None:
    review = await room.ask(1, subject())
    elsewhere = WorkspaceId("elsewhere")
    async with room.sessions.begin() as db:
        with pytest.raises(ReviewNotFound):
            await queries.get_view(db, elsewhere, review)
        with pytest.raises(ReviewNotFound):
            await service.decide(db, elsewhere, review, room.ada, "approve")
        with pytest.raises(CommentNotFound):
            await service.resolve(db, room.id, review, "nothing", is_resolved=True)


async def test_the_queue_comes_in_pages_oldest_first(room: Room) -> None:
    reviews = [await room.ask(1, subject(1, id=f"run-{number}")) for number in range(5)]
    seen: list[str] = []
    cursor = None
    async with room.sessions.read() as db:
        while True:
            page = await queries.list_page(
                db, [room.id], state="waiting", assigned_to=None, cursor=cursor, limit=2
            )
            seen += [card.id for card in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
    assert seen == reviews
