"""Files in pieces over HTTP: where they go, what breaks off, what is sent twice or wrong."""

import base64
import hashlib
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from tests.make.people import owner_token
from tests.make.visitors import Client, browser_of
from tests.web.test_web_library import _PIECE, _TUS, drawn, order, upload

from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.locks import try_lock
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Wired]:
    """A whole studio."""
    async with opened(Settings(data=tmp_path / "data", workers=1)) as wired:
        yield wired


@pytest.fixture
async def visitor(studio: Wired) -> AsyncIterator[Client]:
    """Its owner."""
    async with browser_of(studio, await owner_token(studio[Sessions])) as client:
        yield client


async def _begun(visitor: Client, length: int, **more: str) -> Any:
    said = {"upload-length": str(length), "upload-metadata": "filename YS50eHQ="}  # a.txt
    return await visitor.post("/library/uploads", headers={**_TUS, **said, **more})


def _at(offset: int, **more: str) -> dict[str, str]:
    return {**_PIECE, "upload-offset": str(offset), **more}


async def test_a_new_version_comes_by_an_upload_and_goes_by_undo(visitor: Client) -> None:
    old = await upload(visitor, "Logo.png", drawn("red"))
    old_id = old.headers["x-asset"]
    [number] = await order(visitor)
    new = await upload(visitor, "Logo.png", drawn("blue"), replaces=old_id)
    new_id = new.headers["x-asset"]
    assert (await order(visitor)) != [number]
    page = (await visitor.get(f"/library/{new_id}?undo={new.headers['x-undo']}")).text
    assert "Restore version 1" in page
    assert "A new version" in page
    assert "Before and after" in (await visitor.get(f"/library/{new_id}/compare")).text
    restored = await visitor.post(f"/library/{old_id}/show")
    assert "Version 1 is shown" in restored.text
    assert await order(visitor) == [number]
    again = await upload(visitor, "Logo.png", drawn("blue"), replaces=old_id)
    assert again.headers["x-asset"] == new_id, "the same file is the same version"
    assert again.headers["x-known"] == "yes"
    assert len(await order(visitor)) == 1
    undone = await visitor.post(
        f"/library/{new_id}/undo", data={"undo_id": again.headers["x-undo"]}
    )
    assert undone.status_code == 303
    assert await order(visitor) == [number]


async def test_what_replaces_nothing_is_refused_before_it_is_sent(visitor: Client) -> None:
    nothing = base64.b64encode(b"nothing").decode()
    told = f"filename YS50eHQ=,replaces {nothing}"
    assert (await _begun(visitor, 10, **{"upload-metadata": told})).status_code == 404


async def test_a_folder_comes_with_its_folders(visitor: Client) -> None:
    made = await visitor.post("/library/folders", data={"name": "Trips"})
    outer = made.json()["id"]
    for name, path in (("a.txt", "Rome/Day 1/"), ("b.txt", "rome\\Day 2"), ("c.txt", "../..")):
        await upload(visitor, name, name.encode(), folder=outer, path=path)
    tree = (await visitor.get("/api/v1/library/folders")).json()
    assert [(one["path"], one["count"]) for one in tree] == [
        ("Trips", 1), ("Trips / Rome", 0), ("Trips / Rome / Day 1", 1), ("Trips / Rome / Day 2", 1),
    ]  # fmt: skip
    lost = await upload(visitor, "d.txt", b"d", folder="gone")
    assert lost.status_code == 204, "a folder that went meanwhile loses no file"


async def test_a_piece_that_is_not_what_was_sent_is_not_kept(visitor: Client) -> None:
    text = b"Basil wants water."
    where = (await _begun(visitor, len(text))).headers["location"]
    good = base64.b64encode(hashlib.sha1(text[:9]).digest()).decode()  # noqa: S324 - tus names it
    wrong = await visitor.patch(
        where, content=text[1:10], headers=_at(0, **{"upload-checksum": f"sha1 {good}"})
    )
    assert wrong.status_code == 460
    assert (await visitor.head(where, headers=_TUS)).headers["upload-offset"] == "0"
    for odd in ("md5 abc=", "sha1 %%%"):
        headers = _at(0, **{"upload-checksum": odd})
        assert (await visitor.patch(where, content=text, headers=headers)).status_code == 422
    right = await visitor.patch(
        where, content=text[:9], headers=_at(0, **{"upload-checksum": f"sha1 {good}"})
    )
    assert right.headers["upload-offset"] == "9"
    best = base64.b64encode(hashlib.sha256(text[9:]).digest()).decode()
    last = await visitor.patch(
        where, content=text[9:], headers=_at(9, **{"upload-checksum": f"sha256 {best}"})
    )
    assert last.headers["x-asset"]


async def test_an_answer_that_was_not_heard_is_asked_for_again(visitor: Client) -> None:
    text = b"Basil wants light."
    where = (await _begun(visitor, len(text))).headers["location"]
    done = await visitor.patch(where, content=text, headers=_at(0))
    again = await visitor.head(where, headers=_TUS)
    assert again.headers["x-asset"] == done.headers["x-asset"]
    assert again.headers["upload-offset"] == str(len(text))
    late = await visitor.patch(where, content=b"", headers=_at(len(text)))
    assert late.headers["x-asset"] == done.headers["x-asset"]


async def test_what_came_whole_before_the_studio_stopped_is_brought_in_when_asked_for(
    visitor: Client, tmp_path: Path
) -> None:
    text = b"Basil wants patience."
    where = (await _begun(visitor, len(text))).headers["location"]
    [part] = (tmp_path / "data" / "uploads").rglob("*.part")
    part.write_bytes(text)  # All of it is on the disk, and whoever took it is gone.
    seen = await visitor.head(where, headers=_TUS)
    asset = seen.headers["x-asset"]
    assert (await visitor.get(f"/library/{asset}/file")).content == text
    assert list((tmp_path / "data" / "uploads").rglob("*.part")) == []


async def test_two_processes_do_not_send_one_upload_at_once(
    visitor: Client, tmp_path: Path
) -> None:
    where = (await _begun(visitor, 5)).headers["location"]
    [part] = (tmp_path / "data" / "uploads").rglob("*.part")
    held = try_lock(part.with_suffix(".lock"))
    assert held is not None
    with held:
        busy = await visitor.patch(where, content=b"basil", headers=_at(0))
        assert busy.status_code == 409
    assert (await visitor.patch(where, content=b"basil", headers=_at(0))).status_code == 204


async def test_what_has_no_room_or_no_length_is_refused_at_once(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = await _begun(visitor, 0)
    assert (empty.status_code, empty.json()["detail"]) == (422, "The file is empty.")
    other = await _begun(visitor, 5, **{"Tus-Resumable": "0.2.2"})
    assert (other.status_code, other.headers["tus-version"]) == (412, "1.0.0")
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=3_000_000))
    full = await _begun(visitor, 5_000_000)
    assert full.status_code == 502
    assert "3 MB are free" in full.json()["detail"]


async def test_a_name_that_is_too_long_keeps_its_ending(visitor: Client) -> None:
    got = await upload(visitor, f"{'n' * 400}.png", drawn("red"))
    assert got.headers["x-asset"]
