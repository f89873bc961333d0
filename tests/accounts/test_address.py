"""Another e-mail address: confirmed at the new one, told to the old one, taken back from there."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.make.people import OWNER, PASSWORD, member_token
from tests.make.visitors import Client, browser_of

from limelight.accounts.models import EntryRow, UserRow
from limelight.accounts.ports import Mailer
from limelight.accounts.schemas import Letter, Role, Workspace
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired

NEW = "olive.new@example.com"


class Postbox:
    """A `Mailer` that keeps its letters."""

    is_real = True

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        self.letters.append(letter)


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as one:
        one.root.serve(Mailer, Postbox())
        yield one


def _box(wired: Wired) -> list[Letter]:
    box = wired[Mailer]
    assert isinstance(box, Postbox)
    return box.letters


def _token(letter: Letter) -> str:
    found = re.search(r"token=([\w-]+)", letter.text)
    assert found is not None
    return found[1]


async def _email(wired: Wired) -> str:
    async with wired[Sessions].read() as db:
        return str(await db.scalar(select(UserRow.email).where(UserRow.name == OWNER.name)))


async def _change(owner: Client, wired: Wired, to: str) -> Letter:
    asked = {"email": to, "email_password": PASSWORD}
    assert "Look for the letter" in (await owner.post("/accounts/me/email", data=asked)).text
    letter = _box(wired)[-1]
    assert letter.to == to
    page = await owner.get(f"/accounts/email?token={_token(letter)}")
    assert "Change it" in page.text
    changed = await owner.post("/accounts/email", data={"token": _token(letter)})
    assert changed.status_code == 303
    return _box(wired)[-1]


async def test_an_address_changes_when_the_new_one_answers_and_comes_back_from_the_old_one(
    wired: Wired, owner: Client
) -> None:
    for form in (
        {"email": NEW, "email_password": "not the one at all"},
        {"email": "no address", "email_password": PASSWORD},
        {"email": OWNER.email.upper(), "email_password": PASSWORD},
    ):
        assert (await owner.post("/accounts/me/email", data=form)).status_code == 422
    assert _box(wired) == []
    notice = await _change(owner, wired, NEW)
    assert await _email(wired) == NEW
    assert (notice.to, NEW in notice.text) == (OWNER.email, True)
    used = {"token": _token(_box(wired)[0])}
    assert (await owner.post("/accounts/email", data=used)).status_code == 404
    async with browser_of(wired) as real:
        assert (
            "Take it back" in (await real.get(f"/accounts/email/undo?token={_token(notice)}")).text
        )
        back = await real.post("/accounts/email/undo", data={"token": _token(notice)})
        assert back.headers["location"].startswith("/accounts/reset?token=")
        assert "new password" in (await real.get(back.headers["location"])).text.lower()
    assert await _email(wired) == OWNER.email
    assert (await owner.get("/accounts/me")).status_code == 303, "a thief is still signed in"
    async with wired[Sessions].read() as db:
        acts = list(await db.scalars(select(EntryRow.act).order_by(EntryRow.number)))
    assert acts == ["address.changed", "address.restored"]


async def test_a_thief_who_changes_it_twice_does_not_shake_the_owner_off(
    wired: Wired, owner: Client
) -> None:
    first = await _change(owner, wired, "thief@example.net")
    second = await _change(owner, wired, "thief@example.org")
    async with browser_of(wired) as anybody:
        for notice, expected in ((second, "thief@example.net"), (first, OWNER.email)):
            undo = {"token": _token(notice)}
            assert (await anybody.post("/accounts/email/undo", data=undo)).status_code == 303
            assert await _email(wired) == expected
        again = await anybody.post("/accounts/email/undo", data={"token": _token(second)})
        assert again.status_code == 404
    assert await _email(wired) == OWNER.email


async def test_an_undo_ends_what_the_thief_could_still_use(wired: Wired, owner: Client) -> None:
    first = await _change(owner, wired, "thief@example.net")
    await owner.post(
        "/accounts/me/email", data={"email": "thief@example.org", "email_password": PASSWORD}
    )
    pending = _box(wired)[-1]
    async with browser_of(wired) as anybody:
        await anybody.post("/accounts/email/undo", data={"token": _token(first)})
        late = await anybody.post("/accounts/email", data={"token": _token(pending)})
        assert late.status_code == 404
    assert await _email(wired) == OWNER.email


async def test_nobody_learns_who_has_an_address(wired: Wired, owner: Client) -> None:
    await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Nia")
    form = {"email": "NIA@example.com", "email_password": PASSWORD}
    taken = await owner.post("/accounts/me/email", data=form)
    assert "Look for the letter" in taken.text
    assert _box(wired)[-1].subject == "You have an account at Limelight"
    free = {"email": "free@example.com", "email_password": PASSWORD}
    answer = await owner.post("/accounts/me/email", data=free)
    assert answer.text.replace("free@example.com", "NIA@example.com") == taken.text
    # Somebody takes it before the letter is opened.
    letter = _box(wired)[-1]
    await member_token(wired[Sessions], wired[Workspace], Role.VIEWER, "Free")
    late = await owner.post("/accounts/email", data={"token": _token(letter)})
    assert late.status_code == 409
    assert await _email(wired) == OWNER.email
