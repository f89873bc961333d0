"""A second proof at sign-in, taking one's data away, and leaving."""

import io
import json
import re
import zipfile
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import select, text
from tests.make.people import OWNER, PASSWORD, member_token, owner_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.audit.recording import record, verify
from limelight.accounts.errors import LastOwner, WrongCode
from limelight.accounts.models import UserRow
from limelight.accounts.people import second_factor
from limelight.accounts.people.leaving import erase
from limelight.accounts.schemas import Role, Workspace
from limelight.accounts.sessions.admitting import Admission
from limelight.kit.db.sessions import Sessions
from limelight.kit.sealing.secrets import studio_secrets
from limelight.kit.wiring import Wired

SIGNS = {"email": OWNER.email, "password": PASSWORD, "next_url": "/characters"}


async def test_a_password_alone_is_not_enough_any_more(wired: Wired, owner: Client) -> None:
    await owner.post("/accounts/me/second/begin", data={"second_password": PASSWORD})
    page = (await owner.get("/accounts/me")).text
    assert "<svg" in page
    found = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert found is not None
    app = pyotp.TOTP(found[1])
    wrong = await owner.post("/accounts/me/second/confirm", data={"code": "000000"})
    assert wrong.status_code == 422
    shown = (await owner.post("/accounts/me/second/confirm", data={"code": app.now()})).text
    recovery = re.findall(r"<code>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</code>", shown)
    assert len(set(recovery)) == 10
    async with wired[Sessions].read() as db:
        kept = str((await db.execute(text("SELECT * FROM accounts_second_factors"))).all())
        kept += str((await db.execute(text("SELECT * FROM accounts_recovery_codes"))).all())
    assert found[1] not in kept
    assert recovery[0] not in kept
    async with browser_of(wired) as browser:
        asked = await browser.post("/accounts/sign-in", data=SIGNS)
        assert "authenticator app" in asked.text
        assert (await browser.get("/accounts/me")).status_code == 303
        token = re.search(r'name="token" value="([\w-]+)"', asked.text)
        assert token is not None
        told = {"token": token[1], "next_url": "/characters"}
        for code in ("123456", "", "٠٠٠٠٠٠", "abcd-efgh-jkmn"):
            bad = await browser.post("/accounts/sign-in/second", data={**told, "code": code})
            assert bad.status_code == 422, code
        good = {**told, "code": recovery[0].upper()}
        came = await browser.post("/accounts/sign-in/second", data=good)
        assert (came.status_code, came.headers["location"]) == (303, "/characters")
        assert (await browser.get("/accounts/me")).status_code == 200
        again = await browser.post("/accounts/sign-in/second", data=good)
        assert again.headers["location"] == "/accounts/sign-in", "the token of the password lives"
    await owner.post("/accounts/me/second/remove", data={"second_password": "wrong"})
    assert "recovery codes are left" in (await owner.get("/accounts/me")).text
    await owner.post("/accounts/me/second/remove", data={"second_password": PASSWORD})
    assert "Set it up" in (await owner.get("/accounts/me")).text


async def test_no_code_works_twice(sessions: Sessions, tmp_path: Path) -> None:
    visit = await Admission(sessions).by_session(await owner_token(sessions))
    assert visit is not None
    who, kept = visit.person, studio_secrets(tmp_path)
    async with sessions.begin() as db:
        app = pyotp.TOTP((await second_factor.begin(db, kept, who)).secret)
        first = app.now()
        codes = await second_factor.confirm(db, kept, who.id, first)
        with pytest.raises(WrongCode):
            await second_factor.check(db, kept, who.id, first)
        await second_factor.check(db, kept, who.id, codes[0])
        with pytest.raises(WrongCode):
            await second_factor.check(db, kept, who.id, codes[0])
        assert await second_factor.count_codes_left(db, who.id) == 9


async def test_one_takes_ones_data_away_without_what_a_thief_could_use(
    wired: Wired, owner: Client
) -> None:
    await owner.post("/accounts/me/keys", data={"key_name": "Night job", "days": "30"})
    answer = await owner.get("/accounts/me/data.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        told = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert told["account.json"]["email"] == OWNER.email
    assert told["memberships.json"][0]["role"] == "owner"
    assert [key["name"] for key in told["keys.json"]] == ["Night job"]
    assert [entry["act"] for entry in told["log.json"]] == ["key.made"]
    assert "argon2" not in str(told)
    assert not re.search(r"\b[0-9a-f]{64}\b", str({**told, "log.json": []}))


async def test_the_only_owner_hands_over_before_leaving(wired: Wired, owner: Client) -> None:
    leaves = {"delete_email": OWNER.email, "delete_password": PASSWORD}
    wrong = {**leaves, "delete_password": "not the one at all"}
    assert (await owner.post("/accounts/me/delete", data=wrong)).status_code == 422
    refused = await owner.post("/accounts/me/delete", data=leaves)
    assert refused.status_code == 409
    assert "only owner of My studio" in refused.text
    await member_token(wired[Sessions], wired[Workspace], Role.OWNER, "Heir")
    gone = await owner.post("/accounts/me/delete", data=leaves)
    assert gone.headers["location"] == "/accounts/sign-in"
    async with browser_of(wired) as browser:
        assert (await browser.post("/accounts/sign-in", data=SIGNS)).status_code == 422
    async with wired[Sessions].read() as db:
        assert await db.scalar(select(UserRow.id).where(UserRow.name == OWNER.name)) is None
        assert (await verify(db)).broken_at is None


async def test_who_leaves_is_gone_from_every_table(sessions: Sessions) -> None:
    owner = await Admission(sessions).by_session(await owner_token(sessions))
    assert owner is not None
    assert owner.current is not None
    token = await member_token(sessions, owner.current.workspace, Role.EDITOR, "Nia")
    nia = await Admission(sessions).by_session(token)
    assert nia is not None
    async with sessions.begin() as db:
        await record(db, "test.done", by=nia.person.id)
        await erase(db, nia.person.id)
        with pytest.raises(LastOwner):
            await erase(db, owner.person.id)
    assert await Admission(sessions).by_session(token) is None
    async with sessions.read() as db:
        for table in ("users", "memberships", "sessions"):
            rows = (await db.execute(text(f"SELECT * FROM accounts_{table}"))).all()  # noqa: S608
            assert "nia@example.com" not in str(rows)
            assert nia.person.id not in str(rows)
        assert (await verify(db)).broken_at is None
