"""A card that came from elsewhere and was changed here, or there: each change shows, the rest
stays.
"""

import json
from typing import Any

from tests.characters.passport.test_passport_vectors import FOLDER
from tests.make.cards import as_character, contains, png

from limelight.characters.passport.reading import read_card
from limelight.characters.passport.writing import left_behind, write_card
from limelight.characters.schemas import Character, LoreEntry


def theo() -> tuple[Character, dict[str, Any]]:
    """The character of the vector with unknown fields, and the card's fields."""
    content = (FOLDER / "v3-unknown-fields.json").read_bytes()
    return as_character(read_card(content)), json.loads(content)["data"]


def exported(character: Character) -> dict[str, Any]:
    card: dict[str, Any] = json.loads(write_card(character, "json"))
    data: dict[str, Any] = card["data"]
    return data


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def test_a_new_name_and_tag_are_written_and_nothing_else_changes() -> None:
    character, before = theo()
    renamed = character.model_copy(update={"name": "Theodor", "tags": ("clocks", "time")})
    after = exported(renamed)
    assert (after["name"], after["tags"]) == ("Theodor", ["clocks", "time"])
    assert contains(after, without(before, "name", "tags"))


def test_a_new_look_is_added_to_the_description() -> None:
    character, before = theo()
    look = character.appearance.model_copy(update={"hair_colour": "white"})
    after = exported(character.model_copy(update={"appearance": look}))
    assert after["description"].startswith(before["description"] + "\n\n")
    assert "white hair" in after["description"]
    assert contains(after, without(before, "description"))


def test_a_changed_lore_entry_keeps_what_else_stood_in_it() -> None:
    character, before = theo()
    entry = character.persona.lore[0].model_copy(update={"text": "The tower clock runs again."})
    new = LoreEntry(keys=("flood",), text="The flood came in spring.")
    persona = character.persona.model_copy(update={"lore": (entry, new)})
    entries = exported(character.model_copy(update={"persona": persona}))["character_book"][
        "entries"
    ]
    original = before["character_book"]["entries"][0]
    assert contains(entries[0], without(original, "content"))
    assert entries[0]["content"] == "The tower clock runs again."
    assert (entries[1]["keys"], entries[1]["content"]) == (["flood"], "The flood came in spring.")


def test_deleted_lore_leaves_the_card_and_entries_never_used_stay() -> None:
    unused = {"keys": ["x"], "content": "y" * 5000}
    used = {"keys": ["a"], "content": "A door."}
    card = {
        "spec": "chara_card_v2",
        "spec_version": "2.0",
        "data": {"name": "Ida", "description": "", "character_book": {"entries": [unused, used]}},
    }
    character = as_character(read_card(json.dumps(card).encode()))
    persona = character.persona.model_copy(update={"lore": ()})
    entries = exported(character.model_copy(update={"persona": persona}))["character_book"][
        "entries"
    ]
    assert [entry["keys"] for entry in entries] == [["x"]]


def test_the_copy_of_v1_fields_at_the_top_follows_the_card() -> None:
    content = (FOLDER / "v2-with-v1-copy.json").read_bytes()
    character = as_character(read_card(content)).model_copy(update={"name": "Theodor"})
    card = json.loads(write_card(character, "v2"))
    assert (card["name"], card["data"]["name"]) == ("Theodor", "Theodor")
    assert card["avatar"] == "none"


def test_what_another_tool_changed_in_our_card_comes_back() -> None:
    character, _ = theo()
    ours = character.model_copy(update={"extensions": {}, "bio": "Mends clocks."})
    card = json.loads(write_card(ours, "json"))
    card["data"]["name"] = "Theodora"
    card["data"]["character_book"]["entries"][0]["content"] = "It was mended."
    card["data"]["scenario"] = "A quiet morning."
    back = read_card(json.dumps(card).encode())
    assert (back.draft.name, back.draft.bio) == ("Theodora", "Mends clocks.")
    assert back.draft.persona.lore[0].text == "It was mended."
    assert any("Another tool changed character_book, name" in note for note in back.warnings)
    assert exported(as_character(back))["scenario"] == "A quiet morning."


def test_fields_of_the_wrong_shape_are_mended_for_others_and_come_back_to_us() -> None:
    content = (FOLDER / "v3-odd-shapes.json").read_bytes()
    odd = json.loads(content)["data"]
    out = exported(as_character(read_card(content)))
    assert (out["description"], out["tags"], out["alternate_greetings"]) == ("", [], [])
    assert out["character_book"]["entries"][0]["keys"] == []
    card = {"spec": "chara_card_v3", "spec_version": "3.0", "data": out}
    again = read_card(json.dumps(card).encode())
    assert exported(as_character(again)) == out
    assert contains(out["extensions"]["limelight"]["lost"], without(odd, "name"))


def test_what_somebody_else_keeps_under_our_name_comes_back() -> None:
    card = {
        "spec": "chara_card_v3",
        "spec_version": "3.0",
        "data": {"name": "Ida", "description": "", "extensions": {"limelight": {"theirs": 1}}},
    }
    once = as_character(read_card(json.dumps(card).encode()))
    again = as_character(read_card(write_card(once, "json")))
    for character in (once, again):
        assert exported(character)["extensions"]["limelight"]["foreign"] == {"theirs": 1}


def test_a_sheet_of_a_newer_limelight_is_carried_along() -> None:
    character, _ = theo()
    card = json.loads(write_card(character, "json"))
    sheet = card["data"]["extensions"]["limelight"]["sheet"]
    sheet |= {"zodiac": "libra", "voice": {"timbre": "glass"}}
    back = read_card(json.dumps(card).encode())
    assert any("could not be read: voice, zodiac" in note for note in back.warnings)
    later = exported(as_character(back))["extensions"]["limelight"]["sheet"]
    assert later["zodiac"] == "libra"


def test_the_files_of_a_png_stay_in_a_png_and_others_are_named() -> None:
    content = (FOLDER / "v3-carried-asset.png").read_bytes()
    card = read_card(content)
    character = as_character(card)
    files = {**card.assets, "x_meta/a.json": b"{}"}
    assert left_behind(character, "png", files) == ["x_meta/a.json"]
    assert left_behind(character, "json", files) == ["0", "x_meta/a.json"]
    assert left_behind(character, "charx", files) == []
    back = read_card(write_card(character, "png", png(), files))
    assert back.assets == card.assets
    archive = read_card(write_card(character, "charx", png(), files))
    assert archive.assets == files


def test_the_portrait_of_an_archive_is_its_icon_and_not_kept_twice() -> None:
    character, before = theo()
    first = write_card(character, "charx", png())
    back = read_card(first)
    assert back.assets == {}
    assert back.picture == png()
    assert contains(exported(as_character(back)), before)


def test_a_prompt_for_other_tools_says_who_what_and_what_never() -> None:
    character, _ = theo()
    text = write_card(character, "prompt").decode()
    assert text.startswith("# System prompt\n\nYou are Theo Vale.")
    assert "The tower clock has stood still" in text
    assert "says so to everybody who asks" in text
    assert "## Negative prompt\nchild, teenager" in text
    assert "{{char}}" not in text
