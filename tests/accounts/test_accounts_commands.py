"""Accounts on the command line."""

import json
import sqlite3
from pathlib import Path

import pytest
from tests.make.program import call


def test_the_operator_adds_people_and_makes_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.prompt", lambda *_words, **_how: "seven brave green owls")
    assert call("users", "list", data=tmp_path).out.startswith("Nobody yet")
    added = call("users", "add", "nia@example.com", "Nia New", "--role", "admin", data=tmp_path)
    assert (added.code, added.out) == (0, "nia@example.com is in as admin.\n")
    twice = call("users", "add", "NIA@example.com", "Nia", data=tmp_path)
    assert (twice.code, "already" in twice.err) == (2, True)
    listed = json.loads(call("users", "list", "--json", data=tmp_path).out)
    assert listed == [{"email": "nia@example.com", "name": "Nia New", "role": "admin"}]
    made = call("keys", "make", "night", "--user", "nia@example.com", data=tmp_path)
    assert made.out.startswith("limelight_")
    (key,) = json.loads(call("keys", "list", "--json", data=tmp_path).out)
    assert made.out.startswith(key["prefix"])
    assert call("keys", "revoke", key["id"], data=tmp_path).code == 0
    assert json.loads(call("keys", "list", "--json", data=tmp_path).out) == []
    assert call("users", "reset-password", "nia@example.com", data=tmp_path).code == 0
    assert call("users", "sign-out", "nobody@example.com", data=tmp_path).code == 2
    without = call("users", "remove-passkeys", "nia@example.com", data=tmp_path)
    assert (without.code, without.out) == (0, "Passkeys removed: 0.\n")
    assert "5 entries, unchanged" in call("audit", "verify", data=tmp_path).out
    assert "member.added" in call("audit", "list", data=tmp_path).out
    with sqlite3.connect(tmp_path / "limelight.db") as database:
        database.execute("UPDATE accounts_entries SET act = 'x' WHERE number = 2")
    changed = call("audit", "verify", data=tmp_path)
    assert (changed.code, "Entry 2 is not as it was written" in changed.err) == (1, True)


def test_the_operator_turns_the_keys_of_secrets(tmp_path: Path) -> None:
    turned = call("keys", "rotate-secrets", data=tmp_path)
    assert turned.code == 0, turned.err
    assert turned.out.startswith("Secrets sealed with the new key: 0.")
    assert len((tmp_path / "secret.key").read_text().split()) == 2
    assert call("keys", "rotate-secrets", "--forget-old", data=tmp_path).code == 0
    assert len((tmp_path / "secret.key").read_text().split()) == 1
    assert "secrets.rotated" in call("audit", "list", data=tmp_path).out
