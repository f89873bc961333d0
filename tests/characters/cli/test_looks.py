"""`limelight character look` and `prompt` as people type them."""

from tests.make.typing import Type, made, printed


def test_a_look_is_added_listed_edited_and_deleted(type_: Type) -> None:
    made(type_, "Nova")
    assert "No looks yet" in type_("look", "list", "nova").stdout
    said = type_(
        "look", "add", "nova", "Garden", "denim dungarees, straw hat, no glasses",
        "--setting", "a garden",
    )  # fmt: skip
    assert '--character nova --look "Garden"' in said.stdout
    [look] = printed(type_, "look", "list", "nova")
    assert look["look"] == {
        "clothes": "denim dungarees", "clothes_colour": "denim", "headwear": "straw hat",
        "headwear_colour": "", "earrings": None, "glasses": "", "setting": "a garden",
    }  # fmt: skip
    listed = type_("look", "list", "nova").stdout
    assert listed == "Garden: denim dungarees, straw hat, no glasses, in a garden\n"

    printed(type_, "look", "edit", "nova", "garden", "--rename", "Allotment", "--setting", "")
    printed(type_, "look", "edit", "nova", "allotment", "green apron")
    [look] = printed(type_, "look", "list", "nova")
    assert (look["name"], look["look"]["clothes"], look["look"]["setting"]) == (
        "Allotment", "apron", "",
    )  # fmt: skip
    assert type_("look", "delete", "nova", "allotment", answer="n\n").exit_code == 1
    assert type_("look", "delete", "nova", "allotment", "--yes").exit_code == 0
    assert printed(type_, "look", "list", "nova") == []


def test_a_character_is_printed_as_a_prompt_for_photographs(type_: Type) -> None:
    made(type_, "Nova", "--look", "woman, 34, red bob, freckles, teal hijab")
    made(type_, "Otto", "--look", "man in his 60s, bald, grey beard")
    type_("look", "add", "otto", "rain", "yellow raincoat", "--setting", "a harbour")
    nova = type_("prompt", "nova", "--expression", "surprised").stdout
    assert "34-year-old adult woman" in nova
    assert "teal hijab" in nova
    assert "Not in it: child" in nova
    otto = printed(type_, "prompt", "otto", "--look", "RAIN", "--placement", "half")
    assert "waist-up photograph of a 64-year-old adult man" in otto["positive"]
    assert "wearing yellow raincoat" in otto["positive"]
    assert "in a harbour" in otto["positive"]
    assert "glasses" in otto["negative"]


def test_mistakes_with_looks_are_explained(type_: Type) -> None:
    made(type_, "Nova")
    for words, says in (
        (("look", "add", "nova", "x", "schoolgirl uniform"), "18 or more"),
        (("look", "add", "nova", "x", "dressed like Ada Lovelace"), "Describe the looks"),
        (("look", "add", "nova", "", "suit"), "needs a name"),
        (("look", "edit", "nova", "x"), "Say what changes"),
        (("look", "delete", "nova", "x", "--yes"), "no looks yet"),
        (("prompt", "nova", "--look", "x"), "no looks yet"),
    ):
        result = type_(*words)
        assert (result.exit_code, result.stdout) == (2, ""), words
        assert says in result.stderr
