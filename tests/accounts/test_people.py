"""Invitations, roles, letters, keys and the log, through the pages and on both databases."""

import csv
import io
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.make.people import OWNER, PASSWORD, member_token, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.audit.recording import record, verify
from limelight.accounts.errors import LastOwner, RoleTooLow, UnknownInvitation, UsedUp
from limelight.accounts.people.proving import new_proof, use_proof
from limelight.accounts.ports import Gatekeeper, Mailer
from limelight.accounts.schemas import Letter, Member, Role, Workspace
from limelight.accounts.sessions.admitting import Admission
from limelight.accounts.workspaces.changing import change_role, list_members, remove_member
from limelight.accounts.workspaces.inviting import accept, invite
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired

Open = Callable[..., AbstractAsyncContextManager[Wired]]
NEW = {"name": "Nia New", "email": "nia@example.com", "password": "seven brave green owls"}


class Postbox:
    """A `Mailer` that keeps its letters."""

    is_real = True

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        self.letters.append(letter)

    def path(self) -> str:
        """The address in the last letter, without its host."""
        found = re.search(r"http://localhost:8000(\S+)", self.letters[-1].text)
        assert found is not None
        return found[1]


@pytest.fixture
def open_studio(tmp_path: Path) -> Open:
    @asynccontextmanager
    async def one(**accounts: str) -> AsyncIterator[Wired]:
        told = {"data": tmp_path / "data", "workers": 1, "accounts": accounts}
        async with opened(Settings.model_validate(told)) as wired:
            wired.root.serve(Mailer, Postbox())
            yield wired

    return one


@pytest.fixture
async def wired(open_studio: Open) -> AsyncIterator[Wired]:
    async with open_studio() as one:
        yield one


def post_of(wired: Wired) -> Postbox:
    box = wired[Mailer]
    assert isinstance(box, Postbox)
    return box


async def member_of(sessions: Sessions, token: str) -> Member:
    visit = await Admission(sessions).by_session(token)
    assert visit is not None
    assert visit.current is not None
    return Member(visit.person, visit.current.workspace, visit.current.role, visit)


async def test_somebody_invited_by_letter_makes_an_account_and_is_in(
    wired: Wired, owner: Client
) -> None:
    told = {"email": NEW["email"], "role": "reviewer"}
    page = await owner.post("/accounts/people/invite", data=told)
    assert "A letter is on its way to nia@example.com" in page.text
    box = post_of(wired)
    assert box.letters[-1].to == NEW["email"]
    token = box.path().partition("token=")[2]
    async with browser_of(wired) as newcomer:
        asked = await newcomer.get(box.path())
        assert "Olive Owner invites you as reviewer" in asked.text
        other = {**NEW, "email": "mallory@example.com", "token": token}
        joined = await newcomer.post("/accounts/join/new", data=other)
        assert joined.status_code == 303
        me = (await newcomer.get("/accounts/me")).text
        assert "nia@example.com · verified" in me, "the letter's address counts, not the typed one"
        assert (await newcomer.get("/accounts/people")).status_code == 200
        assert (await newcomer.get("/accounts/log")).status_code == 403
    async with browser_of(wired) as late:
        assert (await late.get(box.path())).status_code == 404
    assert "Nia New" in (await owner.get("/accounts/people")).text
    log = (await owner.get("/accounts/log")).text
    assert "member.invited" in log
    assert "member.joined" in log


@pytest.mark.parametrize(
    ("sign_up", "page", "makes"),
    [("open", 200, 303), ("invite-only", 403, 303), ("closed", 403, 403)],
)
async def test_who_may_make_an_account_is_a_setting(
    open_studio: Open, sign_up: str, page: int, makes: int
) -> None:
    async with open_studio(sign_up=sign_up) as wired:
        async with browser_of(wired, await owner_token(wired[Sessions])) as owner:
            link = (await owner.post("/accounts/people/invite", data={"role": "viewer"})).text
            found = re.search(r"/accounts/join\?token=([\w-]+)", link)
            assert found is not None
        async with browser_of(wired) as stranger:
            assert (await stranger.get("/accounts/sign-up")).status_code == page
            told = {**NEW, "token": found[1]}
            assert (await stranger.post("/accounts/join/new", data=told)).status_code == makes


async def test_an_open_studio_gives_a_workspace_of_ones_own_and_tells_nobody_who_is_there(
    open_studio: Open,
) -> None:
    async with open_studio(sign_up="open") as wired, browser_of(wired) as stranger:
        await owner_token(wired[Sessions])
        answers = [
            (await stranger.post("/accounts/sign-up", data={"email": to})).text.replace(to, "")
            for to in (NEW["email"], OWNER.email)
        ]
        assert answers[0] == answers[1]
        has, way_in = post_of(wired).letters[::-1]
        assert "you have one" in has.text
        post_of(wired).letters.remove(has)
        assert way_in.to == NEW["email"]
        told = {**NEW, "token": post_of(wired).path().partition("token=")[2]}
        assert (await stranger.post("/accounts/join/new", data=told)).status_code == 303
        people = (await stranger.get("/accounts/people")).text
        assert "Nia New&#39;s studio" in people
        assert OWNER.email not in people


async def test_a_forgotten_password_is_replaced_by_letter_once(wired: Wired, owner: Client) -> None:
    async with browser_of(wired) as stranger:
        answers = [
            (await stranger.post("/accounts/forgot", data={"email": email})).text.replace(email, "")
            for email in ("nobody@example.com", OWNER.email)
        ]
        assert answers[0] == answers[1]
        assert [letter.to for letter in post_of(wired).letters] == [OWNER.email]
        path = post_of(wired).path()
        told = {"token": path.partition("token=")[2], "password": "short"}
        assert (await stranger.get(path)).status_code == 200
        assert (await stranger.post("/accounts/reset", data=told)).status_code == 422
        told["password"] = NEW["password"]
        assert (await stranger.post("/accounts/reset", data=told)).status_code == 303
        assert (await stranger.post("/accounts/reset", data=told)).status_code == 404
        assert (await owner.get("/accounts/me")).status_code == 303, "the old session lives"
        signs = {"email": OWNER.email, "password": PASSWORD}
        assert (await stranger.post("/accounts/sign-in", data=signs)).status_code == 422
        signs["password"] = NEW["password"]
        assert (await stranger.post("/accounts/sign-in", data=signs)).status_code == 303


async def test_guessing_is_locked_and_says_until_when(wired: Wired, owner: Client) -> None:
    async with browser_of(wired) as stranger:
        signs = {"email": OWNER.email, "password": "a wrong guess of mine"}
        statuses = [
            (await stranger.post("/accounts/sign-in", data=signs)).status_code for _ in range(9)
        ]
        assert statuses == [422] * 8 + [429]
        signs["password"] = PASSWORD
        locked = await stranger.post("/accounts/sign-in", data=signs)
        assert locked.status_code == 429
        assert 0 < int(locked.headers["retry-after"]) <= 600
        others = {"email": "other@example.com", "password": "x"}
        assert (await stranger.post("/accounts/sign-in", data=others)).status_code == 422
    assert (await owner.get("/accounts/me")).status_code == 200, "who is in stays in"


async def test_a_key_is_shown_once_and_does_what_it_may(wired: Wired, owner: Client) -> None:
    told = {"key_name": "Night job", "days": "30", "scopes": ["characters.see"]}
    page = (await owner.post("/accounts/me/keys", data=told)).text
    found = re.search(r'value="(limelight_[\w-]{43})"', page)
    assert found is not None
    again = (await owner.get("/accounts/me")).text
    assert found[1] not in again
    assert found[1][:16] in again
    headers = {"authorization": f"Bearer {found[1]}", "accept": "application/json"}
    async with browser_of(wired) as program:
        del program.headers["origin"], program.headers["sec-fetch-site"]
        program.headers.update(headers)
        assert (await program.get("/api/v1/characters")).status_code == 200
        refused = await program.post("/api/v1/characters", json={"name": "Nova"})
        assert refused.status_code == 403
        assert refused.json()["act"] == "characters.change"
        assert (await program.get("/accounts/me")).status_code == 409
        key_id = re.search(r"/accounts/me/keys/([\w-]+)/revoke", again)
        assert key_id is not None
        await owner.post(f"/accounts/me/keys/{key_id[1]}/revoke")
        assert (await program.get("/api/v1/characters")).status_code == 401


async def test_a_new_password_signs_other_browsers_out(wired: Wired, owner: Client) -> None:
    async with browser_of(wired) as second:
        await second.post("/accounts/sign-in", data={"email": OWNER.email, "password": PASSWORD})
        assert (await second.get("/accounts/me")).status_code == 200
        wrong = {"old": "not the one at all", "password": NEW["password"]}
        assert (
            "That is not your password"
            in (await owner.post("/accounts/me/password", data=wrong)).text
        )
        right = {"old": PASSWORD, "password": NEW["password"]}
        assert (await owner.post("/accounts/me/password", data=right)).status_code == 303
        assert (await second.get("/accounts/me")).status_code == 303
    assert (await owner.get("/accounts/me")).status_code == 200


async def test_the_log_is_taken_away_as_csv_and_json(wired: Wired, owner: Client) -> None:
    await owner.post("/accounts/people/invite", data={"role": "viewer"})
    rows = list(csv.DictReader(io.StringIO((await owner.get("/accounts/log/export.csv")).text)))
    told: list[dict[str, Any]] = (await owner.get("/accounts/log/export.json")).json()
    assert [row["act"] for row in rows] == [one["act"] for one in told] == ["member.invited"]
    assert told[0]["facts"] == {"role": "viewer"}
    assert (await owner.get("/accounts/log?q=key.")).text.count("<tr>") == 0
    assert (await owner.get("/accounts/log?q=Olive")).text.count("<tr>") == 2


async def test_nobody_gives_a_role_above_their_own_and_an_owner_stays(sessions: Sessions) -> None:
    owner = await member_of(sessions, await owner_token(sessions))
    home = owner.workspace
    admin = await member_of(sessions, await member_token(sessions, home, Role.ADMIN, "Ada"))
    async with sessions.begin() as db:
        for act in (
            invite(db, admin, role=Role.OWNER),
            change_role(db, admin, owner.person.id, Role.VIEWER),
            change_role(db, admin, admin.person.id, Role.OWNER),
            remove_member(db, admin, owner.person.id),
        ):
            with pytest.raises(RoleTooLow):
                await act
        for act in (
            change_role(db, owner, owner.person.id, Role.ADMIN),
            remove_member(db, owner, owner.person.id),
        ):
            with pytest.raises(LastOwner):
                await act
        await change_role(db, owner, admin.person.id, Role.OWNER)
        await remove_member(db, owner, owner.person.id)
        assert [one.person.name for one in await list_members(db, home.id)] == ["Ada"]


async def test_an_invitation_works_once_and_for_its_address_only(sessions: Sessions) -> None:
    owner = await member_of(sessions, await owner_token(sessions))
    elsewhere = Workspace(owner.workspace.id, "")
    nia = await member_of(sessions, await member_token(sessions, elsewhere, Role.VIEWER, "Nia"))
    async with sessions.begin() as db:
        token = await invite(db, owner, role=Role.EDITOR, email="NIA@example.com")
        with pytest.raises(UnknownInvitation, match="another address"):
            await accept(db, token, owner.person)
        assert (await accept(db, token, nia.person)).id == owner.workspace.id
        with pytest.raises(UnknownInvitation):
            await accept(db, token, nia.person)
        roles = {one.person.name: one.role for one in await list_members(db, owner.workspace.id)}
    assert roles["Nia"] is Role.EDITOR


async def test_a_proof_works_once_and_for_its_purpose(sessions: Sessions) -> None:
    owner = await member_of(sessions, await owner_token(sessions))
    async with sessions.begin() as db:
        token = await new_proof(db, owner.person, "verify", owner.person.email)
        with pytest.raises(UsedUp):
            await use_proof(db, token, "reset")
        assert (await use_proof(db, token, "verify")).id == owner.person.id
        with pytest.raises(UsedUp):
            await use_proof(db, token, "verify")


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("UPDATE accounts_entries SET act = 'nothing' WHERE number = 3", 3),
        ("UPDATE accounts_entries SET facts = '{\"n\": 9}' WHERE number = 2", 2),
        ("DELETE FROM accounts_entries WHERE number = 4", 4),
    ],
)
async def test_a_changed_log_is_found_out(sessions: Sessions, change: str, broken_at: int) -> None:
    for number in range(1, 6):
        async with sessions.begin() as db:
            await record(db, "test.done", by=None, subject=f"s{number}", n=number)
    async with sessions.begin() as db:
        whole = await verify(db)
        assert (whole.count, whole.broken_at) == (5, None)
        await db.execute(text(change))
        db.expire_all()
        assert (await verify(db)).broken_at == broken_at


async def test_what_was_undone_is_not_in_the_log(sessions: Sessions) -> None:
    async def fail() -> None:
        async with sessions.begin() as db:
            await record(db, "test.done", by=None)
            raise LastOwner("It does not work out.")

    with pytest.raises(LastOwner):
        await fail()
    async with sessions.read() as db:
        assert (await verify(db)).count == 0


async def test_a_person_without_a_workspace_is_told_what_to_do(wired: Wired) -> None:
    await owner_token(wired[Sessions])
    token = await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Vic")
    async with browser_of(wired, token) as viewer:
        assert (await viewer.post("/accounts/people/leave")).headers["location"] == "/accounts/me"
        assert (await viewer.get("/accounts/me")).status_code == 200
        assert "Ask to be invited" in (await viewer.get("/production")).text
    visit = await wired[Gatekeeper].by_session(token)
    assert visit is not None
    assert visit.current is None
