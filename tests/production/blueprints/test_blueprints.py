"""Templates: their gaps, kept, shared, started from, deleted and taken back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.api import Client, calling

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
    names = [one["blueprint"]["name"] for one in (await caller.get("/templates")).json()]
    assert names[:2] == ["Theirs", "Three tips"]
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
