"""What every route of the API does alike, seen on characters."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from tests.make.api import Client, calling


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path / "data") as client:
        yield client


async def test_a_program_needs_no_origin_and_a_foreign_page_is_refused(caller: Client) -> None:
    assert (await caller.post("/characters", json={"name": "Nova"})).status_code == 201
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = await caller.post("/characters", json={"name": "Nova"}, headers=headers)
        assert answer.status_code == 403
    assert (await caller.get("/characters", headers={"host": "evil.example"})).status_code == 421


async def test_a_list_comes_a_page_at_a_time_to_its_end(caller: Client) -> None:
    for number in range(5):
        await caller.post("/characters", json={"name": f"Person {number}"})
    names: list[str] = []
    page: dict[str, Any] = {}
    wanted = {"sort": "name", "limit": "2"}
    for _ in range(3):
        page = (await caller.get("/characters", params=wanted)).json()
        names += [one["name"] for one in page["items"]]
        wanted["cursor"] = page["next"]
    assert names == [f"Person {number}" for number in range(5)]
    assert page["next"] is None


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "cursor=no", "stauts=active", "tag=%00"])
async def test_what_a_list_does_not_understand_is_refused(caller: Client, query: str) -> None:
    answer = await caller.get(f"/characters?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["instance"] == "/api/v1/characters"


async def test_an_edit_needs_the_version_that_was_read(caller: Client) -> None:
    made = await caller.post("/characters", json={"name": "Nova"})
    where, read = f"/characters/{made.json()['id']}", made.headers["etag"]
    assert (await caller.patch(where, json={"name": "N"})).status_code == 428
    first = await caller.patch(where, json={"name": "Nora"}, headers={"If-Match": read})
    assert first.status_code == 200
    late = await caller.patch(where, json={"bio": "Late."}, headers={"If-Match": read})
    assert late.status_code == 412
    assert late.json()["current"]["name"] == "Nora"
    assert late.json()["etag"] == first.headers["etag"]
    again = {"If-Match": late.json()["etag"]}
    assert (await caller.patch(where, json={"bio": "Now."}, headers=again)).status_code == 200


async def test_what_one_has_is_not_sent_again(caller: Client) -> None:
    made = await caller.post("/characters", json={"name": "Nova"})
    where, had = made.headers["location"].removeprefix("/api/v1"), made.headers["etag"]
    answer = await caller.get(where, headers={"If-None-Match": had})
    assert (answer.status_code, answer.content) == (304, b"")
    assert (await caller.get(where, headers={"If-None-Match": '"old"'})).status_code == 200


async def test_a_post_sent_twice_is_done_once(caller: Client) -> None:
    key = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    first = await caller.post("/characters", json={"name": "Nova"}, headers=key)
    again = await caller.post("/characters", json={"name": "Nova"}, headers=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["etag"] == first.headers["etag"]
    other = await caller.post("/characters", json={"name": "Else"}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/http.key-reused")
    assert len((await caller.get("/characters")).json()["items"]) == 1


async def test_a_post_that_failed_may_be_mended_under_its_key(caller: Client) -> None:
    key = {"Idempotency-Key": "again"}
    assert (await caller.post("/characters", json={"name": ""}, headers=key)).status_code == 422
    assert (await caller.post("/characters", json={"name": "A"}, headers=key)).status_code == 201


async def test_the_answer_says_what_is_left_to_ask(tmp_path: Path) -> None:
    async with calling(tmp_path / "data", requests_per_minute=2) as caller:
        first = await caller.get("/characters")
        assert first.headers["ratelimit-policy"] == '"api";q=2;w=60'
        assert first.headers["ratelimit"].startswith('"api";r=1;t=')
        await caller.get("/characters")
        full = await caller.get("/characters")
        assert (full.status_code, full.json()["type"]) == (429, "/problems/http.too-many-requests")
        assert int(full.headers["retry-after"]) >= 1
        assert full.headers["ratelimit"].startswith('"api";r=0;')


async def test_a_wrong_body_is_told_field_by_field(caller: Client) -> None:
    body = {"name": 7, "nmae": "Nova", "languages": [1]}
    told = (await caller.post("/characters", json=body)).json()
    assert {one["field"] for one in told["errors"]} == {
        "body.name", "body.nmae", "body.languages.0",
    }  # fmt: skip
    for broken in (b"{", b'{"name": "a\\u0000b"}', b'{"name": "\\ud800"}', b'{"x": NaN}', b"[]"):
        answer = await caller.post(
            "/characters", content=broken, headers={"content-type": "application/json"}
        )
        assert answer.status_code == 422, broken
        assert answer.headers["content-type"] == "application/problem+json"


async def test_an_unknown_address_is_a_problem_for_browsers_too(caller: Client) -> None:
    answer = await caller.get("/nowhere", headers={"accept": "text/html"})
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert (await caller.put("/characters")).headers["content-type"] == "application/problem+json"
