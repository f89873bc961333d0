"""What programs do in the library: bring in, say, share, take out."""

import base64
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from tests.make.api import Client, calling

TEXT = b"Basil wants light, water and patience. " * 20


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Client]:
    async with calling(tmp_path) as client:
        yield client


async def _bring(program: Client, name: str = "basil.txt", content: bytes = TEXT) -> str:
    """Bring a file in, in two pieces; the id of its asset."""
    said = base64.b64encode(name.encode()).decode()
    begun = await program.post(
        "/library/uploads",
        headers={"upload-length": str(len(content)), "upload-metadata": f"filename {said}"},
    )
    assert begun.status_code == 201, begun.text
    place = begun.headers["location"]
    assert place.startswith("/api/v1/library/uploads/")
    half = len(content) // 2
    answer = begun
    for offset, piece in ((0, content[:half]), (half, content[half:])):
        answer = await program.patch(
            f"http://localhost:8000{place}",
            content=piece,
            headers={
                "upload-offset": str(offset),
                "content-type": "application/offset+octet-stream",
            },
        )
        assert answer.status_code == 204, answer.text
    return str(answer.headers["x-asset"])


async def test_a_program_brings_a_file_in_and_says_whose_it_is(program: Client) -> None:
    asset_id = await _bring(program)
    assert (await program.get(f"/library/assets/{asset_id}/file")).content == TEXT
    titled = await program.put(f"/library/assets/{asset_id}/title", json={"title": "On basil"})
    rights = {"basis": "licensed", "holder": "Ada  Green", "note": "for a year"}
    said = await program.put(f"/library/assets/{asset_id}/rights", json=rights)
    assert (titled.status_code, said.status_code) == (204, 204)
    sheet = (await program.get(f"/library/assets/{asset_id}")).json()
    assert sheet["asset"]["title"] == "On basil"
    assert sheet["rights"]["holder"] == "Ada Green"
    nobody = await program.put("/library/assets/none/title", json={"title": "x"})
    assert nobody.status_code == 404


async def test_several_assets_come_in_one_file(program: Client) -> None:
    ids = [await _bring(program, f"{name}.txt", TEXT + name.encode()) for name in ("a", "b")]
    answer = await program.get("/library/archive", params={"ids": [*ids, "unknown"]})
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len(names) == 2
    assert (await program.get("/library/archive")).status_code == 422


async def test_a_link_shows_assets_until_it_is_taken_back(program: Client) -> None:
    asset_id = await _bring(program)
    short = {"ids": [asset_id], "password": "abc"}
    assert (await program.post("/library/shares", json=short)).status_code == 422
    wish = {"ids": [asset_id], "title": "For Ada", "days": 3}
    made = (await program.post("/library/shares", json=wish)).json()
    assert made["asset_ids"] == [asset_id]
    async with httpx2.AsyncClient(transport=program._transport) as stranger:
        seen = await stranger.get(made["url"], headers={"accept": "text/html"})
        assert "For Ada" in seen.text
        assert (await program.delete(f"/library/shares/{made['id']}")).status_code == 204
        over = await stranger.get(made["url"], headers={"accept": "text/html"})
        assert over.status_code == 404
    [listed] = (await program.get("/library/shares")).json()["items"]
    assert listed["revoked_at"] is not None
    assert "url" not in listed, "the address is told once"


async def test_the_oldest_of_many_links_is_found_and_taken_back(program: Client) -> None:
    wish = {"ids": [await _bring(program)]}
    ids = [(await program.post("/library/shares", json=wish)).json()["id"] for _ in range(3)]
    newest = (await program.get("/library/shares", params={"limit": 2})).json()
    assert [one["id"] for one in newest["items"]] == ids[:0:-1]
    rest = (await program.get("/library/shares", params={"cursor": newest["next"]})).json()
    assert ([one["id"] for one in rest["items"]], rest["next"]) == (ids[:1], None)


async def test_the_trash_is_emptied(program: Client) -> None:
    asset_id = await _bring(program)
    await program.delete(f"/library/assets/{asset_id}")
    assert (await program.delete("/library/trash")).status_code == 204
    assert (await program.get(f"/library/assets/{asset_id}")).status_code == 404


async def test_folders_are_made_moved_and_had_back(program: Client) -> None:
    asset_id = await _bring(program)
    outer = (await program.post("/library/folders", json={"name": "Outer"})).json()
    wish = {"name": "Inner", "parent_id": outer["id"]}
    made = await program.post("/library/folders", json=wish)
    inner = made.json()
    assert (made.status_code, inner["path"]) == (201, "Outer / Inner")
    move = {"ids": [asset_id], "verb": "move", "value": inner["id"]}
    assert (await program.post("/library/changes", json=move)).json()["count"] == 1
    for query, count in (({"folder": outer["id"]}, 0), ({"inner_folders": "true"}, 1)):
        params = {"folder": outer["id"], **query}
        found = (await program.get("/library/assets", params=params)).json()["items"]
        assert len(found) == count
    where = f"/library/folders/{inner['id']}"
    named = (await program.put(f"{where}/name", json={"name": "Other"})).json()
    moved = (await program.put(f"{where}/place", json={"parent_id": None})).json()
    into_itself = await program.put(f"{where}/place", json={"parent_id": inner["id"]})
    assert into_itself.status_code == 409
    gone = (await program.delete(f"/library/folders/{inner['id']}")).json()
    assert gone["count"] == 1
    for done in (gone, moved, named):
        undone = await program.post(f"/library/changes/{done['undo_id']}/undo")
        assert undone.json() == {"kind": "folders", "count": 1}
    folders = (await program.get("/library/folders")).json()
    told = [(one["path"], one["count"], one["whole_count"]) for one in folders]
    assert told == [("Outer", 0, 1), ("Outer / Inner", 1, 1)]
    assert (await program.delete("/library/folders/none")).status_code == 404


async def test_two_that_are_nearly_the_same_are_told(program: Client) -> None:
    ids = {await _bring(program), await _bring(program, "again.txt", TEXT + b"More of it.")}
    pairs = (await program.get("/library/duplicates", params={"distance": 32})).json()["items"]
    assert [{one["first"]["id"], one["second"]["id"]} for one in pairs] == [ids]


async def test_nothing_is_being_made_in_a_fresh_studio(program: Client) -> None:
    assert (await program.get("/jobs")).json() == {"items": [], "next": None}
    ordered = await program.post("/productions", json={"brief": "Why the sky turns red"})
    [job] = (await program.get("/jobs")).json()["items"]
    assert (job["id"], job["state"], job["before"]) == (ordered.json()["id"], "waiting", 0)
