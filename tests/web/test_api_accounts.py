"""People, invitations, keys, sessions, the log and the workspace, by programs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, calling
from tests.make.people import OWNER


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path) as client:
        yield client


async def test_a_program_learns_whom_it_acts_for(program: Client) -> None:
    me = (await program.get("/me")).json()
    assert (me["name"], me["role"], me["scopes"]) == (OWNER.name, "owner", None)
    renamed = await program.put("/workspace/name", json={"name": "Studio North"})
    assert renamed.status_code == 204
    assert (await program.get("/me")).json()["workspace_name"] == "Studio North"


async def test_an_invitation_is_made_listed_and_taken_back(program: Client) -> None:
    wish = {"role": "reviewer", "email": "ada@example.com"}
    made = (await program.post("/invitations", json=wish)).json()
    assert "/accounts/join?token=" in made["url"]
    assert made["sent_to"] is None, "letters are printed here, nothing was sent"
    listed = (await program.get("/invitations")).json()["items"]
    assert [(one["role"], one["email"]) for one in listed] == [("reviewer", "ada@example.com")]
    gone = await program.delete(f"/invitations/{listed[0]['id']}")
    assert gone.status_code == 204
    assert (await program.get("/invitations")).json()["items"] == []
    assert (await program.delete(f"/invitations/{listed[0]['id']}")).status_code == 404


async def test_the_last_owner_stays(program: Client) -> None:
    [owner] = (await program.get("/members")).json()["items"]
    demoted = await program.put(f"/members/{owner['id']}/role", json={"role": "viewer"})
    removed = await program.delete(f"/members/{owner['id']}")
    assert (demoted.status_code, removed.status_code) == (409, 409)


async def test_a_restricted_key_makes_none_that_may_more(program: Client) -> None:
    narrow = ["keys.make", "library.see"]
    made = (await program.post("/keys", json={"name": "narrow", "scopes": narrow})).json()
    own = {"authorization": f"Bearer {made['key']}"}
    free = await program.post("/keys", json={"name": "free"}, headers=own)
    wide = {"name": "wide", "scopes": ["library.see", "members.change"]}
    more = await program.post("/keys", json=wide, headers=own)
    less = await program.post("/keys", json={"name": "l", "scopes": ["library.see"]}, headers=own)
    assert (free.status_code, more.status_code, less.status_code) == (403, 403, 201)
    assert (await program.get("/members", headers=own)).status_code == 403
    assert (await program.delete(f"/keys/{made['id']}")).status_code == 204
    assert (await program.get("/library/assets", headers=own)).status_code == 401


async def test_browsers_are_listed_and_signed_out(program: Client) -> None:
    [session] = (await program.get("/me/sessions")).json()["items"]
    assert session["signed_in_by"] == "password"
    assert (await program.delete(f"/me/sessions/{session['id']}")).status_code == 204
    assert (await program.get("/me/sessions")).json()["items"] == []
    assert (await program.delete(f"/me/sessions/{session['id']}")).status_code == 404


async def test_the_log_says_what_programs_did_a_page_at_a_time(program: Client) -> None:
    for number in range(3):
        await program.post("/keys", json={"name": f"key {number}", "scopes": ["library.see"]})
    first = (await program.get("/audit-log", params={"search": "key.made", "limit": 2})).json()
    rest = (
        await program.get(
            "/audit-log", params={"search": "key.made", "limit": 2, "cursor": first["next"]}
        )
    ).json()
    entries = [*first["items"], *rest["items"]]
    assert [one["act"] for one in entries] == ["key.made"] * 3
    assert rest["next"] is None
    assert entries[0]["person"] == OWNER.name
    table = await program.get("/audit-log/export")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.count("key.made") == 3
