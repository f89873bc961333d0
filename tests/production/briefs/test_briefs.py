"""Unsent briefs over the API: kept per person, never overwritten unseen; and fields that return."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, calling

from limelight.production.briefs.typed import Typed


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


async def test_a_brief_is_kept_changed_with_care_and_discarded(caller: Client) -> None:
    made = await caller.post("/briefs", json={"text": "Three tips", "seconds": "30"})
    assert made.status_code == 201, made.text
    where = f"/briefs/{made.json()['id']}"
    read = await caller.get(where)
    assert read.json()["fields"]["text"] == "Three tips"
    match = {"If-Match": read.headers["etag"]}
    changed = await caller.put(where, json={"text": "Four tips"}, headers=match)
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (await caller.put(where, json={"text": "x"})).status_code == 428
    old = await caller.put(where, json={"text": "x"}, headers=match)
    assert old.json()["current"]["fields"]["text"] == "Four tips"
    assert [one["version"] for one in (await caller.get("/briefs")).json()] == [2]
    assert (await caller.delete(where)).status_code == 204
    assert (await caller.get(where)).status_code == 404
    assert (await caller.get("/briefs")).json() == []


async def test_ideas_are_for_a_character_and_never_what_it_told(caller: Client) -> None:
    first = (await caller.get("/briefs/ideas")).json()
    assert len(first) == 6
    order = {"brief": first[-1]["text"], "seconds": 5, "formats": ["1:1"]}
    assert (await caller.post("/productions", json=order)).status_code == 201
    later = (await caller.get("/briefs/ideas")).json()
    assert first[-1]["text"] not in [idea["text"] for idea in later]
    assert (await caller.get("/briefs/ideas?language=tlh")).status_code == 422
    assert (await caller.get("/briefs/ideas?character=nobody")).status_code == 404
    done = await caller.get("/briefs/completions", params={"text": "how to grow bas"})
    assert done.json()[0] == "how to grow basil"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("vignette", "much"), ("grain", "nan"), ("tighten_pauses", "inf"), ("intro", "/etc/x.png")],
)
def test_advanced_fields_are_checked(field: str, wrong: str) -> None:
    from_page = Typed.model_validate({"text": "a", "formats": ("9:16",), field: wrong})
    with pytest.raises(Exception, match=r"must be a number|like the name of a file"):
        from_page.order()
