"""Templates: their gaps, kept, shared, started from, deleted and taken back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, calling
from tests.make.program import call

from limelight.production.blueprints.schemas import Blueprint
from limelight.production.blueprints.service import built_in
from limelight.production.briefs.typed import Typed

KEPT = {
    "name": "Ours",
    "about": "What we always make.",
    "fields": {"text": "{topic} for {whom}", "formats": ["9:16"], "intro": "{topic}"},
}


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


def test_gaps_are_filled_where_something_is_told_and_stay_where_not() -> None:
    one = Blueprint.model_validate(KEPT)
    assert one.gaps == ("topic", "whom")
    filled = one.filled({"topic": "Basil {whom}", "whom": " "})
    assert (filled.text, filled.intro) == ("Basil {whom} for {whom}", "Basil {whom}")


@pytest.mark.parametrize("one", built_in(), ids=lambda one: one.id)
def test_templates_of_the_program_make_briefs(one: object) -> None:
    blueprint = one.blueprint  # type: ignore[attr-defined]
    filled = blueprint.filled(dict.fromkeys(blueprint.gaps, "basil"))
    assert "{" not in filled.text
    assert filled.order().formats
    assert isinstance(filled, Typed)


async def test_a_template_is_kept_shared_deleted_and_taken_back(caller: Client) -> None:
    made = await caller.post("/templates", json=KEPT)
    assert made.status_code == 201, made.text
    where = f"/templates/{made.json()['id']}"
    assert (await caller.post("/templates", json=KEPT)).status_code == 409
    shared = (await caller.get(where)).json()["blueprint"]
    again = await caller.post("/templates", json={**shared, "name": "Theirs"})
    assert again.json()["gaps"] == ["topic", "whom"]
    assert (await caller.delete(where)).status_code == 204
    assert (await caller.delete(where)).status_code == 404
    listed = (await caller.get("/templates")).json()["items"]
    assert [one["is_built_in"] for one in listed] == sorted(one["is_built_in"] for one in listed)
    assert listed[0]["blueprint"]["name"] == "Theirs"
    assert (await caller.post(f"{where}/restore")).status_code == 200
    assert (await caller.delete("/templates/three-tips")).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [{"name": " "}, {"fields": {"text": ""}}, {"fields": {"text": "a", "formats": []}}],
)
async def test_what_makes_no_brief_is_no_template(
    caller: Client, changes: dict[str, object]
) -> None:
    assert (await caller.post("/templates", json={**KEPT, **changes})).status_code == 422


async def test_templates_come_a_page_at_a_time_in_one_order(caller: Client) -> None:
    for name in ("Zeta", "Alpha"):
        await caller.post("/templates", json={**KEPT, "name": name})
    whole = (await caller.get("/templates")).json()["items"]
    first = (await caller.get("/templates", params={"limit": 3})).json()
    rest = (await caller.get("/templates", params={"cursor": first["next"]})).json()
    assert first["items"] + rest["items"] == whole
    assert (len(first["items"]), rest["next"]) == (3, None)
    names = [one["blueprint"]["name"] for one in whole]
    assert names == ["Alpha", "Zeta", *sorted(names[2:])]


async def test_a_template_is_started_with_its_gaps_filled(caller: Client) -> None:
    where = f"/templates/{(await caller.post('/templates', json=KEPT)).json()['id']}/start"
    much = {"topic": "a", "whom": "b", "x": "c"}
    for gaps, why in (({"topic": "Basil"}, "whom"), (much, "'x'")):
        answer = await caller.post(where, json={"gaps": gaps})
        assert answer.status_code == 422
        assert why in answer.json()["detail"]
    told = {"topic": "Basil", "whom": "beginners"}
    await caller.post("/characters", json={"name": "Juno"})
    made = await caller.post(where, json={"gaps": told, "character": "juno"})
    assert made.status_code == 201, made.text
    brief = made.json()["brief"]
    assert made.json()["character_name"] == "Juno"
    assert (brief["text"], brief["intro"]["title"]) == ("Basil for beginners", "Basil")


def test_the_program_says_which_gap_is_missing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = call("templates", "start", "Three tips", data=data)
    assert done.code != 0
    assert "Say what stands for" in done.err
