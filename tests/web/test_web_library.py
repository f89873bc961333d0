"""The library over HTTP: the grid's order and cells, changes, files, uploads in pieces."""

import base64
import json
import re
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.make.assets import keep
from tests.make.people import owner_token
from tests.make.visitors import Client, browser_of

from limelight.app.studio import empty_old_trash, opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.errors import UnknownShare
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.verify import verify_file
from limelight.library.schemas import Asset
from limelight.library.service import Library
from limelight.library.shelving.shares import open_share
from limelight.library.shelving.trash import RETENTION

_TUS = {"Tus-Resumable": "1.0.0", "accept": "application/json"}
_PIECE = {**_TUS, "content-type": "application/offset+octet-stream"}


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


async def kept(studio: Wired, folder: Path, prompt: str, **options: Any) -> Asset:
    return await keep(studio[Library], studio[Sessions], folder, prompt, **options)


def drawn(colour: str, size: int = 64, **saved: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", (size, size), colour).save(out, saved.pop("format", "PNG"), **saved)
    return out.getvalue()


async def order(visitor: Client, query: str = "") -> list[int]:
    answer = await visitor.get(f"/library/order?{query}")
    assert answer.status_code == 200, answer.text
    found: list[int] = np.cumsum(np.frombuffer(answer.content, "<i4")).tolist()
    return found


async def upload(visitor: Client, name: str, content: bytes, pieces: int = 1, **said: str) -> Any:
    """Send a file as a tus client does; the last answer."""
    told = ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}"
        for key, value in {"filename": name, **said}.items()
    )
    begun = await visitor.post(
        "/library/uploads",
        headers={**_TUS, "upload-length": str(len(content)), "upload-metadata": told},
    )
    assert begun.status_code == 201, begun.text
    where = begun.headers["location"]
    size = -(-len(content) // pieces)
    answer: Any = begun
    for start in range(0, len(content), size):
        piece = content[start : start + size]
        answer = await visitor.patch(
            where, content=piece, headers={**_PIECE, "upload-offset": str(start)}
        )
    return answer


async def test_the_grid_is_told_its_order_and_what_its_cells_show(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    tea = await kept(studio, tmp_path, "Tea <b>hot</b>")
    song = await kept(studio, tmp_path, "calm", kind="music", suffix=".wav", content=b"x")
    page = (await visitor.get("/library")).text
    assert "Library" in page
    assert await order(visitor) == [song.number, tea.number]
    assert await order(visitor, "q=TEA&kind=picture,film&nonsense=1") == [tea.number]
    assert await order(visitor, "sort=title") == [song.number, tea.number]
    cells = (await visitor.get(f"/library/cells?numbers={tea.number},99999")).json()
    assert [(cell["id"], cell["title"]) for cell in cells] == [(tea.id, "Tea <b>hot</b>")]
    for wrong in ("x", "", "-1", "1," * 300):
        assert (await visitor.get(f"/library/cells?numbers={wrong}")).status_code == 422


async def test_many_are_changed_and_the_change_is_undone(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    numbers = [(await kept(studio, tmp_path, name)).number for name in ("One", "Two")]
    answer = await visitor.post("/library/change", json={"verb": "delete", "numbers": numbers})
    done = answer.json()
    assert (done["said"], done["count"]) == ("2 assets in the trash", 2)
    assert await order(visitor) == []
    assert len(await order(visitor, "place=trash")) == 2
    again = await visitor.post("/library/undo", json={"undo_id": done["undo_id"]})
    assert again.json()["count"] == 2
    assert len(await order(visitor)) == 2
    refused = await visitor.post("/library/undo", json={"undo_id": done["undo_id"]})
    assert refused.status_code == 409
    wrong = await visitor.post("/library/change", json={"verb": "explode", "numbers": numbers})
    assert wrong.status_code == 422


async def test_the_studio_empties_the_trash_of_what_lay_long_enough(
    studio: Wired, visitor: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asset = await kept(studio, tmp_path, "Old")
    thrown = {"verb": "delete", "numbers": [asset.number]}
    assert (await visitor.post("/library/change", json=thrown)).status_code == 200
    await empty_old_trash(studio)
    assert (await visitor.get(f"/library/{asset.id}")).status_code == 200
    later = utc_now() + RETENTION + timedelta(minutes=1)
    monkeypatch.setattr("limelight.app.studio.utc_now", lambda: later)
    await empty_old_trash(studio)
    assert (await visitor.get(f"/library/{asset.id}")).status_code == 404


async def test_an_asset_is_looked_at_renamed_and_leaves_labelled(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    asset = await kept(studio, tmp_path, "Hot tea", content=drawn("teal"))
    where = f"/library/{asset.id}"
    small = await visitor.get(f"{where}/look/small?v=1")
    assert small.headers["content-type"] == "image/webp"
    assert "immutable" in small.headers["cache-control"]
    assert Image.open(BytesIO(small.content)).size == (64, 64)
    told = {"if-none-match": small.headers["etag"]}
    assert (await visitor.get(f"{where}/look/small?v=1", headers=told)).status_code == 304
    assert (await visitor.get(f"{where}/look/tiny")).status_code == 422
    assert "Hot tea" in (await visitor.get(where)).text
    assert "Carries no label yet" in (await visitor.get(f"{where}/provenance")).text
    assert (await visitor.get(f"{where}/file")).content == drawn("teal")
    taken = await visitor.get(f"{where}/download")
    assert "Hot%20tea.png" in taken.headers["content-disposition"]
    (tmp_path / "taken.png").write_bytes(taken.content)
    assert verify_file(tmp_path / "taken.png", studio[Identity]).state == "valid"
    assert (await visitor.get(f"{where}/download")).content == taken.content
    assert "Signed and unchanged" in (await visitor.get(f"{where}/provenance")).text
    assert (await visitor.post(f"{where}/title", data={"title": "Cold tea"})).status_code == 303
    assert await order(visitor, "q=cold") == [asset.number]


async def test_what_was_made_leaves_labelled_by_the_api_too(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    asset = await kept(studio, tmp_path, "Hot tea", content=drawn("teal"))
    for where in (f"assets/{asset.id}/file", f"files/{asset.file.name}"):
        taken = await visitor.get(f"/api/v1/library/{where}")
        assert taken.status_code == 200, taken.text
        (tmp_path / "taken.png").write_bytes(taken.content)
        assert verify_file(tmp_path / "taken.png", studio[Identity]).state == "valid"


async def test_a_file_that_shows_nothing_has_no_small_picture(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    asset = await kept(studio, tmp_path, "Broken", content=b"no picture at all")
    for _ in range(2):
        assert (await visitor.get(f"/library/{asset.id}/look/small")).status_code == 404


async def test_a_file_comes_in_pieces_and_is_cleaned(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    told = Image.Exif()
    told[0x010F] = "SecretCamera"
    photo = drawn("maroon", format="JPEG", exif=told)
    assert b"SecretCamera" in photo
    answer = await upload(visitor, "../My photo.png", photo, pieces=3, basis="licensed")
    assert answer.status_code == 204, answer.text
    where = f"/library/{answer.headers['x-asset']}"
    looks = (tmp_path / "data" / "cache" / "looks").rglob("*.webp")
    assert {path.stem.split("-")[-1] for path in looks} == {"small", "medium"}, "drawn at once"
    kept_file = await visitor.get(f"{where}/file")
    assert kept_file.headers["content-type"] == "image/jpeg"
    assert b"SecretCamera" not in kept_file.content
    page = (await visitor.get(where)).text
    assert "My photo" in page
    assert "Licensed: Olive Owner" in page
    again = await upload(visitor, "../My photo.png", photo)
    assert again.headers["x-asset"] == answer.headers["x-asset"]
    assert (await visitor.get(f"{where}/download")).content == kept_file.content
    assert list((tmp_path / "data" / "uploads").rglob("*.part")) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("evil.png", b"<html><script>alert(1)</script>", "no picture, video"),
        ("cut.png", drawn("red")[:60], "damaged"),
        ("film.mp4", b"\x00\x00\x00\x18ftypisom" + b"\x00" * 400, "damaged"),
        ("binary.txt", b"text\x00more", "no picture, video"),
    ],
)
async def test_what_is_not_what_it_seems_is_refused_with_a_reason(
    visitor: Client, name: str, content: bytes, said: str
) -> None:
    answer = await upload(visitor, name, content)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert await order(visitor) == []


async def test_an_upload_goes_on_where_it_broke_off(visitor: Client) -> None:
    text = b"Just some words about basil. " * 4
    begun = await visitor.post(
        "/library/uploads",
        headers={**_TUS, "upload-length": str(len(text)), "upload-metadata": "filename Yi50eHQ="},
    )
    where = begun.headers["location"]
    await visitor.patch(where, content=text[:40], headers={**_PIECE, "upload-offset": "0"})
    wrong = await visitor.patch(where, content=text, headers={**_PIECE, "upload-offset": "0"})
    assert wrong.status_code == 409
    seen = await visitor.head(where, headers=_TUS)
    assert (seen.headers["upload-offset"], seen.headers["upload-length"]) == ("40", str(len(text)))
    more = await visitor.patch(
        where, content=text[40:] + b"more", headers={**_PIECE, "upload-offset": "40"}
    )
    assert more.status_code == 422
    assert (await visitor.delete(where, headers=_TUS)).status_code == 204
    assert (await visitor.head(where, headers=_TUS)).status_code == 404


async def test_a_server_says_what_uploads_it_takes(visitor: Client) -> None:
    told = (await visitor.options("/library/uploads")).headers
    assert told["tus-version"] == "1.0.0"
    assert set(told["tus-extension"].split(",")) == {
        "creation",
        "checksum",
        "expiration",
        "termination",
    }
    too_large = {**_TUS, "upload-length": "9" * 14}
    assert (await visitor.post("/library/uploads", headers=too_large)).status_code == 422
    assert json.loads((await visitor.post("/library/uploads", headers=_TUS)).text)["title"]


async def test_many_leave_as_one_zip_under_names_of_their_own(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    one = await kept(studio, tmp_path, "Tea", content=drawn("red"))
    two = await kept(studio, tmp_path, "Tea", kind="draft", content=drawn("blue"))
    words = await kept(studio, tmp_path, "Tea: said", kind="speech", suffix=".srt", content=b"1")
    numbers = ",".join(str(asset.number) for asset in (one, two, words))
    answer = await visitor.post("/library/zip", data={"numbers": numbers})
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Tea.png", "Tea (2).png", "Tea said.srt"]
        archive.extract("Tea (2).png", tmp_path)
    assert verify_file(tmp_path / "Tea (2).png", studio[Identity]).state == "valid"
    assert (await visitor.post("/library/zip", data={"numbers": "x"})).status_code == 422


async def test_duplicates_are_seen_in_pairs_and_one_is_thrown_away_and_brought_back(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    await kept(studio, tmp_path, "One", content=drawn("red"))
    two = await kept(studio, tmp_path, "Two", content=drawn("red"))
    assert "1 pair" in (await visitor.get("/library/duplicates")).text
    page = await visitor.post("/library/duplicates/trash", data={"number": str(two.number)})
    assert "Nothing is here twice" in page.text
    found = re.search(r'name="undo_id" value="([^"]+)"', page.text)
    assert found is not None
    undone = await visitor.post("/library/duplicates/undo", data={"undo_id": found[1]})
    assert undone.status_code == 303
    assert "1 pair" in (await visitor.get("/library/duplicates")).text


async def share(visitor: Client, *assets: Asset, **typed: str) -> str:
    """The address of a new link, without the host."""
    numbers = ",".join(str(asset.number) for asset in assets)
    page = await visitor.post("/library/shares", data={"numbers": numbers, "days": "7", **typed})
    found = re.search(r"/library/shared/[\w-]+", page.text)
    assert found is not None, page.text
    return found[0]


async def test_a_link_shows_strangers_what_was_shared_and_nothing_else(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    tea = await kept(studio, tmp_path, "Tea", content=drawn("red"))
    secret = await kept(studio, tmp_path, "Secret plan", content=drawn("blue"))
    where = await share(visitor, tea, title="For <i>Ana</i>")
    async with browser_of(studio) as stranger:
        page = await stranger.get(where)
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
        assert "For &lt;i&gt;Ana" in page.text
        assert "Tea" in page.text
        assert "Secret plan" not in page.text
        assert "sidebar" not in page.text
        taken = await stranger.get(f"{where}/{tea.id}/download")
        (tmp_path / "taken.png").write_bytes(taken.content)
        assert verify_file(tmp_path / "taken.png", studio[Identity]).state == "valid"
        assert (await stranger.get(f"{where}/{tea.id}/look/small")).status_code == 200
        for hidden in (f"{where}/{secret.id}/file", f"{where}x", f"{where}x/{tea.id}/file"):
            assert (await stranger.get(hidden)).status_code == 404
        await visitor.post("/library/change", json={"verb": "delete", "numbers": [tea.number]})
        assert (await stranger.get(f"{where}/{tea.id}/file")).status_code == 404


async def test_a_link_asks_its_password_and_can_be_taken_back(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    tea = await kept(studio, tmp_path, "Tea", content=drawn("red"))
    where = await share(visitor, tea, password="open sesame")  # noqa: S106 - of nobody
    async with browser_of(studio) as stranger:
        assert "Tea" not in (await stranger.get(where)).text
        assert (await stranger.get(f"{where}/{tea.id}/file")).status_code == 404
        wrong = await stranger.post(where, data={"password": "close sesame"})
        assert wrong.status_code == 422
        assert "not the password" in wrong.text
        assert (await stranger.post(where, data={"password": "open sesame"})).status_code == 303
        assert "Tea" in (await stranger.get(where)).text
        links = (await visitor.get("/library/shares")).text
        assert where not in links
        taken_back = re.search(r"/library/shares/[\w-]+/revoke", links)
        assert taken_back is not None
        assert (await visitor.post(taken_back[0])).status_code == 303
        assert (await stranger.get(where)).status_code == 404
        assert "taken back" in (await visitor.get("/library/shares")).text


async def test_a_password_is_tried_ten_times_a_minute_at_most(
    studio: Wired, visitor: Client, tmp_path: Path
) -> None:
    tea = await kept(studio, tmp_path, "Tea", content=drawn("red"))
    where = await share(visitor, tea, password="open sesame")  # noqa: S106 - of nobody
    async with browser_of(studio) as stranger:
        tries = [await stranger.post(where, data={"password": "x"}) for _ in range(12)]
        assert [answer.status_code for answer in tries] == [422] * 10 + [429] * 2


async def test_a_link_ends_with_its_time(studio: Wired, visitor: Client, tmp_path: Path) -> None:
    tea = await kept(studio, tmp_path, "Tea", content=drawn("red"))
    secret = (await share(visitor, tea)).rsplit("/", 1)[-1]
    async with studio[Sessions].read() as db:
        await open_share(db, secret, utc_now())
        with pytest.raises(UnknownShare):
            await open_share(db, secret, utc_now() + timedelta(days=7, seconds=1))
    for wrong in ({"days": "0"}, {"days": "999"}, {"password": "abc"}):
        data = {"numbers": str(tea.number), "days": "1", **wrong}
        assert (await visitor.post("/library/shares", data=data)).status_code == 422
