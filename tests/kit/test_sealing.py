"""Secrets at rest: sealed, opened, moved to a new key, and never guessed from a copy."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from limelight.kit.errors import Invalid
from limelight.kit.sealing.secrets import Secrets, Unreadable, studio_secrets


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
