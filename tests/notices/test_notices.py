"""Who is told what of reviews, by the bell and by letters, on both databases."""

from datetime import timedelta

import pytest

from limelight.accounts.errors import NotSent
from limelight.accounts.people.creating import create_person
from limelight.accounts.schemas import Letter, Member, Person, Role, Visit, Workspace
from limelight.accounts.service import local_workspace
from limelight.accounts.workspaces.changing import remove_member
from limelight.accounts.workspaces.members import add_member
from limelight.adapters.smtp.mailer import message_of
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.notices import queries
from limelight.notices import service as notices
from limelight.notices.errors import NoticeNotFound
from limelight.notices.posting import GATHERED, Post
from limelight.notices.schemas import News, Notice, Wishes
from limelight.reviews import service
from limelight.reviews.guests import links, words
from limelight.reviews.schemas import Policy, ReviewId, Said, Speaker, Subject


class Letters:
    """A mailer that keeps letters, and can be out of order."""

    is_real = True

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.is_broken = False

    async def send(self, letter: Letter) -> None:
        if self.is_broken:
            raise NotSent("The mail server is away.")
        self.sent.append(letter)


class Room:
    """A workspace with an owner, an editor, a reviewer and a viewer, and a review in it."""

    def __init__(
        self, sessions: Sessions, workspace: Workspace, people: dict[Role, Person], review: ReviewId
    ) -> None:
        self.sessions, self.workspace, self.people, self.review = (
            sessions, workspace, people, review,
        )  # fmt: skip
        self.letters = Letters()
        self.post = Post(sessions, self.letters, "https://studio.example")

    def member(self, role: Role) -> Member:
        visit = Visit(self.people[role], (), None)
        return Member(self.people[role], self.workspace, role, visit)

    async def told(self, role: Role) -> list[Notice]:
        async with self.sessions.read() as db:
            who = self.people[role].id
            return list(await queries.list_notices(db, who, [self.workspace.id]))

    async def decide(self, role: Role, verdict: str = "approve", reason: str = "") -> None:
        async with self.sessions.begin() as db:
            await service.decide(
                db, self.workspace.id, self.review, self.people[role], verdict, reason  # type: ignore[arg-type]
            )  # fmt: skip

    async def say(self, role: Role, text: str) -> None:
        async with self.sessions.begin() as db:
            who = Speaker(person_id=self.people[role].id)
            await service.comment(db, self.workspace.id, self.review, who, Said(text=text))

    async def wish(self, role: Role, **wishes: object) -> None:
        async with self.sessions.begin() as db:
            await notices.wish(db, self.people[role].id, Wishes.model_validate(wishes))


@pytest.fixture
async def room(sessions: Sessions) -> Room:
    people = {}
    async with sessions.begin() as db:
        workspace = Workspace(await local_workspace(db), "Agency")
        for role in (Role.OWNER, Role.EDITOR, Role.REVIEWER, Role.VIEWER):
            email = f"{role.value}@example.com"
            name = role.value.capitalize()
            people[role] = await create_person(db, email=email, name=name, password_hash=None)
            await add_member(db, workspace.id, people[role].id, role=role)
        await service.set_policy(db, workspace.id, Policy(needed=2))
        subject = Subject(kind="production", id="1", version=1, title="Basil", url="/production/1")
        review = await service.ask(db, workspace.id, subject)
    assert review is not None
    return Room(sessions, workspace, people, review)


async def test_a_decision_is_told_to_those_who_make_and_took_part(room: Room) -> None:
    await room.say(Role.REVIEWER, "Nice.")
    await room.decide(Role.OWNER, "changes", "The mug floats.")
    for role in (Role.EDITOR, Role.REVIEWER):
        (one,) = await room.told(role)
        assert (one.kind, one.title, one.detail) == (
            "changes", "Owner asked for changes: Basil", "The mug floats.",
        )  # fmt: skip
        assert one.url == f"/reviews/{room.review}"
    assert not await room.told(Role.OWNER)
    assert not await room.told(Role.VIEWER)


async def test_whose_turn_it_is_learns_it_once_and_not_from_oneself(room: Room) -> None:
    for by, times in ((Role.EDITOR, 2), (Role.REVIEWER, 1)):
        for _ in range(times):
            async with room.sessions.begin() as db:
                await service.assign(
                    db, room.workspace.id, room.review, room.people[Role.REVIEWER].id,
                    by=room.people[by].id,
                )  # fmt: skip
    assert [one.title for one in await room.told(Role.REVIEWER)] == ["Your turn: Basil"]


async def test_what_a_client_says_is_told(room: Room) -> None:
    async with room.sessions.begin() as db:
        terms = links.Terms("Ann", 7, None)
        made = await links.make_client_link(db, room.member(Role.EDITOR), room.review, terms)
        await words.comment(db, made.link, "Ann", Said(text="Hm."))
        await words.decide(db, made.link, "Ann", "approve", "")
    told = await room.told(Role.EDITOR)
    assert [(one.kind, one.title) for one in told] == [
        ("client", "Ann approved: Basil"), ("client", "Ann on Basil"),
    ]  # fmt: skip
    assert not await room.told(Role.REVIEWER)


async def test_everybody_is_told_what_they_want_where_they_want_it(room: Room) -> None:
    await room.wish(Role.EDITOR, shown=["changes"], mailed=["approved"])
    await room.wish(Role.OWNER, shown=[], mailed=[], pace="soon")
    await room.decide(Role.REVIEWER)
    assert not await room.told(Role.EDITOR)
    await room.post.deliver(utc_now() + GATHERED)
    assert [letter.to for letter in room.letters.sent] == ["editor@example.com"]


async def test_one_notice_is_opened_and_all_are_seen(room: Room) -> None:
    await room.decide(Role.REVIEWER)
    await room.say(Role.REVIEWER, "And the sound?")
    await room.say(Role.EDITOR, "Yes.")
    await room.say(Role.REVIEWER, "Well.")
    editor, here = room.people[Role.EDITOR].id, [room.workspace.id]
    newest, first = await room.told(Role.EDITOR)
    async with room.sessions.begin() as db:
        assert await queries.count_unread(db, editor, here) == 2
        opened = await notices.open_notice(db, editor, here, first.id)
        assert opened.url == f"/reviews/{room.review}"
        assert await queries.count_unread(db, editor, here) == 1
        with pytest.raises(NoticeNotFound):
            await notices.open_notice(db, room.people[Role.VIEWER].id, here, newest.id)
        await notices.see_all(db, editor, here)
        assert await queries.count_unread(db, editor, here) == 0
        assert await queries.count_unread(db, editor, []) == 0
    await room.post.deliver(utc_now() + GATHERED)
    assert "editor@example.com" not in [letter.to for letter in room.letters.sent]


async def test_a_letter_gathers_and_the_next_one_waits(room: Room) -> None:
    await room.say(Role.EDITOR, "First.")
    for text in ("One.", "Two.", "Three."):
        await room.say(Role.REVIEWER, text)
    start = utc_now()
    assert await room.post.deliver(start) == 0
    assert await room.post.deliver(start + GATHERED) == 1
    (letter,) = room.letters.sent
    assert (letter.to, letter.subject) == ("editor@example.com", "3 things in Limelight")
    assert letter.text.count("- Reviewer on Basil (My studio)") == 3
    assert "https://studio.example/notices/" in letter.text
    await room.say(Role.REVIEWER, "Four.")
    later = start + GATHERED + timedelta(minutes=50)
    assert await room.post.deliver(later) == 0
    assert await room.post.deliver(later + timedelta(minutes=20)) == 1
    assert room.letters.sent[1].subject == "Reviewer on Basil"


async def test_once_a_day_is_once_a_day(room: Room) -> None:
    await room.wish(Role.EDITOR, pace="daily")
    await room.say(Role.EDITOR, "First.")
    sent = []
    now = utc_now() + 2 * GATHERED
    for hours in (0, 2, 23, 25):
        await room.say(Role.REVIEWER, "Again.")
        sent.append(await room.post.deliver(now + timedelta(hours=hours)))
    assert sent == [1, 0, 0, 1]


async def test_a_letter_that_could_not_be_sent_is_sent_later_and_once(room: Room) -> None:
    await room.say(Role.EDITOR, "First.")
    await room.say(Role.REVIEWER, "One.")
    room.letters.is_broken = True
    now = utc_now() + GATHERED
    assert await room.post.deliver(now) == 0
    room.letters.is_broken = False
    assert await room.post.deliver(now + timedelta(hours=1)) == 1
    assert await room.post.deliver(now + timedelta(hours=5)) == 0


async def test_letters_are_stopped_by_their_link(room: Room) -> None:
    await room.say(Role.EDITOR, "First.")
    await room.say(Role.REVIEWER, "One.")
    await room.post.deliver(utc_now() + GATHERED)
    (letter,) = room.letters.sent
    token = letter.stop_url.partition("token=")[2]
    assert letter.stop_url in letter.text
    message = message_of(letter, "Limelight <studio@example.com>")
    assert message["List-Unsubscribe"] == f"<{letter.stop_url}>"
    async with room.sessions.begin() as db:
        with pytest.raises(NoticeNotFound):
            await notices.stop_letters(db, token + "x")
        await notices.stop_letters(db, token)
    await room.say(Role.REVIEWER, "Two.")
    assert await room.post.deliver(utc_now() + timedelta(days=2)) == 0
    assert len(await room.told(Role.EDITOR)) == 2


async def test_who_left_a_workspace_is_told_nothing_more_of_it(room: Room) -> None:
    await room.say(Role.EDITOR, "First.")
    await room.say(Role.REVIEWER, "One.")
    async with room.sessions.begin() as db:
        await remove_member(db, room.member(Role.OWNER), room.people[Role.EDITOR].id)
    assert await room.post.deliver(utc_now() + GATHERED) == 0


async def test_a_long_title_is_cut_and_breaks_no_header(room: Room) -> None:
    news = News(kind="comment", title="x\n" * 400, url="/reviews/1")
    async with room.sessions.begin() as db:
        await notices.tell(db, room.workspace.id, [room.people[Role.VIEWER].id], news)
    assert await room.post.deliver(utc_now() + GATHERED) == 1
    assert message_of(room.letters.sent[0], "a <a@example.com>")["Subject"]
