"""Secrets at rest: sealed, opened, moved to a new key, and never guessed from a copy."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from limelight.accounts.service import local_workspace
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Conflict, Invalid
from limelight.kit.sealing.resealing import Place, Places, count_stale, reseal
from limelight.kit.sealing.secrets import Secrets, Unreadable, studio_secrets
from limelight.webhooks.models import WebhookRow

PLACES = Places((Place(WebhookRow, "id", "secret"),))


def test_a_secret_comes_back_and_no_two_seals_are_alike(tmp_path: Path) -> None:
    first, again = studio_secrets(tmp_path), studio_secrets(tmp_path)
    sealed = first.seal("a token, ünïcode")
    assert again.open(sealed) == "a token, ünïcode"
    assert "token" not in sealed
    assert first.seal("a") != first.seal("a")
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_key_is_replaced_by_one_in_front() -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    sealed = Secrets((old,)).seal("kept")
    moved = Secrets((new, old)).rewrap(sealed)
    assert Secrets((new,)).open(moved) == "kept"
    with pytest.raises(Unreadable):
        Secrets((old,)).open(moved)
    with pytest.raises(Unreadable):
        Secrets((new,)).open(sealed)


@pytest.mark.parametrize("broken", ["", "1.a.b", "2.a.b", "no", "1.a"])
def test_what_was_changed_is_not_opened(tmp_path: Path, broken: str) -> None:
    kept = studio_secrets(tmp_path)
    sealed = kept.seal("kept")
    for each in (broken, sealed[:-3] + "abc", sealed.replace("1.", "2.", 1)):
        with pytest.raises(Unreadable):
            kept.open(each)


def test_a_key_that_is_none_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="LIMELIGHT_SECRET_KEY"):
        studio_secrets(tmp_path, "secret")


async def _keep(sessions: Sessions, kept: Secrets, count: int) -> None:
    async with sessions.begin() as db:
        here = await local_workspace(db)
        for number in range(count):
            row = WebhookRow(
                id=f"w{number:03}", workspace_id=here, url="https://example.com", types=[],
                description="", is_active=True, secret=kept.seal(f"secret {number}"), heard=0,
                created_at=utc_now(), updated_at=utc_now(),
            )  # fmt: skip
            db.add(row)


async def _kept(sessions: Sessions) -> list[str]:
    async with sessions.read() as db:
        return list(await db.scalars(select(WebhookRow.secret).order_by(WebhookRow.id)))


class Killed(BaseException):
    """The end of a process, as far as rules can see it."""


class _Dies(Secrets):
    """Is killed after so many secrets."""

    left = 130

    def rewrap(self, sealed: str) -> str:
        self.left -= 1
        if self.left < 0:
            raise Killed
        return super().rewrap(sealed)


async def test_keys_turn_while_others_work_and_go_on_where_they_were_killed(
    sessions: Sessions, tmp_path: Path
) -> None:
    running = studio_secrets(tmp_path)
    old = (tmp_path / "secret.key").read_text()
    await _keep(sessions, running, 250)
    turning = _Dies((old,), tmp_path / "secret.key")
    turning.add_key()
    with pytest.raises(Killed):
        await reseal(sessions, turning, PLACES)
    assert await count_stale(sessions, running, PLACES) == 150
    # A process that runs since before reads all of it, and what it seals now needs no old key.
    assert [running.open(one) for one in await _kept(sessions)] == [
        f"secret {number}" for number in range(250)
    ]
    fresh = running.seal("meanwhile")
    assert await reseal(sessions, studio_secrets(tmp_path), PLACES) == 150
    assert await count_stale(sessions, running, PLACES) == 0
    studio_secrets(tmp_path).forget_old_keys()
    only = (tmp_path / "secret.key").read_text().split()
    assert len(only) == 1
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert running.open(fresh) == "meanwhile"
    assert [running.open(one) for one in await _kept(sessions)][-1] == "secret 249"
    with pytest.raises(Unreadable):
        Secrets((old.strip(),)).open((await _kept(sessions))[0])


def test_given_keys_are_turned_by_whoever_gives_them(tmp_path: Path) -> None:
    kept = studio_secrets(tmp_path, Fernet.generate_key().decode())
    with pytest.raises(Conflict, match="LIMELIGHT_SECRET_KEY"):
        kept.add_key()
