"""Looks, personas, the voice and lore of a character in the browser: edited, undone, never lost."""

import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import pytest
from tests.make.visitors import Client, make, visiting


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Client]:
    """A browser on a page of a fresh studio."""
    async with visiting(tmp_path / "data") as client:
        yield client


def hidden(page: str, name: str) -> str:
    """What a hidden field of a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, page
    return unescape(found[1])


def first(page: str, pattern: str) -> str:
    """The first address like that on a page."""
    found = re.search(pattern, page)
    assert found is not None, page
    return unescape(found[0])


async def test_a_look_is_added_edited_worn_deleted_and_brought_back(visitor: Client) -> None:
    where = await make(visitor, "Nova", clothes="hoodie", clothes_colour="teal")
    assert "As usual: hoodie" in (await visitor.get(f"{where}/looks/new")).text
    typed = {"name": "stage", "words": "red dress", "earrings": "hoops", "setting": "stage"}
    assert (await visitor.post(f"{where}/looks", data=typed)).status_code == 303
    tab = (await visitor.get(f"{where}?tab=looks")).text
    picture = await visitor.get(first(tab, r'/characters/[^"]*portrait\.png\?[^"]*look=[^"]+'))
    assert picture.content[:4] == b"\x89PNG"
    look = first(tab, rf"{where}/looks/[^/\"]+(?=/edit)")
    form = (await visitor.get(f"{look}/edit")).text
    seen = hidden(form, "updated_at")
    change = {"name": "evening", "clothes": "suit", "glasses": "none", "updated_at": seen}
    assert (await visitor.post(look, data=change)).status_code == 303
    late = await visitor.post(look, data={**change, "name": "late", "setting": "a roof"})
    assert late.status_code == 422
    assert "Changed somewhere else" in late.text
    assert "<li>name: evening</li>" in late.text
    assert 'value="a roof"' in late.text
    assert (await visitor.post(f"{look}/wear")).status_code == 303
    tab = (await visitor.get(f"{where}?tab=looks")).text
    assert tab.count("Default</span>") == 1
    assert "everyday" in tab, "what was worn before is a look now"
    gone = await visitor.post(f"{look}/delete")
    assert "The look evening is deleted" in gone.text
    assert f'action="{look}/delete"' not in gone.text
    back = {"sheet": hidden(gone.text, "sheet")}
    assert (await visitor.post(f"{where}/looks/restore", data=back)).status_code == 303
    assert "Edit the look evening" in (await visitor.get(f"{where}?tab=looks")).text
    for nonsense in ("", "[]", '{"id": "x"}'):
        wrong = await visitor.post(f"{where}/looks/restore", data={"sheet": nonsense})
        assert wrong.status_code == 422


async def test_what_is_wrong_with_a_look_is_said_beside_it(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    assert (
        await visitor.post(f"{where}/looks", data={"name": "stage", "clothes": "suit"})
    ).status_code == 303
    for typed, field in (
        ({"name": "", "clothes": "suit", "setting": "a roof"}, "name"),
        ({"name": "Stage", "clothes": "suit", "setting": "a roof"}, "name"),
        ({"name": "other", "words": "blue eyes", "setting": "a roof"}, "words"),
    ):
        answer = await visitor.post(f"{where}/looks", data=typed)
        assert answer.status_code == 422
        assert f'id="{field}-error"' in answer.text
        assert 'value="a roof"' in answer.text
    part = {"hx-request": "true"}
    words = {"name": "gym", "words": "red hoodie, beanie, no glasses"}
    read = await visitor.post(f"{where}/looks/refresh", data=words, headers=part)
    assert '<option value="beanie" selected>' in read.text
    assert '<option value="none" selected>' in read.text
    png = await visitor.post(f"{where}/looks/sketch", data=words)
    assert png.headers["content-type"] == "image/png"


async def test_any_persona_is_edited_used_deleted_and_brought_back(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    form = (await visitor.get(f"{where}/personas/new?template=gamer")).text
    assert 'value="Gamer"' in form
    typed = {"name": "after hours", "template": "gamer", "tone": "wry", "warmth": "0.2"}
    assert (await visitor.post(f"{where}/personas", data=typed)).status_code == 303
    again = await visitor.post(f"{where}/personas", data={**typed, "samples": "One more round."})
    assert again.status_code == 422
    assert 'id="name-error"' in again.text
    assert "One more round." in again.text
    tab = (await visitor.get(f"{where}?tab=personas")).text
    persona = first(tab, rf"{where}/personas/[^/\"]+(?=/use)")
    form = (await visitor.get(f"{persona}/edit")).text
    assert 'value="wry"' in form
    change = {**typed, "tone": "dry", "updated_at": hidden(form, "updated_at")}
    assert (await visitor.post(persona, data=change)).status_code == 303
    late = await visitor.post(persona, data={**change, "tone": "late"})
    assert "<li>tone: dry</li>" in late.text
    heard = await visitor.post(f"{where}/personas/lines", data=change)
    assert heard.text.count("<li>") == 3
    wrong = await visitor.post(f"{where}/personas/lines", data={**change, "warmth": "9"})
    assert "warmth" in wrong.text
    gone = await visitor.post(f"{persona}/delete")
    back = {"sheet": hidden(gone.text, "sheet")}
    assert (await visitor.post(f"{where}/personas/restore", data=back)).status_code == 303
    tab = (await visitor.get(f"{where}?tab=personas")).text
    used = await visitor.post(first(tab, rf"{where}/personas/[^/\"]+/use"))
    assert "Nova now speaks as after hours" in used.text
    assert "dry" in (await visitor.get(where)).text


async def test_a_voice_is_one_a_blend_or_chosen_for_it(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    parts = {"voice": ["af_heart", "bf_emma", ""], "weight": ["80", "20", "50"]}
    manner = {"rate": "0.9", "pitch": "-1", "emotion": "calm"}
    assert (await visitor.post(f"{where}/voice", data={**parts, **manner})).status_code == 303
    heard = await visitor.post(f"{where}/voice/listen", data={**parts, **manner, "language": "en"})
    assert heard.content[:4] == b"RIFF"
    tab = (await visitor.get(f"{where}?tab=voice")).text
    assert '<option value="bf_emma" selected>' in tab
    assert 'min="1" max="100" value="80"' in tab
    for wrong, said in (
        ({"voice": ["af_heart", "af_heart"], "weight": ["5", "5"]}, "is there once"),
        ({"voice": ["hibari", "af_heart"], "weight": ["5", "5"]}, "cannot be blended"),
        ({"voice": ["af_heart"], "weight": ["0"]}, "between 1 and 100"),
        ({"rate": "9"}, "between 0.5 and 2"),
    ):
        answer = await visitor.post(f"{where}/voice", data={"emotion": "sad", **wrong})
        assert answer.status_code == 422
        assert said in answer.text
        assert 'value="sad" checked' in answer.text
    assert (await visitor.post(f"{where}/voice", data=manner)).status_code == 303
    assert '<option value="bf_emma" selected>' not in (await visitor.get(f"{where}?tab=voice")).text


async def test_lore_is_added_edited_removed_and_brought_back(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    place = (await visitor.get(f"{where}?tab=lore")).text.count("lore-card")
    entry = {"name": "dog", "keys": "dog, pets", "text": "Nova has a robot dog."}
    assert (await visitor.post(f"{where}/lore", data=entry)).status_code == 303
    changed = {**entry, "place": str(place), "text": "Nova has a robot cat."}
    assert (await visitor.post(f"{where}/lore", data=changed)).status_code == 303
    tab = (await visitor.get(f"{where}?tab=lore")).text
    assert "robot cat" in tab
    assert "robot dog" not in tab
    wrong = await visitor.post(f"{where}/lore", data={"name": "cave", "text": ""})
    assert wrong.status_code == 422
    assert 'value="cave"' in wrong.text
    assert (await visitor.post(f"{where}/lore/99/delete")).status_code == 422
    gone = await visitor.post(f"{where}/lore/{place}/delete")
    assert gone.text.count("lore-card") == place
    back = {"entry": hidden(gone.text, "entry")}
    assert (await visitor.post(f"{where}/lore/{place}/restore", data=back)).status_code == 303
    assert "robot cat" in (await visitor.get(f"{where}?tab=lore")).text


async def test_a_state_is_undone_and_an_unknown_tab_is_the_first(visitor: Client) -> None:
    where = await make(visitor, "Nova")
    away = await visitor.post(f"{where}/status", data={"verb": "archive"})
    assert "Nova is archived" in away.text
    back = await visitor.post(f"{where}/status", data={"verb": hidden(away.text, "verb")})
    assert "Nova is active again" in back.text
    assert (await visitor.post(f"{where}/rating", data={"rating": "mature"})).status_code == 303
    assert (await visitor.post(f"{where}/status", data={"verb": "dance"})).status_code == 422
    assert "Traits" in (await visitor.get(f"{where}?tab=nonsense")).text
    assert (await visitor.get("/characters/nobody")).status_code == 404
