"""Brands over the API and on pages: kept with care, one default, applied, linted, taken back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, calling

ORDER = {"brief": "Three tips for basil", "seconds": 5, "formats": ["1:1"]}
KIT = {
    "name": "Green",
    "accent": "#0b6e4f",
    "tone": "warm",
    "use": ["gently"],
    "avoid": ["cheap", "buy now"],
    "intro": "Green | grows",
}
SCRIPT = {
    "title": "Cheap basil",
    "language": "en",
    "topic": "basil",
    "scenes": [
        {"narration": "It is not cheaper.", "picture": "a plant", "setting": "a home"},
        {"narration": "Do not BUY  now!", "picture": "a plant", "setting": "a home"},
    ],
    "hashtags": ["cheap"],
}


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


async def _keep(caller: Client, **changes: object) -> str:
    answer = await caller.post("/brands", json={**KIT, **changes})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def test_a_brand_is_kept_changed_with_care_and_taken_back(caller: Client) -> None:
    where = f"/brands/{await _keep(caller)}"
    read = await caller.get(where)
    assert (read.json()["kit"]["avoid"], read.json()["warnings"]) == (["cheap", "buy now"], [])
    assert (await caller.put(where, json=KIT)).status_code == 428
    match = {"If-Match": read.headers["etag"]}
    changed = await caller.put(where, json={**KIT, "tone": "dry"}, headers=match)
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (await caller.put(where, json=KIT, headers=match)).status_code == 412
    assert (await caller.delete(where)).status_code == 204
    assert (await caller.get(where)).status_code == 404
    assert (await caller.post(f"{where}/restore")).json()["kit"]["tone"] == "dry"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"name": " "}, 422),
        ({"accent": "green"}, 422),
        ({"use": ["cheap"]}, 422),
        ({"intro": "/etc/passwd.png"}, 422),
        ({"logo": f"{'0' * 64}.png"}, 404),
    ],
)
async def test_what_cannot_be_a_brand_is_refused(
    caller: Client, changes: dict[str, object], status: int
) -> None:
    answer = await caller.post("/brands", json={**KIT, **changes})
    assert answer.status_code == status, answer.text
    assert (await caller.get("/brands")).json()["items"] == []


async def test_names_are_taken_once_and_one_brand_is_the_default(caller: Client) -> None:
    await _keep(caller, is_default=True)
    assert (await caller.post("/brands", json=KIT)).status_code == 409
    await _keep(caller, name="Blue", is_default=True)
    kits = {one["kit"]["name"]: one["kit"] for one in (await caller.get("/brands")).json()["items"]}
    assert {name: kit["is_default"] for name, kit in kits.items()} == {"Green": False, "Blue": True}


async def test_colours_that_cannot_be_read_are_warned_about(caller: Client) -> None:
    made = await caller.post("/brands", json={**KIT, "accent": "#1a1024"})
    assert [one["what"] for one in made.json()["warnings"]] == ["the accent on dark panels"]


async def test_the_default_is_used_unless_the_brief_says_otherwise(caller: Client) -> None:
    await _keep(caller, is_default=True, logo_corner="bottom-left", logo_size=2, font="serif")
    brief = (await caller.post("/productions", json=ORDER)).json()["brief"]
    assert brief["brand"]["name"] == "Green"
    assert brief["branding"]["accent"] == "#0b6e4f"
    assert brief["intro"]["title"] == "Green"
    assert (brief["branding"]["logo_corner"], brief["branding"]["logo_size"]) == ("bottom-left", 2)
    assert brief["branding"]["font"] == "serif"
    own = {
        "font": "sans",
        "logo_corner": "top-right",
        "accent": "#ff0000",
        "intro": {"title": "Mine"},
    }
    brief = (await caller.post("/productions", json={**ORDER, **own})).json()["brief"]
    assert (brief["branding"]["accent"], brief["intro"]["title"]) == ("#ff0000", "Mine")
    assert brief["branding"]["font"] == "sans"
    assert (brief["branding"]["logo_corner"], brief["branding"]["logo_size"]) == ("top-right", 2)
    plain = (await caller.post("/productions", json={**ORDER, "brand": "none"})).json()["brief"]
    assert (plain["brand"], plain["intro"]) == (None, None)
    unknown = await caller.post("/productions", json={**ORDER, "brand": "Red"})
    assert unknown.status_code == 404
