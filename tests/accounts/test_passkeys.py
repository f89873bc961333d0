"""Passkeys: made, used alone and after a password, and everything that must not work."""

import copy
import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from tests.make.devices import Device
from tests.make.people import OWNER, PASSWORD, member_token, owner_token
from tests.make.visitors import Client, browser_of
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from limelight.accounts.errors import CopiedPasskey, NoPasskeysHere, WrongPasskey
from limelight.accounts.models import ChallengeRow, EntryRow, PasskeyRow, SessionRow
from limelight.accounts.passkeys.devices import Known, check_new, check_signed, read_signed
from limelight.accounts.passkeys.keeping import MOST, add_passkey, begin_adding
from limelight.accounts.passkeys.party import Party, party_of
from limelight.accounts.passkeys.proving import begin_signing_in, prove
from limelight.accounts.schemas import Role, Workspace
from limelight.accounts.sessions.admitting import Admission
from limelight.accounts.sessions.keeping import FRESH
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Conflict
from limelight.kit.wiring import Wired

HERE = Party("localhost", "http://localhost:8000")
JSON = {"accept": "application/json"}
CHALLENGE = "AAECAwQFBgcICQoLDA0ODw"
RAW = bytes(range(16))


async def _add(client: Client, device: Device, password: str = PASSWORD) -> None:
    asked = await client.post(
        "/accounts/me/passkeys/begin", data={"name": "My phone", "password": password}, headers=JSON
    )
    assert asked.status_code == 200, asked.text
    told = {"credential": device.make(asked.json()), "name": "My phone"}
    answer = await client.post("/accounts/me/passkeys", json=told, headers=JSON)
    assert answer.status_code == 200, answer.text


async def _enter(client: Client, device: Device, **more: str) -> Any:
    asked = await client.post("/accounts/passkey/begin", headers=JSON)
    told = {"credential": device.sign(asked.json()), "next_url": "/characters", **more}
    return await client.post("/accounts/passkey", json=told, headers=JSON)


async def _acts(wired: Wired) -> list[str]:
    async with wired[Sessions].read() as db:
        return list(await db.scalars(select(EntryRow.act).order_by(EntryRow.number)))


async def test_a_passkey_alone_signs_in_without_an_address(wired: Wired, owner: Client) -> None:
    device = Device()
    await _add(owner, device)
    assert "My phone" in (await owner.get("/accounts/me")).text
    async with browser_of(wired) as browser:
        assert "Sign in with a passkey" in (await browser.get("/accounts/sign-in")).text
        came = await _enter(browser, device)
        assert (came.status_code, came.json()) == (200, {"url": "/characters"})
        page = (await browser.get("/accounts/me")).text
        assert "by passkey" in page
        assert "last used" in page
        outside = await _enter(browser, device, next_url="https://evil.example/")
        assert outside.json() == {"url": "/"}
    assert await _acts(wired) == ["passkey.added", *["session.opened"] * 2]


async def test_nothing_a_device_signs_works_twice(wired: Wired, owner: Client) -> None:
    device = Device(is_counting=False)
    await _add(owner, device)
    async with browser_of(wired) as browser:
        options = (await browser.post("/accounts/passkey/begin", headers=JSON)).json()
        told = {"credential": device.sign(options)}
        assert (await browser.post("/accounts/passkey", json=told, headers=JSON)).status_code == 200
        again = await browser.post("/accounts/passkey", json=told, headers=JSON)
        assert again.status_code == 422
        assert "used already" in again.json()["detail"]


async def test_a_new_passkey_takes_the_password_and_a_letter_tells_of_it(
    wired: Wired, owner: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    for password in ("", "not the one at all"):
        form = {"name": "Mine", "password": password}
        refused = await owner.post("/accounts/me/passkeys/begin", data=form, headers=JSON)
        assert refused.status_code == 422
        assert "not your password" in refused.json()["detail"]
    await _add(owner, Device())
    assert "A passkey was added" in capsys.readouterr().err


async def test_who_has_no_password_signed_in_a_moment_ago(wired: Wired, owner: Client) -> None:
    token = await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Nia")
    async with browser_of(wired, token) as nia:
        await _add(nia, Device(), password="")
        assert 'name="passkey_password"' not in (await nia.get("/accounts/me")).text
        async with wired[Sessions].begin() as db:
            old = utc_now() - FRESH - timedelta(seconds=1)
            await db.execute(update(SessionRow).values(created_at=old))
        refused = await nia.post(
            "/accounts/me/passkeys/begin", data={"name": "Another"}, headers=JSON
        )
        assert refused.status_code == 422
        assert "Sign out and in again" in refused.json()["detail"]


async def test_the_password_is_not_enough_where_a_passkey_is_asked_for(
    wired: Wired, owner: Client
) -> None:
    device, other = Device(), Device()
    await _add(owner, device)
    form = {"asks": "yes", "passkey_password": PASSWORD}
    shown = (await owner.post("/accounts/me/passkeys/second", data=form)).text
    recovery = re.findall(r"<code>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</code>", shown)
    assert len(recovery) == 10
    signs = {"email": OWNER.email, "password": PASSWORD, "next_url": "/characters"}
    token = await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Nia")
    async with browser_of(wired, token) as nia:
        await _add(nia, other, password="")
    async with browser_of(wired) as browser:
        asked = await browser.post("/accounts/sign-in", data=signs)
        assert "Use a passkey" in asked.text
        assert (await browser.get("/accounts/me")).status_code == 303
        found = re.search(r'data-token="([\w-]+)"', asked.text)
        assert found is not None
        for wrong in (other, Device()):
            options = await _second_options(browser, found[1])
            refused = await _prove(browser, found[1], wrong, options)
            assert refused.status_code == 422
            assert (await browser.get("/accounts/me")).status_code == 303
        # What was asked for to sign in without a password is no second proof.
        alone = (await browser.post("/accounts/passkey/begin", headers=JSON)).json()
        assert (await _prove(browser, found[1], device, alone)).status_code == 422
        options = await _second_options(browser, found[1])
        assert [one["id"] for one in options["allowCredentials"]] == [device.credential]
        came = await _prove(browser, found[1], device, options)
        assert came.json() == {"url": "/characters"}
        assert "password and passkey" in (await browser.get("/accounts/me")).text
    async with browser_of(wired) as browser:
        asked = await browser.post("/accounts/sign-in", data=signs)
        found = re.search(r'data-token="([\w-]+)"', asked.text)
        assert found is not None
        code = {"token": found[1], "code": recovery[0]}
        assert (await browser.post("/accounts/sign-in/second", data=code)).status_code == 303


async def _second_options(browser: Client, token: str) -> dict[str, Any]:
    asked = await browser.post(
        "/accounts/passkey/second/begin", data={"token": token}, headers=JSON
    )
    assert asked.status_code == 200
    options: dict[str, Any] = asked.json()
    return options


async def _prove(browser: Client, token: str, device: Device, options: dict[str, Any]) -> Any:
    told = {"credential": device.sign(options), "token": token, "next_url": "/characters"}
    return await browser.post("/accounts/passkey/second", json=told, headers=JSON)


async def test_a_lost_device_is_removed_and_the_password_is_enough_again(
    wired: Wired, owner: Client
) -> None:
    device = Device()
    await _add(owner, device)
    await owner.post(
        "/accounts/me/passkeys/second", data={"asks": "yes", "passkey_password": PASSWORD}
    )
    async with wired[Sessions].read() as db:
        row = (await db.scalars(select(PasskeyRow))).one()
    url = f"/accounts/me/passkeys/{row.id}"
    await owner.post(f"{url}/rename", data={"passkey_name": "The lost one"})
    assert "The lost one" in (await owner.get("/accounts/me")).text
    wrong = await owner.post(f"{url}/remove", data={"passkey_password": "not it at all"})
    assert wrong.status_code == 422
    await owner.post(f"{url}/remove", data={"passkey_password": PASSWORD})
    async with browser_of(wired) as browser:
        assert (await _enter(browser, device)).status_code == 422
        came = await browser.post(
            "/accounts/sign-in", data={"email": OWNER.email, "password": PASSWORD}
        )
        assert came.status_code == 303
    async with wired[Sessions].read() as db:
        assert not (await db.execute(text("SELECT * FROM accounts_recovery_codes"))).all()


async def test_nobody_touches_the_passkey_of_somebody_else(wired: Wired, owner: Client) -> None:
    await _add(owner, Device())
    async with wired[Sessions].read() as db:
        row = (await db.scalars(select(PasskeyRow))).one()
    token = await member_token(wired[Sessions], wired[Workspace], Role.OWNER, "Eve")
    async with browser_of(wired, token) as eve:
        for act in ("rename", "remove"):
            form = {"passkey_name": "Mine now"}
            answer = await eve.post(f"/accounts/me/passkeys/{row.id}/{act}", data=form)
            assert answer.status_code == 404
    assert "My phone" in (await owner.get("/accounts/me")).text


async def test_a_copied_device_is_refused_and_written_down(wired: Wired, owner: Client) -> None:
    device = Device()
    await _add(owner, device)
    async with browser_of(wired) as browser:
        device.counted = 40
        assert (await _enter(browser, device)).status_code == 200
    async with browser_of(wired) as thief:
        device.counted = 12
        refused = await _enter(thief, device)
        assert (refused.status_code, refused.json()["type"]) == (
            422,
            "/problems/accounts.copied-passkey",
        )
        assert (await thief.get("/accounts/me")).status_code == 303
    assert (await _acts(wired))[-1] == "passkey.copied"


async def test_challenges_end_and_do_not_pile_up(sessions: Sessions) -> None:
    visit = await Admission(sessions).by_session(await owner_token(sessions))
    assert visit is not None
    device = Device()
    async with sessions.begin() as db:
        options = json.loads(await begin_adding(db, HERE, visit.person))
        await add_passkey(db, HERE, visit.person, "Mine", device.make(options))
        late = json.loads(await begin_signing_in(db, HERE))
        await db.execute(update(ChallengeRow).values(expires_at=utc_now()))
    with pytest.raises(WrongPasskey, match="took too long"):
        await prove(sessions, HERE, device.sign(late))
    async with sessions.begin() as db:
        good = json.loads(await begin_signing_in(db, HERE))
        assert len((await db.scalars(select(ChallengeRow))).all()) == 1
    assert (await prove(sessions, HERE, device.sign(good))).id == visit.person.id
    async with sessions.read() as db:
        assert not (await db.scalars(select(ChallengeRow))).all()


async def test_a_passkey_is_kept_once_and_not_without_end(sessions: Sessions) -> None:
    visit = await Admission(sessions).by_session(await owner_token(sessions))
    assert visit is not None
    device, who = Device(), visit.person
    async with sessions.begin() as db:
        for attempt in range(MOST):
            options = json.loads(await begin_adding(db, HERE, who))
            assert len(options["excludeCredentials"]) == attempt
            await add_passkey(
                db, HERE, who, "Mine", (Device() if attempt else device).make(options)
            )
            if attempt == 0:
                again = json.loads(await begin_adding(db, HERE, who))
                with pytest.raises(Conflict):
                    await add_passkey(db, HERE, who, "Again", device.make(again))
        with pytest.raises(Conflict):
            await begin_adding(db, HERE, who)


@pytest.mark.parametrize(
    "device",
    [
        Device(origin="https://localhost:8000"),
        Device(origin="http://localhost:8000.evil.example"),
        Device(origin="http://localhost:9000"),
        Device(party="evil.example"),
        Device(is_unlocked=False),
    ],
)
def test_another_address_and_a_locked_device_are_refused(device: Device) -> None:
    right = Device(key=device.key)
    made = right.make({"user": {"id": "b2xpdmU"}, "challenge": CHALLENGE})
    known = check_new(HERE, made, RAW).known
    with pytest.raises(WrongPasskey):
        check_new(HERE, device.make({"user": {"id": "b2xpdmU"}, "challenge": CHALLENGE}), RAW)
    with pytest.raises(WrongPasskey):
        check_signed(HERE, device.sign({"challenge": CHALLENGE}), RAW, known)
    assert check_signed(HERE, right.sign({"challenge": CHALLENGE}), RAW, known) == 1
    with pytest.raises(CopiedPasskey):
        check_signed(HERE, right.sign({"challenge": CHALLENGE}), RAW, replace(known, sign_count=9))
    with pytest.raises(WrongPasskey):
        check_signed(HERE, Device().sign({"challenge": CHALLENGE}), RAW, known)
    with pytest.raises(WrongPasskey):
        check_signed(HERE, right.sign({"challenge": CHALLENGE}), RAW[:-1], known)


@pytest.mark.parametrize(
    ("address", "party"),
    [
        ("http://localhost:8000", Party("localhost", "http://localhost:8000")),
        ("https://Studio.Example", Party("studio.example", "https://studio.example")),
        ("https://studio.example:443/", Party("studio.example", "https://studio.example")),
        ("https://studio.example:8443", Party("studio.example", "https://studio.example:8443")),
    ],
)
def test_the_site_is_the_configured_address(address: str, party: Party) -> None:
    assert party_of(address) == party


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000", "https://[::1]", "http://studio.example", "https://10.0.0.1"],
)
def test_where_browsers_have_no_passkeys_it_is_said(address: str) -> None:
    with pytest.raises(NoPasskeysHere):
        party_of(address)


async def test_the_page_says_why_there_are_none(wired: Wired) -> None:
    token = await owner_token(wired[Sessions])
    async with browser_of(wired, token) as client:
        page = await client.get("http://127.0.0.1:8000/accounts/me")
        assert "Browsers bind passkeys to a name" in page.text
        asked = await client.post(
            "http://127.0.0.1:8000/accounts/me/passkeys/begin",
            data={"name": "Mine", "password": PASSWORD},
            headers={**JSON, "origin": "http://127.0.0.1:8000"},
        )
        assert asked.status_code == 409


_DEVICE = Device()
_MADE = _DEVICE.make({"user": {"id": "b2xpdmU"}, "challenge": CHALLENGE})
_SIGNED = _DEVICE.sign({"challenge": CHALLENGE})
_KNOWN: Known = check_new(HERE, _MADE, RAW).known
_UNSIGNED = {"transports", "userHandle", "clientExtensionResults"}
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("AAAA"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from(["", *_MADE, *_MADE["response"], *_SIGNED["response"]]), _ANYTHING)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_is_refused_or_right(where: str, thing: Any) -> None:
    for good, check in ((_MADE, _check_made), (_SIGNED, _check_signed)):
        sent = copy.deepcopy(good)
        target = sent["response"] if where in sent["response"] else sent
        before, target[where] = target.get(where), thing
        try:
            check(sent)
        except WrongPasskey:
            continue
        assert before is None or where in _UNSIGNED or thing == before


@given(st.integers(0, 5000), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_a_changed_byte_is_refused(at: int, change: int) -> None:
    for part, good, check in (
        ("authenticatorData", _SIGNED, _check_signed),
        ("clientDataJSON", _SIGNED, _check_signed),
        ("attestationObject", _MADE, _check_made),
    ):
        sent = copy.deepcopy(good)
        raw = bytearray(base64url_to_bytes(sent["response"][part]))
        raw[at % len(raw)] ^= change
        sent["response"][part] = bytes_to_base64url(bytes(raw))
        if part == "attestationObject":
            # Who makes a passkey may make any; it must only never break.
            try:
                check(sent)
            except WrongPasskey:
                continue
        else:
            with pytest.raises(WrongPasskey):
                check(sent)


def _check_made(sent: dict[str, Any]) -> None:
    check_new(HERE, sent, RAW)


def _check_signed(sent: dict[str, Any]) -> None:
    read_signed(sent)
    check_signed(HERE, sent, RAW, _KNOWN)
