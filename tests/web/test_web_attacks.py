"""What somebody tries with files, names and links who wants to harm the library or read others'."""

import asyncio
import io
import re
import struct
import subprocess
import zipfile
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
import sqlalchemy as sa
from tests.make.assets import png
from tests.make.people import owner_token
from tests.make.visitors import Client, browser_of, make
from tests.web.test_web_library import drawn, kept, order, share, upload

from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.kit.zips import zip_found
from limelight.library.errors import BadUpload
from limelight.library.models import AssetRow
from limelight.library.service import Library
from limelight.library.uploads.cleaning import clean

_HTML = b"<html><script>alert(document.domain)</script></html>"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_MANY = 1000


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


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.xhtml", "a.png", "a"])
async def test_what_a_browser_would_run_is_not_taken(visitor: Client, name: str) -> None:
    for content in (_SVG, _HTML):
        assert (await upload(visitor, name, content)).status_code == 422


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.json", "page.vtt", "page.cube"])
async def test_what_looks_like_a_page_is_shown_as_text_or_saved(visitor: Client, name: str) -> None:
    came = await upload(visitor, name, _HTML)
    assert came.status_code == 204, came.text
    where = f"/library/{came.headers['x-asset']}"
    shown, saved = [await visitor.get(f"{where}/{part}") for part in ("file", "download")]
    for answer in (shown, saved):
        kind = answer.headers["content-type"].split(";")[0]
        safe = {"text/plain", "application/json", "text/vtt", "application/octet-stream"}
        assert kind in safe, kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].endswith("; sandbox")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert "sandbox" not in (await visitor.get(where)).headers["content-security-policy"]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\Windows\\win.txt", "a\x00b.txt", "..txt.txt",
     "\u202egnp.txt", "a\r\nSet-Cookie: x.txt", '"; filename="x.exe".txt', "-rf.txt", " .txt"],
)  # fmt: skip
async def test_no_name_leads_out_of_a_folder_or_an_answer(
    visitor: Client, tmp_path: Path, name: str
) -> None:
    came = await upload(visitor, name, b"words of " + repr(name).encode())
    assert came.status_code == 204, came.text
    taken = await visitor.get(f"/library/{came.headers['x-asset']}/download")
    said = taken.headers["content-disposition"]
    assert len(re.findall(r"filename\*?=", said)) == 1
    assert not set(said.partition("=")[2].strip('"')) & set('"/\\\r\n')
    assert "set-cookie" not in taken.headers
    numbers = ",".join(map(str, await order(visitor)))
    packed = await visitor.post("/library/zip", data={"numbers": numbers})
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        (inside,) = archive.namelist()
        archive.extractall(tmp_path / "out" / "deep")
    assert not set(inside) & set("/\\\x00\r\n\u202e:")
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == [inside]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["deep"]


async def test_what_nests_deeper_than_anybody_reads_is_shown_all_the_same(
    visitor: Client,
) -> None:
    came = await upload(visitor, "deep.json", b"[" * 100_000)
    assert came.status_code == 204, came.text
    where = f"/library/{came.headers['x-asset']}"
    for part in ("", "/provenance", "/twins"):
        assert (await visitor.get(where + part)).status_code == 200
    undo = f"{await make(visitor, 'Nova')}/lore/0/restore"
    refused = await visitor.post(undo, data={"entry": "[" * 100_000})
    assert "cannot be brought back" in refused.text


async def test_what_follows_from_others_has_no_near_duplicates(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    label = await kept(studio, tmp_path, "x", kind="label", content=drawn("red"))
    answer = await visitor.get(f"/library/{label.id}/twins")
    assert answer.status_code == 200


def _announcing(width: int, height: int) -> bytes:
    """A small PNG that says it is large."""
    said = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    crc = zlib.crc32(b"IHDR" + said)
    plain = png()
    return plain[:16] + said + struct.pack(">I", crc) + plain[33:]


@pytest.mark.parametrize("side", [12_000, 60_000])
async def test_a_picture_that_would_fill_the_memory_is_refused(visitor: Client, side: int) -> None:
    answer = await upload(visitor, "bomb.png", _announcing(side, side))
    assert answer.status_code == 422
    assert await order(visitor) == []


def test_a_playlist_that_says_it_is_a_sound_reads_no_other_file(tmp_path: Path) -> None:
    secret, evil = tmp_path / "secret.ts", tmp_path / "evil.m3u8"
    program = imageio_ffmpeg.get_ffmpeg_exe()
    made = [program, "-v", "error", "-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", str(secret)]
    subprocess.run(made, check=True)
    lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:2", "#EXTINF:1,", str(secret), "#EXT-X-ENDLIST", ""]
    evil.write_text("\n".join(lines))
    with pytest.raises(BadUpload):
        clean(evil, ".m4a", "sound", tmp_path)


async def test_a_link_goes_on_when_one_of_its_assets_is_gone_for_good(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    gone = await kept(studio, tmp_path, "Going", content=drawn("red"))
    stays = await kept(studio, tmp_path, "Staying", content=drawn("blue"))
    where = await share(visitor, gone, stays)
    await visitor.post("/library/change", json={"verb": "delete", "numbers": [gone.number]})
    assert (await visitor.post("/library/empty-trash")).status_code == 303
    async with browser_of(studio) as stranger:
        page = await stranger.get(where)
        assert page.status_code == 200
        assert "Staying" in page.text
        assert "Going" not in page.text
        for part in ("file", "download", "look/small"):
            assert (await stranger.get(f"{where}/{gone.id}/{part}")).status_code == 404


async def test_one_damaged_file_does_not_cut_the_zip_of_the_others(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    damaged = await kept(studio, tmp_path, "Damaged", content=drawn("red")[:50])
    whole = await kept(studio, tmp_path, "Whole", content=drawn("blue"))
    numbers = f"{damaged.number},{whole.number}"
    packed = await visitor.post("/library/zip", data={"numbers": numbers})
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Whole.png"]


async def test_what_is_deleted_while_a_zip_is_sent_is_whole_in_it_or_left_out(
    tmp_path: Path,
) -> None:
    paths = [tmp_path / f"{name}.mp4" for name in ("first", "second")]
    for path in paths:
        path.write_bytes(path.stem.encode() * 100_000)

    async def found() -> AsyncIterator[tuple[str, Path, datetime]]:
        for path in paths:
            yield path.name, path, datetime(2026, 11, 28, tzinfo=UTC)

    sent, blocks = b"", zip_found(found())
    async for block in blocks:
        sent += block
        for path in paths:
            path.unlink(missing_ok=True)
    with zipfile.ZipFile(io.BytesIO(sent)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["first.mp4"]
        assert archive.read("first.mp4") == b"first" * 100_000


async def _thousand(studio: Wired, folder: Path) -> list[int]:
    """A thousand assets more, beside one that was kept as they are."""
    one = await kept(studio, folder, "One of many")
    async with studio[Sessions].begin() as db:
        own = AssetRow.workspace_id == studio[Library].workspace_id
        row = (await db.execute(sa.select(AssetRow.__table__).where(own))).mappings().one()
        more: list[dict[str, Any]] = [
            {
                **row,
                "id": f"00000000-0000-7000-8000-{at:012d}",
                "lineage_id": f"00000000-0000-7000-8000-{at:012d}",
                "number": one.number + at,
                "recipe_hash": f"{at:064x}",
            }
            for at in range(1, _MANY)
        ]
        await db.execute(sa.insert(AssetRow), more)
    return [one.number + at for at in range(_MANY)]


async def test_two_tabs_change_the_same_thousand_and_one_of_them_takes_it_back(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    numbers = await _thousand(studio, tmp_path)
    deletes = {"verb": "delete", "numbers": numbers}
    first, second = await asyncio.gather(
        *(visitor.post("/library/change", json=deletes) for _ in range(2))
    )
    counts = sorted(answer.json()["count"] for answer in (first, second))
    assert counts == [0, _MANY], "what the other tab did already is not done again"
    assert await order(visitor) == []
    undo = next(one for one in (first.json(), second.json()) if one["count"])["undo_id"]
    tries = await asyncio.gather(
        *(visitor.post("/library/undo", json={"undo_id": undo}) for _ in range(2))
    )
    assert sorted(answer.status_code for answer in tries) == [200, 409]
    assert sorted(await order(visitor)) == numbers
