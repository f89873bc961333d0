"""Pages of characters over a whole studio: gallery, editor, tabs, cards."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.make.visitors import Client, make, visiting

VECTORS = Path(__file__).parents[1] / "vectors" / "cards"


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Client]:
    """A browser on a page of a fresh studio."""
    async with visiting(tmp_path / "data") as client:
        yield client


async def test_an_empty_gallery_leads_to_the_editor_and_the_editor_to_the_character(
    visitor: Client,
) -> None:
    assert "Nobody is on stage yet" in (await visitor.get("/characters")).text
    assert 'name="skin_tone"' in (await visitor.get("/characters/new")).text
    where = await make(visitor, "Nova <b>Reyes</b>", template="coach", tags="travel, food")
    page = (await visitor.get(where)).text
    assert "Nova &lt;b&gt;Reyes&lt;/b&gt;" in page
    assert "<b>Reyes" not in page
    gallery = (await visitor.get("/characters")).text
    assert "1 active" in gallery
    assert "Nova &lt;b&gt;Reyes&lt;/b&gt;" in gallery


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": ""}, "name", "Give the character a name"),
        ({"name": "Nova", "age_years": "17"}, "age_years", "18"),
        ({"name": "Nova", "age_years": "old"}, "age_years", "whole number"),
        ({"name": "Nova", "warmth": "2"}, "form", "warmth"),
        ({"name": "Nova", "bio": "x" * 601}, "bio", "600"),
        ({"name": "Nova", "words": "looks like Taylor Swift"}, "words", "Taylor Swift"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    visitor: Client, typed: dict[str, str], field: str, said: str
) -> None:
    answer = await visitor.post("/characters", data={"location": "Lisbon", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    if field != "form":
        assert f'id="{field}-error"' in answer.text
    assert 'value="Lisbon"' in answer.text
    assert "Nobody is on stage yet" in (await visitor.get("/characters")).text


async def test_an_edit_is_kept_unless_somebody_else_changed_it_meanwhile(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    form = (await visitor.get(f"{where}/edit")).text
    seen = re.search(r'name="updated_at" value="([^"]+)"', form)
    assert seen is not None
    mine = {"name": "Nova Reyes", "updated_at": seen[1], "hair_style": "afro"}
    assert (await visitor.post(where, data=mine)).status_code == 303
    late = await visitor.post(where, data={**mine, "name": "Somebody else"})
    assert late.status_code == 422
    assert "Changed somewhere else" in late.text
    assert "<li>name: Nova Reyes</li>" in late.text
    now = re.search(r'name="updated_at" value="([^"]+)"', late.text)
    assert now is not None
    assert "Somebody else" in late.text
    assert "Nova Reyes" in (await visitor.get(where)).text
    over = {**mine, "name": "Somebody else", "updated_at": now[1]}
    assert (await visitor.post(where, data=over)).status_code == 303
    assert "Somebody else" in (await visitor.get(where)).text


async def test_the_gallery_finds_filters_and_pages(visitor: Client) -> None:
    for number in range(26):
        await make(visitor, f"Person {number}", tags="odd" if number % 2 else "even")
    first = (await visitor.get("/characters?sort=oldest")).text
    assert first.count('name="ids"') == 24
    more = re.search(r'href="(/characters\?[^"]*cursor=[^"]*)"', first)
    assert more is not None
    rest = (await visitor.get(more[1].replace("&amp;", "&"))).text
    assert rest.count('name="ids"') == 2
    assert (await visitor.get("/characters?q=person+25")).text.count('name="ids"') == 1
    assert (await visitor.get("/characters?tag=odd&view=list")).text.count('name="ids"') == 13
    assert "Nobody fits" in (await visitor.get("/characters?q=nobody")).text
    wrong = await visitor.get("/characters?cursor=nonsense")
    assert wrong.status_code == 422


async def test_many_are_archived_and_brought_back(visitor: Client) -> None:
    ids = [(await make(visitor, name)).rsplit("/", 1)[1] for name in ("Ana", "Bo", "Cy")]
    part = {"hx-request": "true"}
    form = {"verb": "archive", "ids": [*ids[:2], "unknown"], "back": "/characters?view=list"}
    told = await visitor.post("/characters/bulk", data=form, headers=part)
    assert "2 characters archived" in told.text
    assert "unknown" in told.text
    assert told.text.count('name="ids"') == 1
    undone = await visitor.post(
        "/characters/bulk", data={"undo": "restore", "undo_ids": ids[:2]}, headers=part
    )
    assert "2 characters restored" in undone.text
    assert undone.text.count('name="ids"') == 3
    nothing = await visitor.post("/characters/bulk", data={"verb": "dance", "ids": ids})
    assert nothing.status_code == 422
    away = await visitor.post("/characters/bulk", data={"verb": "delete", "ids": ids})
    assert away.status_code == 303
    assert "Nobody is on stage yet" in (await visitor.get("/characters")).text


async def test_a_portrait_is_drawn_once_and_a_sketch_for_the_editor(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    page = (await visitor.get(where)).text
    address = re.search(r'src="(/characters/[^"]*portrait\.png\?v=[^"]+)"', page)
    assert address is not None
    first, again = [await visitor.get(address[1].replace("&amp;", "&")) for _ in range(2)]
    assert first.content[:4] == b"\x89PNG"
    assert first.content == again.content
    assert "immutable" in first.headers["cache-control"]
    sketch = await visitor.post("/characters/sketch", data={"hair_style": "afro"})
    assert sketch.headers["content-type"] == "image/png"
    wrong = await visitor.post(
        "/characters/sketch", data={"age_years": "12"}, headers={"accept": "application/json"}
    )
    assert wrong.status_code in (403, 422)
    assert wrong.json()["detail"]
    assert (await visitor.get(f"{where}/looks/5.png")).status_code == 404


async def test_a_card_is_looked_into_then_made_and_taken_out_again(visitor: Client) -> None:
    card = next(path for path in sorted(VECTORS.rglob("*.json")) if path.name.startswith("v3"))
    files = {"file": (card.name, card.read_bytes(), "application/json")}
    inside = await visitor.post("/characters/import", data={"check": "1"}, files=files)
    assert inside.status_code == 200
    assert "Becomes part of the character" in inside.text
    assert "Nobody is on stage yet" in (await visitor.get("/characters")).text
    made = await visitor.post("/characters/import", data={"name": "Newcomer"}, files=files)
    assert made.status_code == 303, made.text
    where = made.headers["location"]
    assert "Newcomer" in (await visitor.get(where)).text
    out = await visitor.get(f"{where}/card?form=json")
    assert out.headers["content-disposition"] == 'attachment; filename="newcomer.json"'
    assert out.json()["spec"] == "chara_card_v3"
    assert (await visitor.get(f"{where}/card?form=pdf")).status_code == 422
    bad = {"file": ("x.json", b"{", "application/json")}
    assert (await visitor.post("/characters/import", files=bad)).status_code == 422
    assert (await visitor.post("/characters/import")).status_code == 422


async def test_another_site_changes_nothing(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    theirs = {"sec-fetch-site": "cross-site", "origin": "https://example.org"}
    for path in ("/characters", f"{where}/delete", "/characters/bulk", "/characters/import"):
        assert (await visitor.post(path, data={"name": "x"}, headers=theirs)).status_code == 403
    assert "Nova" in (await visitor.get("/characters")).text


async def test_four_ideas_keep_who_it_is_and_one_is_taken(visitor: Client) -> None:
    part = {"hx-request": "true"}
    typed = {"name": "Otto", "gender": "man", "age_years": "70", "bio": "Mends clocks."}
    asked = await visitor.post("/characters/refresh?change=ideas", data=typed, headers=part)
    assert asked.text.count("Take idea") == 4
    name = re.search(r'name="ideas" value="([0-9a-f]+)"', asked.text)
    assert name is not None
    pictures = re.findall(r'src="(/characters/ideas/[^"]+)"', asked.text)
    first = await visitor.get(pictures[0].replace("&amp;", "&"))
    assert first.content[:4] == b"\x89PNG"
    taken = await visitor.post(
        "/characters/refresh?change=idea-2", data={**typed, "ideas": name[1]}, headers=part
    )
    assert 'value="70"' in taken.text
    assert '<option value="man" selected>' in taken.text
    assert "Mends clocks." in taken.text
    assert re.search(r'value="(grey|silver)" checked', taken.text)
    young = await visitor.get("/characters/ideas/x.png?age_years=12")
    assert young.status_code == 422
