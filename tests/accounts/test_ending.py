"""A workspace changes hands, is deleted, comes back, is erased to the last row."""

import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import inspect, select, text
from tests.make.people import OWNER, PASSWORD, member_token, outsider_token, owner_token
from tests.make.visitors import Client, browser_of, make

from limelight.accounts.audit.recording import verify
from limelight.accounts.models import EntryRow, UserRow, WorkspaceRow
from limelight.accounts.people.leaving import erase
from limelight.accounts.schemas import Role, UserId, Workspace
from limelight.accounts.sessions.admitting import Admission
from limelight.accounts.sessions.keys import create_key
from limelight.accounts.workspaces.ending import KEPT
from limelight.accounts.workspaces.members import list_workspaces
from limelight.app.erasing import erase_due
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with opened(Settings(data=tmp_path / "data", workers=1), work="own") as one:
        yield one


async def _id_of(wired: Wired, email: str) -> str:
    async with wired[Sessions].read() as db:
        return str(await db.scalar(select(UserRow.id).where(UserRow.email == email)))


async def test_a_workspace_is_handed_over_at_once(wired: Wired, owner: Client) -> None:
    token = await member_token(wired[Sessions], wired[Workspace], Role.ADMIN, "Heir")
    heir = await _id_of(wired, "heir@example.com")
    url = "/accounts/workspace/hand-over"
    async with browser_of(wired, token) as admin:
        assert (await admin.post(url, data={"heir": heir})).status_code == 403
    me = await _id_of(wired, OWNER.email)
    for form in (
        {"heir": heir, "heir_password": "not it at all"},
        {"heir": me, "heir_password": PASSWORD},
        {"heir": "nobody", "heir_password": PASSWORD},
    ):
        assert (await owner.post(url, data=form)).status_code == 422
    given = await owner.post(url, data={"heir": heir, "heir_password": PASSWORD})
    assert given.status_code == 303
    assert (await owner.post(url, data={"heir": heir})).status_code == 403
    async with browser_of(wired, token) as now_owner:
        page = (await now_owner.get("/accounts/people")).text
        assert "Hand it over" in page


async def test_the_first_workspace_stays(wired: Wired, owner: Client) -> None:
    form = {"delete_name": "My studio", "delete_password": PASSWORD}
    kept = await owner.post("/accounts/workspace/delete", data=form)
    assert (kept.status_code, "first workspace stays" in kept.text) == (422, True)
    assert "Delete this workspace" not in (await owner.get("/accounts/people")).text


async def test_a_deleted_workspace_is_shut_and_can_be_had_back(wired: Wired, owner: Client) -> None:
    sessions = wired[Sessions]
    token, workspace = await outsider_token(sessions)
    otto = UserId(await _id_of(wired, "otto@example.com"))
    async with sessions.begin() as db:
        _, key = await create_key(db, workspace.id, otto, name="a program")
    guest = await member_token(sessions, workspace, Role.ADMIN, "Gast")
    async with browser_of(wired, token) as client, browser_of(wired, guest) as admin:
        await make(client, "Nova Secretperson")
        assert (await admin.post("/accounts/workspace/delete")).status_code == 403
        wrong = await client.post("/accounts/workspace/delete", data={"delete_name": "Otto"})
        assert wrong.status_code == 422
        gone = await client.post("/accounts/workspace/delete", data={"delete_name": workspace.name})
        assert gone.headers["location"] == "/accounts/me#deleted"
        assert (await client.get("/characters")).status_code == 403
        assert (await admin.get("/characters")).status_code == 403
        assert await Admission(sessions).by_key(key) is None
        async with sessions.read() as db:
            assert workspace.id not in {one.id for one in await list_workspaces(db)}
        switch = await admin.post("/accounts/workspace", data={"workspace": workspace.id})
        assert switch.status_code == 404
        restore = f"/accounts/workspaces/{workspace.id}/restore"
        assert "Have it back" not in (await admin.get("/accounts/me")).text
        assert "Have it back" in (await client.get("/accounts/me")).text
        for stranger in (admin, owner):
            assert (await stranger.post(restore)).status_code == 404
        assert (await client.post(restore)).status_code == 303
        assert "Nova Secretperson" in (await client.get("/characters")).text
        assert (await admin.get("/characters")).status_code == 200
        assert await Admission(sessions).by_key(key) is not None


async def test_it_is_erased_to_the_last_row_and_file_and_nothing_else_is(
    wired: Wired, owner: Client
) -> None:
    sessions = wired[Sessions]
    await make(owner, "Mia Stays")
    shared = _picture("red")
    await _upload(owner, shared)
    token, workspace = await outsider_token(sessions)
    async with browser_of(wired, token) as client:
        await make(client, "Nova Secretperson")
        await _upload(client, shared)
        await _upload(client, _picture("blue"))
        await client.post("/accounts/people/invite", data={"role": "viewer"})
        await client.post("/accounts/me/keys", data={"key_name": "Night job", "days": "30"})
        before = _files(wired)
        form = {"delete_name": workspace.name}
        assert (await client.post("/accounts/workspace/delete", data=form)).status_code == 303
        now = utc_now()
        assert await erase_due(wired, now + KEPT - timedelta(minutes=1)) == 0
        assert await erase_due(wired, now + KEPT + timedelta(minutes=1)) == 1
        assert await erase_due(wired, now + KEPT + timedelta(minutes=1)) == 0
        restore = await client.post(f"/accounts/workspaces/{workspace.id}/restore")
        assert restore.status_code == 404
        assert (await client.get("/accounts/me")).status_code == 200
    async with sessions.read() as db:
        connection = await db.connection()
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        for name in names:
            if name == "accounts_entries":
                continue
            kept = str((await db.execute(text(f'SELECT * FROM "{name}"'))).all())  # noqa: S608
            assert workspace.id not in kept, name
            assert "Secretperson" not in kept, name
        assert (
            await db.scalar(select(WorkspaceRow.id).where(WorkspaceRow.id == workspace.id)) is None
        )
        acts = list(await db.scalars(select(EntryRow.act).where(EntryRow.subject == workspace.id)))
        assert acts[-2:] == ["workspace.deleted", "workspace.erased"]
        assert (await verify(db)).broken_at is None
    left = _files(wired)
    assert len(left) < len(before)
    assert left <= before
    assert "Mia Stays" in (await owner.get("/characters")).text
    assert any(path.endswith(".png") for path in left), "a file of another workspace went, too"


async def test_the_only_owner_of_a_deleted_workspace_may_leave(sessions: Sessions) -> None:
    await owner_token(sessions)
    _, workspace = await outsider_token(sessions)
    async with sessions.begin() as db:
        row = await db.get_one(WorkspaceRow, workspace.id)
        row.deleted_at = utc_now()
        otto = await db.scalar(select(UserRow.id).where(UserRow.name == "Otto"))
        await erase(db, UserId(str(otto)))


def _picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(out, "PNG")
    return out.getvalue()


def _files(wired: Wired) -> set[str]:
    folder = wired[Settings].data / "files"
    return {str(path) for path in folder.rglob("*") if path.is_file()}


async def _upload(client: Client, content: bytes) -> None:
    answer = await client.post(
        "/library/uploads",
        headers={
            "tus-resumable": "1.0.0",
            "upload-length": str(len(content)),
            "upload-metadata": "filename cGljdHVyZS5wbmc=",
        },
    )
    assert answer.status_code == 201, answer.text
    sent = await client.patch(
        answer.headers["location"],
        content=content,
        headers={
            "tus-resumable": "1.0.0",
            "upload-offset": "0",
            "content-type": "application/offset+octet-stream",
        },
    )
    assert sent.status_code in {200, 204}, sent.text
