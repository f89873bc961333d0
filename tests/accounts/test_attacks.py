"""What somebody tries who wants into an account of others: each is refused, and stays refused."""

import asyncio
import re

import pyotp
import pytest
from starlette.types import Message
from tests.accounts.test_permissions import ways_of
from tests.make.knocking import knock
from tests.make.people import CHEAP, OWNER, PASSWORD, owner_token
from tests.make.visitors import OURS, Client, browser_of

from limelight.accounts.gate import COOKIE
from limelight.accounts.people.creating import read_name
from limelight.accounts.people.letters import invitation
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.ports import Mailer
from limelight.accounts.schemas import Letter
from limelight.adapters.smtp.mailer import message_of
from limelight.app.site import site
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired

_FOREIGN: tuple[dict[str, str], ...] = (
    {},
    {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
)
_NEW = "seven brave green owls"
_UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


async def _signed_in(wired: Wired) -> Client:
    browser = browser_of(wired)
    pair = {"email": OWNER.email, "password": PASSWORD}
    assert (await browser.post("/accounts/sign-in", data=pair)).status_code == 303
    return browser


async def _works(wired: Wired, token: str) -> bool:
    async with browser_of(wired, token) as somebody:
        return (await somebody.get("/accounts/me")).status_code == 200


async def test_who_stole_a_session_is_out_when_the_password_changes(
    wired: Wired, owner: Client
) -> None:
    stolen, other = owner.cookies[COOKIE], await _signed_in(wired)
    told = {"old": PASSWORD, "password": _NEW}
    assert (await owner.post("/accounts/me/password", data=told)).status_code == 303
    assert (await owner.get("/accounts/me")).status_code == 200
    assert not await _works(wired, stolen)
    assert not await _works(wired, other.cookies[COOKIE])


async def test_who_stole_a_session_is_out_when_a_second_factor_comes(
    wired: Wired, owner: Client
) -> None:
    stolen, other = owner.cookies[COOKIE], await _signed_in(wired)
    await owner.post("/accounts/me/second/begin", data={"second_password": PASSWORD})
    secret = re.search(r"\b[A-Z2-7]{32}\b", (await owner.get("/accounts/me")).text)
    assert secret is not None
    told = {"code": pyotp.TOTP(secret[0]).now()}
    assert "recovery" in (await owner.post("/accounts/me/second/confirm", data=told)).text.lower()
    assert (await owner.get("/accounts/me")).status_code == 200
    assert not await _works(wired, stolen)
    assert not await _works(wired, other.cookies[COOKIE])


async def test_who_found_a_browser_open_shuts_nobody_out_with_a_second_factor(
    wired: Wired, owner: Client
) -> None:
    for typed in ("", "wrong"):
        begun = await owner.post("/accounts/me/second/begin", data={"second_password": typed})
        assert begun.status_code == 422
    assert "The code it shows" not in (await owner.get("/accounts/me")).text


async def test_a_planted_session_is_not_the_one_that_signs_in(wired: Wired, owner: Client) -> None:
    planted = "a" * 43
    async with browser_of(wired, planted) as victim:
        pair = {"email": OWNER.email, "password": PASSWORD}
        await victim.post("/accounts/sign-in", data=pair)
    assert not await _works(wired, planted)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_the_cookie_is_for_the_studio_alone(wired: Wired, owner: Client, scheme: str) -> None:
    async with browser_of(wired) as browser:
        pair = {"email": OWNER.email, "password": PASSWORD}
        origin = {"origin": f"{scheme}://localhost:8000"}
        where = f"{scheme}://localhost:8000/accounts/sign-in"
        answer = await browser.post(where, data=pair, headers=origin)
    flags = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= flags
    assert ("secure" in flags) is (scheme == "https")
    assert not any(flag.startswith("domain") for flag in flags)


@pytest.mark.parametrize("asked", ["//evil.example", "/\\evil.example", "https:evil", "//[x"])
async def test_no_door_leads_to_another_site(wired: Wired, owner: Client, asked: str) -> None:
    async with browser_of(wired) as browser:
        pair = {"email": OWNER.email, "password": PASSWORD, "next_url": asked}
        came = await browser.post("/accounts/sign-in", data=pair)
    again = await owner.get("/accounts/sign-in", params={"next": asked})
    workspace = re.search(r'name="workspace" value="([^"]+)"', (await owner.get("/")).text)
    told = {"workspace": workspace[1] if workspace else "", "next": asked}
    switched = await owner.post("/accounts/workspace", data=told)
    went = {came.headers["location"], again.headers["location"]}
    assert went | {switched.headers.get("location", "/")} == {"/"}


@pytest.mark.parametrize(
    "host", ["evil.example\\@localhost", "evil.example@localhost", "localhost/x", "localhost:8000#"]
)
async def test_no_letter_leads_to_where_the_asker_says_the_studio_is(
    wired: Wired, owner: Client, host: str
) -> None:
    told = {**OURS, "host": host, "origin": f"http://{host}"}
    refused = await knock(site(wired), "POST", "/accounts/forgot", headers=told)
    assert refused.status == 421


async def test_how_long_a_letter_takes_does_not_tell_who_has_an_account(
    wired: Wired, owner: Client
) -> None:
    answered, sent = asyncio.Event(), []

    class Slow:
        is_real = True

        async def send(self, letter: Letter) -> None:
            await asyncio.wait_for(answered.wait(), 20)
            sent.append(letter)

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body"):
            answered.set()

    wired.root.serve(Mailer, Slow())
    body = f"email={OWNER.email}".encode()
    form = (b"content-type", b"application/x-www-form-urlencoded")
    told = [(name.encode(), value.encode()) for name, value in OURS.items()]
    scope = {
        "type": "http", "method": "POST", "path": "/accounts/forgot", "scheme": "http",
        "raw_path": b"/accounts/forgot", "query_string": b"", "root_path": "",
        "headers": [(b"host", b"localhost:8000"), form, *told],
        "server": ("localhost", 8000), "client": ("127.0.0.1", 1), "http_version": "1.1",
    }  # fmt: skip
    heard = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Message:
        return next(heard, {"type": "http.disconnect"})

    await site(wired)(scope, receive, send)
    assert [letter.to for letter in sent] == [OWNER.email]


async def test_a_wrong_password_costs_the_same_for_whom_there_is_no_account(
    wired: Wired, owner: Client
) -> None:
    hashed: list[bool] = []

    class Counting(Passwords):
        async def verify(self, password: str, kept: str | None) -> tuple[bool, str | None]:
            hashed.append(kept is not None)
            return await CHEAP.verify(password, kept)

    async with browser_of(wired) as browser:
        wired.root.serve(Passwords, Counting())
        answers = [
            await browser.post("/accounts/sign-in", data={"email": email, "password": "wrong"})
            for email in ("nobody@example.com", OWNER.email)
        ]
    assert hashed == [False, True]
    assert answers[0].status_code == answers[1].status_code == 422


async def test_no_page_of_another_site_changes_anything(wired: Wired) -> None:
    cookies = f"{COOKIE}={await owner_token(wired[Sessions])}"
    app, tried = site(wired), 0
    for way in ways_of(app):
        if way.method not in _UNSAFE:
            continue
        url = way.url({})
        for headers in _FOREIGN:
            answer = await knock(app, way.method, url, headers=headers, cookies=cookies)
            assert answer.status == 403, (way, headers)
            assert "does not come from a page of this studio" in answer.text
            tried += 1
    assert tried > 200


async def test_nothing_of_ones_own_is_kept_by_others_nor_shown_in_a_frame(wired: Wired) -> None:
    cookies = f"{COOKIE}={await owner_token(wired[Sessions])}"
    app, seen = site(wired), 0
    for way in ways_of(app):
        if way.method != "GET" or "{" in way.path:
            continue
        answer = await knock(app, "GET", way.path, headers=OURS, cookies=cookies)
        kept = answer.headers.get("cache-control", "")
        assert "private" in kept or "no-store" in kept or way.needs.lets_strangers, (way, kept)
        assert "public" not in kept, way
        assert answer.headers["x-frame-options"] == "DENY", way
        seen += 1
    assert seen > 30


def test_no_name_brings_a_header_into_a_letter() -> None:
    name = read_name("Olive\r\nBcc: all@example.com\u2028X-Spam: no")
    letter = invitation("nia@example.com", name, "Studio", "http://localhost/x")
    message = message_of(letter, "L <l@studio.example>")
    assert message["Bcc"] is None
    assert message["X-Spam"] is None
    assert message["To"] == "nia@example.com"
    assert not re.search(r"[\r\n]", message["Subject"])
