"""The owner, sign-in, sign-out, sessions; on both kinds of database where it touches one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import httpx2
import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import URL
from tests.make.people import CHEAP, OWNER, PASSWORD, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.emails import read_email
from limelight.accounts.errors import OwnerExists, UnknownWorkspace, WeakPassword
from limelight.accounts.gate import COOKIE
from limelight.accounts.models import SessionRow, UserRow
from limelight.accounts.pages.desk import own_address
from limelight.accounts.people.creating import create_owner
from limelight.accounts.people.owner_code import OwnerCode
from limelight.accounts.people.passwords import check_password
from limelight.accounts.people.signing_in import find_row
from limelight.accounts.schemas import Place, Role, WorkspaceId
from limelight.accounts.sessions.admitting import Admission
from limelight.accounts.sessions.keeping import (
    IDLE,
    LONGEST,
    end_all,
    list_sessions,
    open_session,
    switch_workspace,
)
from limelight.accounts.workspaces.members import create_workspace
from limelight.app.site import site
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired

FORM = {"name": OWNER.name, "email": OWNER.email, "password": PASSWORD}


@pytest.fixture
async def browser(wired: Wired) -> AsyncIterator[Client]:
    async with browser_of(wired) as client:
        yield client


async def test_a_fresh_studio_is_welcomed_once_and_signed_in_after(browser: Client) -> None:
    asked = await browser.get("/production/new?character=mia")
    assert asked.headers["location"] == (
        "/accounts/sign-in?next=%2Fproduction%2Fnew%3Fcharacter%3Dmia"
    )
    assert (await browser.get("/accounts/sign-in")).headers["location"] == "/accounts/welcome"
    assert "Create the owner" in (await browser.get("/accounts/welcome")).text
    created = await browser.post("/accounts/welcome", data=FORM)
    assert (created.status_code, created.headers["location"]) == (303, "/")
    cookie = created.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Olive Owner" in (await browser.get("/production/new")).text
    for answer in (
        await browser.get("/accounts/welcome"),
        await browser.post("/accounts/welcome", data={**FORM, "email": "eve@example.com"}),
    ):
        assert answer.headers["location"] == "/accounts/sign-in"


async def test_one_signs_out_and_in_again_and_comes_back_to_the_page(browser: Client) -> None:
    await browser.post("/accounts/welcome", data=FORM)
    first = browser.cookies[COOKIE]
    await browser.post("/accounts/sign-out")
    assert COOKIE not in browser.cookies
    browser.cookies.set(COOKIE, first)
    assert (await browser.get("/production")).status_code == 303, "the old token still works"
    typed = {"email": "OLIVE@example.com ", "password": PASSWORD, "next_url": "/characters?q=a"}
    answer = await browser.post("/accounts/sign-in", data=typed)
    assert answer.headers["location"] == "/characters?q=a"
    assert browser.cookies.get(COOKIE, domain="localhost.local") != first


@pytest.mark.parametrize(
    ("email", "password"),
    [(OWNER.email, "four unrelated dry peas"), ("nobody@example.com", PASSWORD), ("", "")],
)
async def test_a_wrong_pair_is_answered_in_the_same_words(
    browser: Client, email: str, password: str
) -> None:
    await browser.post("/accounts/welcome", data=FORM)
    await browser.post("/accounts/sign-out")
    answer = await browser.post("/accounts/sign-in", data={"email": email, "password": password})
    assert answer.status_code == 422
    assert "That e-mail address and password do not match." in answer.text
    assert COOKIE not in browser.cookies
    assert PASSWORD not in answer.text


@pytest.mark.parametrize(
    "forwarded", [{}, {"x-forwarded-for": "127.0.0.1"}, {"forwarded": "for=127.0.0.1"}]
)
async def test_from_elsewhere_the_owner_is_only_created_with_the_printed_code(
    wired: Wired, forwarded: dict[str, str]
) -> None:
    client = ("127.0.0.1", 5) if forwarded else ("192.0.2.7", 5)
    wired.root.serve(type(CHEAP), CHEAP)
    transport = httpx2.ASGITransport(app=site(wired), client=client)
    own = {"accept": "text/html", "origin": "http://localhost:8000", **forwarded}
    async with Client(transport=transport, base_url="http://localhost:8000", headers=own) as far:
        assert "The studio printed it" in (await far.get("/accounts/welcome")).text
        for code in ("", "AAAA-AAAA-AAAA"):
            answer = await far.post("/accounts/welcome", data={**FORM, "code": code})
            assert answer.status_code == 422
            assert "Type the code" in answer.text
        printed = wired[OwnerCode].text.lower().replace("-", " ")
        answer = await far.post("/accounts/welcome", data={**FORM, "code": printed})
        assert answer.status_code == 303


async def test_of_two_who_create_the_owner_at_once_one_does(
    sessions: Sessions, database_url: URL
) -> None:
    kept = await CHEAP.hash(PASSWORD)

    async def create(store: Sessions, name: str) -> str:
        async with store.begin() as db:
            email = f"{name}@example.com"
            return (await create_owner(db, email=email, name=name, password_hash=kept)).name

    others = [Sessions(database_url) for _ in range(4)]
    tries = (create(store, f"n{i}") for i, store in enumerate([sessions, *others]))
    results = await asyncio.gather(*tries, return_exceptions=True)
    for other in others:
        await other.close()
    assert sum(isinstance(result, str) for result in results) == 1
    assert sum(isinstance(result, OwnerExists) for result in results) == 4
    async with sessions.read() as db:
        assert len((await db.scalars(select(UserRow))).all()) == 1


async def test_a_session_ends_when_idle_when_old_and_when_told(sessions: Sessions) -> None:
    token = await owner_token(sessions)
    now = utc_now()
    visit = await Admission(sessions).by_session(token)
    assert visit is not None
    assert visit.current is not None
    assert (visit.person.name, visit.current.role) == (OWNER.name, Role.OWNER)
    assert await Admission(sessions).by_session(token + "x") is None
    assert (
        await Admission(sessions, lambda: now + IDLE + timedelta(minutes=1)).by_session(token)
        is None
    )
    for day in range(1, LONGEST.days):
        clock = partial(now.__add__, timedelta(days=day))
        assert await Admission(sessions, clock).by_session(token) is not None
    assert await Admission(sessions, lambda: now + LONGEST).by_session(token) is None
    async with sessions.begin() as db:
        await end_all(db, visit.person.id)
    assert await Admission(sessions).by_session(token) is None


async def test_no_token_is_kept_in_the_database(sessions: Sessions) -> None:
    token = await owner_token(sessions)
    async with sessions.read() as db:
        row = (await db.scalars(select(SessionRow))).one()
        kept = (await db.execute(text("SELECT * FROM accounts_sessions"))).one()
    assert token not in str(kept)
    assert len(row.token_hash) == 64


async def test_signing_in_again_ends_the_session_the_browser_had(sessions: Sessions) -> None:
    token = await owner_token(sessions)
    visit = await Admission(sessions).by_session(token)
    assert visit is not None
    async with sessions.begin() as db:
        second = await open_session(
            db, visit.person.id, by="password", place=Place("::1", "Lynx"), before=token
        )
        assert [one.agent for one in await list_sessions(db, visit.person.id)] == ["Lynx"]
    assert await Admission(sessions).by_session(token) is None
    assert await Admission(sessions).by_session(second.token) is not None


async def test_one_works_in_a_workspace_one_is_a_member_of(sessions: Sessions) -> None:
    token = await owner_token(sessions)
    first = await Admission(sessions).by_session(token)
    assert first is not None
    assert first.session_id is not None
    async with sessions.begin() as db:
        second = await create_workspace(db, "Zweites", first.person.id)
        await switch_workspace(db, first.person.id, first.session_id, second.id)
        with pytest.raises(UnknownWorkspace):
            await switch_workspace(db, first.person.id, first.session_id, WorkspaceId("other"))
    there = await Admission(sessions).by_session(token)
    assert there is not None
    assert there.current is not None
    assert there.current.workspace == second
    assert [one.workspace.name for one in there.memberships] == ["My studio", "Zweites"]


async def test_an_address_is_one_however_it_is_written(sessions: Sessions) -> None:
    await owner_token(sessions)
    async with sessions.read() as db:
        assert await find_row(db, "Olive@Example.COM ") is not None


@pytest.mark.parametrize(
    "typed", ["", "mia", "mia@", "@example.com", "a@b@c.de", "a b@c.de", "mia@example", "m@x..de"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_email(typed)


@pytest.mark.parametrize(
    "password",
    ["short", "password123", "aaaaaaaaaaaaaa", "Olive Owner olive", "1234512345", "x" * 257],
)
def test_a_password_that_is_easy_to_guess_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(password, about=(OWNER.name, OWNER.email))


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/a\nb",
    ],
)
def test_one_never_comes_back_to_another_site(asked: str) -> None:
    assert own_address(asked) == "/"
