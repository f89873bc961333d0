"""Whole workspaces as one ZIP: all of it, nothing of others, no secrets; deleting leaves none."""

import asyncio
import hashlib
import io
import json
import re
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa
from tests.make.assets import keep
from tests.make.people import CHEAP, member_token, outsider_token, owner_token
from tests.make.program import call
from tests.make.rows import fill
from tests.make.visitors import Client, browser_of

from limelight.accounts.people.leaving import LEFT_OUT as LEFT_OUT_OF_ACCOUNTS
from limelight.accounts.people.leaving import TOLD, columns_of_person, erase, export
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.ports import Archives
from limelight.accounts.schemas import Role, UserId, Workspace
from limelight.accounts.workspaces.changing import list_members
from limelight.app.archiving.archivist import throw_away_expired
from limelight.app.archiving.tables import (
    LEFT_OUT,
    SECRETS,
    lines_of,
    of_workspace,
    tables_of_workspaces,
)
from limelight.app.erasing import erase_workspace
from limelight.app.studio import opened
from limelight.characters.ports import Cards
from limelight.characters.service import ensure_default
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.db.tables import Table
from limelight.kit.ids import new_id
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.service import Library
from limelight.production.blueprints.schemas import Blueprint
from limelight.production.blueprints.service import keep_template
from limelight.production.models import ProductionRow
from limelight.production.schemas import FileView
from limelight.stories.script import Scene, Script

ARCHIVES = "/accounts/workspace/archives"
# Tables of the whole studio or of people, which no workspace owns.
_NOT_OF_WORKSPACES = {
    "accounts_users": "people", "accounts_proofs": "letters to people",
    "accounts_second_factors": "people", "accounts_recovery_codes": "people",
    "accounts_passkeys": "people", "accounts_challenges": "people",
    "accounts_identities": "people", "accounts_errands": "people",
    "accounts_providers": "the studio's", "accounts_tries": "tries to sign in",
    "http_counts": "limits",
    "db_changes": "counts changes of all",
    "notices_wishes": "what a person wants to be told of, in all workspaces",
}  # fmt: skip
_MARK = "zebra"
SCRIPT = Script(title="Basil", language="en", topic="basil", scenes=(
    Scene(narration="Line.", picture="a pot", setting="kitchen"),
))  # fmt: skip


class Studio(NamedTuple):
    """A studio that works, and its owner in a browser."""

    wired: Wired
    owner: Client
    folder: Path

    async def written(self) -> str:
        """The address of an archive, once it is written."""
        assert (await self.owner.post(ARCHIVES)).status_code == 303
        while True:
            part = (await self.owner.get(ARCHIVES)).text
            if f"{ARCHIVES}/" in part and "Being written" not in part:
                return part.split(f'href="{ARCHIVES}/')[1].split('"')[0]
            await asyncio.sleep(0.05)


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Studio]:
    settings = Settings(data=tmp_path / "data", workers=1)
    async with opened(settings, work="own") as wired:
        wired.root.serve(Passwords, CHEAP)
        token = await owner_token(wired[Sessions])
        async with browser_of(wired, token) as owner:
            yield Studio(wired, owner, tmp_path)


async def test_an_archive_holds_all_and_says_so(studio: Studio) -> None:
    library, sessions = studio.wired[Library], studio.wired[Sessions]
    await keep(library, sessions, studio.folder, "A mug of ../../etc/passwd")
    await keep(library, sessions, studio.folder, "Notes", kind="text", suffix=".txt",
               content=b"hello")  # fmt: skip
    gone = await keep(library, sessions, studio.folder, "Gone", kind="text", suffix=".txt",
                      content=b"gone")  # fmt: skip
    library.store.path(gone.file.name).unlink()
    await _seed(studio.wired, studio.folder)
    where = await studio.written()
    answer = await studio.owner.get(f"{ARCHIVES}/{where}")
    assert answer.headers["content-type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    manifest = json.loads(archive.read("manifest.json"))
    assert {one["path"] for one in manifest["files"]} == set(archive.namelist()) - {"manifest.json"}
    for one in manifest["files"]:
        content = archive.read(one["path"])
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            one["size_bytes"], one["sha256"]
        )  # fmt: skip
        assert ".." not in one["path"]
        assert not one["path"].startswith("/")
    assert manifest["missing"] == ["library/Gone.txt"]
    assert archive.read("library/texts/Notes.txt") == b"hello"
    told = [json.loads(line) for line in archive.read("library/assets.jsonl").splitlines()]
    assert {one["title"] for one in told if one["path"]} >= {"A mug of ../../etc/passwd", "Notes"}
    assert all(one["path"] in archive.namelist() for one in told if one["title"] != "Gone")
    (member,) = json.loads(archive.read("members.json"))
    assert member["role"] == "owner"
    assert b'"workspace.archive-asked"' in archive.read("rows/accounts_entries.jsonl")
    production = next(name for name in archive.namelist() if name.endswith("production.json"))
    folder = production.removesuffix("production.json")
    assert archive.read(f"{folder}clip.mp4") == b"a film"
    assert json.loads(archive.read(production))["title"] == "Basil / .."
    assert json.loads(archive.read("templates/Ours.json"))["fields"]["text"] == "{topic} again"
    (card,) = [name for name in archive.namelist() if name.startswith("characters/")]
    came = await studio.wired[Cards].bring_in(archive.read(card), card, is_trial=True)
    assert came.card.draft.name


async def test_only_owners_have_it_and_only_of_their_own(studio: Studio) -> None:
    where = await studio.written()
    sessions, here = studio.wired[Sessions], studio.wired[Workspace]
    admin = await member_token(sessions, here, Role.ADMIN, "Ada")
    token, _ = await outsider_token(sessions)
    for one, status in ((admin, 403), (token, 404)):
        async with browser_of(studio.wired, one) as client:
            assert (await client.get(f"{ARCHIVES}/{where}")).status_code == status
            thrown = await client.post(f"{ARCHIVES}/{where.split('/')[0]}/delete")
            assert thrown.status_code == status
    archive_id = where.split("/")[0]
    path = studio.wired[Archives].path(here.id, archive_id)
    assert path.is_file()
    await studio.owner.post(f"{ARCHIVES}/{archive_id}/delete")
    assert not path.exists()
    assert (await studio.owner.get(f"{ARCHIVES}/{where}")).status_code == 404


async def test_it_is_gone_when_its_week_is_over(studio: Studio) -> None:
    where = await studio.written()
    path = studio.wired[Archives].path(studio.wired[Workspace].id, where.split("/")[0])
    table = Table.metadata.tables["accounts_archives"]
    async with studio.wired[Sessions].begin() as db:
        await db.execute(sa.update(table).values(expires_at=sa.func.datetime("2020-01-01")))
    assert (await studio.owner.get(f"{ARCHIVES}/{where}")).status_code == 404
    assert "Save" not in (await studio.owner.get(ARCHIVES)).text
    assert await throw_away_expired(studio.wired) == 1
    assert not path.exists()


async def test_asking_twice_at_once_writes_it_once(studio: Studio) -> None:
    async with studio.wired[Sessions].read() as db:
        (member,) = await list_members(db, studio.wired[Workspace].id)
    assert member.role is Role.OWNER
    await asyncio.gather(*(studio.owner.post(ARCHIVES) for _ in range(4)))
    table = Table.metadata.tables["accounts_archives"]
    async with studio.wired[Sessions].read() as db:
        states = (await db.scalars(sa.select(table.c.state))).all()
    assert sum(state in ("waiting", "working") for state in states) <= 1


async def test_a_full_disk_is_told(studio: Studio) -> None:
    folder = studio.folder / "data" / "archives"
    folder.write_text("a file where a folder has to be")
    assert (await studio.owner.post(ARCHIVES)).status_code == 303
    part = ""
    while "It could not be written" not in part:
        part = (await studio.owner.get(ARCHIVES)).text
        await asyncio.sleep(0.05)
    assert "Dismiss" in part


def test_every_table_is_taken_out_or_named() -> None:
    for table in Table.metadata.sorted_tables:
        is_owned = of_workspace(table, "") is not None
        assert is_owned != (table.name in _NOT_OF_WORKSPACES), table.name
    known = set(Table.metadata.tables)
    assert set(LEFT_OUT) | set(_NOT_OF_WORKSPACES) <= known
    for name, column in SECRETS:
        assert column in Table.metadata.tables[name].columns
    for table in tables_of_workspaces():
        for one in table.columns:
            is_secret = one.name.endswith(("_hash", "secret", "password")) and one.name not in (
                "recipe_hash", "previous_hash"
            )  # fmt: skip
            assert not is_secret or (table.name, one.name) in SECRETS, f"{table.name}.{one.name}"


async def test_every_row_is_taken_out_and_deleting_leaves_none(studio: Studio) -> None:
    token, other = await outsider_token(studio.wired[Sessions])
    assert token
    rows = await _filled(studio.wired, other)
    async with studio.wired[Sessions].read() as db:
        for table in tables_of_workspaces():
            lines = [json.loads(line) async for line in lines_of(db, table, other.id)]
            assert len(lines) >= 1, table.name
            assert not any((table.name, name) in SECRETS for line in lines for name in line)
            mine = [json.loads(line) async for line in
                    lines_of(db, table, studio.wired[Workspace].id)]  # fmt: skip
            assert _MARK not in json.dumps(mine), table.name
    await erase_workspace(studio.wired, other)
    async with studio.wired[Sessions].read() as db:
        for table in Table.metadata.sorted_tables:
            holds = of_workspace(table, other.id)
            # The log stays for ever; browsers and what they are in are people's.
            if holds is None or table.name in ("accounts_entries", "accounts_sessions"):
                continue
            keys = [one == rows[table.name][one.name] for one in table.primary_key.columns
                    if one.name in rows[table.name]]  # fmt: skip
            left = await db.scalar(sa.select(sa.func.count()).select_from(table).where(
                sa.or_(holds, sa.and_(*keys)) if keys else holds
            ))  # fmt: skip
            assert left == 0 or table.name in ("accounts_sessions", "accounts_providers"), (
                table.name
            )


async def _seed(wired: Wired, folder: Path) -> None:
    """A character, a template, and a finished production with one file."""
    film = folder / "film.mp4"
    film.write_bytes(b"a film")
    stored = wired[Library].store.put(film)
    view = FileView(kind="video", name="clip.mp4", label="9:16", url="/", size_bytes=6, mime="v/m")
    blueprint = Blueprint.model_validate(
        {"name": "Ours", "fields": {"text": "{topic} again", "formats": ["9:16"]}}
    )
    async with wired[Sessions].begin() as db:
        own = wired[Workspace].id
        who = await ensure_default(db, own)
        await keep_template(db, own, blueprint)
        db.add(
            ProductionRow(
                id=new_id(), workspace_id=own, character_id=who.id, character={"name": who.name},
                brief={"text": "basil", "language": "en"}, script=SCRIPT.model_dump(mode="json"),
                title="Basil / ..", state="done", attempt=1, error="",
                files=[{"view": view.model_dump(mode="json"), "stored": stored.name}],
                seconds=1.0, created_at=utc_now(),
            )
        )  # fmt: skip


async def _filled(wired: Wired, workspace: Workspace) -> dict[str, dict[str, Any]]:
    async with wired[Sessions].begin() as db:
        return await fill(db, _MARK, {"accounts_workspaces": workspace.id})


async def test_what_names_a_person_is_theirs_to_take_and_gone_with_them(studio: Studio) -> None:
    _, other = await outsider_token(studio.wired[Sessions])
    rows = await _filled(studio.wired, other)
    who = UserId(rows["accounts_users"]["id"])
    async with studio.wired[Sessions].begin() as db:
        archive = zipfile.ZipFile(io.BytesIO(await export(db, who)))
        named = set(archive.namelist())
        for table in Table.metadata.sorted_tables:
            if columns_of_person(table) and table.name not in LEFT_OUT_OF_ACCOUNTS:
                told = f"{table.name.removeprefix('accounts_')}.json"
                inside = {"entries.json": "log.json"}.get(told, told)
                found = inside if inside in named else f"{table.name}.json"
                assert len(json.loads(archive.read(found))) >= 1, table.name
        keys = re.findall(rb'"([a-z_]+)":', b"".join(archive.read(name) for name in named))
        assert {key for key in keys if key.endswith(b"_hash")} == {b"previous_hash"}
        await erase(db, who)
        for table in Table.metadata.sorted_tables:
            for column in columns_of_person(table):
                left = sa.select(sa.func.count()).select_from(table).where(column == who)
                assert not await db.scalar(left) or table.name == "accounts_entries", table.name
    assert set(LEFT_OUT_OF_ACCOUNTS) | TOLD <= set(Table.metadata.tables)


def test_the_command_writes_the_first_workspace(tmp_path: Path) -> None:
    asyncio.run(_prepare(tmp_path / "data"))
    out = tmp_path / "all.zip"
    done = call("workspace", "export", str(out), data=tmp_path / "data")
    assert (done.code, done.err) == (0, "")
    with zipfile.ZipFile(out) as archive:
        assert "manifest.json" in archive.namelist()
    assert list(tmp_path.glob(".*.part")) == []
    wrong = call("workspace", "export", str(tmp_path / "all.tar"), data=tmp_path / "data")
    assert (wrong.code, "must end in .zip" in wrong.err) == (2, True)


async def _prepare(data: Path) -> None:
    async with opened(Settings(data=data, workers=1)) as wired:
        await owner_token(wired[Sessions])
