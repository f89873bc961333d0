"""Single things over HTTP: pictures, speech, music, texts; their files come labelled."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, calling

from limelight.library.provenance.verify import verify_file


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "wish", "mime"),
    [
        ("/images", {"prompt": "a plant", "width_px": 320, "height_px": 240}, "image/png"),
        ("/images", {"prompt": "a plant", "format": "1:1", "character": "Nova"}, "image/png"),
        ("/speech", {"text": "Hello there", "language": "en"}, "audio/wav"),
        ("/speech", {"text": "Hello there", "character": "Nova"}, "audio/wav"),
        ("/music", {"mood": "warm", "seconds": 2}, "audio/wav"),
    ],
)
async def test_a_single_thing_is_made_once_and_leaves_labelled(
    caller: Client, tmp_path: Path, path: str, wish: dict[str, object], mime: str
) -> None:
    await caller.post("/characters", json={"name": "Nova"})
    made = await caller.post(path, json=wish)
    assert made.status_code == 200, made.text
    told = made.json()
    assert (told["mime"], told["reused"]) == (mime, False)
    assert (await caller.post(path, json=wish)).json()["reused"] is True
    file = await caller.get(told["url"].removeprefix("/api/v1"))
    assert file.headers["content-type"] == mime
    assert len(file.content) == told["size_bytes"]
    kept = tmp_path / told["name"]
    kept.write_bytes(file.content)
    assert verify_file(kept).state == "valid"
    part = await caller.get(told["url"].removeprefix("/api/v1"), headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, file.content[2:6])


async def test_a_file_the_library_does_not_have_is_not_found(caller: Client) -> None:
    for name in (f"{'0' * 64}.png", "x", "..%2F..%2Flimelight.db"):
        assert (await caller.get(f"/library/files/{name}")).status_code == 404


async def test_what_may_not_be_made_is_refused(caller: Client) -> None:
    answer = await caller.post("/images", json={"prompt": "a naked child"})
    assert answer.status_code == 403, answer.text
    assert (await caller.post("/images", json={"prompt": ""})).status_code == 422
    unknown = await caller.post("/speech", json={"text": "Hi", "character": "nobody"})
    assert unknown.status_code == 404


@pytest.mark.parametrize(
    ("path", "wish", "field"),
    [
        ("captions", {"topic": "Basil", "platforms": ["instagram", "x"]}, "captions"),
        ("titles", {"topic": "Basil"}, "titles"),
        ("hooks", {"topic": "Basil"}, "hooks"),
        ("hashtags", {"topic": "Basil"}, "hashtags"),
        ("replies", {"comment": "Love this!"}, "replies"),
        ("script", {"brief": "Basil on a windowsill"}, "scenes"),
    ],
)
async def test_texts_are_written(
    caller: Client, path: str, wish: dict[str, object], field: str
) -> None:
    answer = await caller.post(f"/texts/{path}", json=wish)
    assert answer.status_code == 200, answer.text
    assert answer.json()[field], json.dumps(answer.json())


async def test_previews_are_pictures_and_sounds(caller: Client) -> None:
    await caller.post("/characters", json={"name": "Nova"})
    for path in ("portrait", "pictures/1", "voice"):
        answer = await caller.get(f"/characters/nova/{path}")
        assert answer.status_code == 200, answer.text
        again = await caller.get(
            f"/characters/nova/{path}", headers={"If-None-Match": answer.headers["etag"]}
        )
        assert again.status_code == 304
    assert (await caller.post("/characters/sketch", json={})).content[:4] == b"\x89PNG"
    assert (await caller.post("/characters/sketch", json={"age_years": 17})).status_code == 422
    assert (await caller.post("/voices/sample", json={})).content[:4] == b"RIFF"
    lines = (await caller.post("/characters/nova/lines", json={})).json()["lines"]
    assert len(lines) == 3


async def test_a_card_goes_out_and_comes_back(caller: Client) -> None:
    await caller.post("/characters", json={"name": "Nova", "bio": "Likes rain."})
    for form in ("png", "json", "charx"):
        card = await caller.get(f"/characters/nova/card?form={form}")
        assert card.status_code == 200, card.text
        query = {"filename": f"nova.{form}", "name": f"From {form}"}
        trial = await caller.post(
            "/characters/import", params={**query, "trial": "true"}, content=card.content
        )
        assert trial.json()["character"] is None
        came = await caller.post("/characters/import", params=query, content=card.content)
        assert came.json()["character"]["bio"] == "Likes rain."
    bad = await caller.post("/characters/import", content=b"nonsense")
    assert bad.status_code == 422
