"""`limelight character persona` as people type it."""

import json

from tests.make.typing import Type, made, printed


def test_templates_are_listed(type_: Type) -> None:
    listed = printed(type_, "persona", "templates")
    assert len(listed) >= 12
    table = type_("persona", "templates").stdout
    assert all(template["key"] in table for template in listed)


def test_a_persona_is_added_used_edited_and_deleted(type_: Type) -> None:
    made(type_, "Nova", "--persona", "gardener")
    added = printed(
        type_, "persona", "add", "nova", "Evening", "--template", "mindful-guide",
        "--trait", "energy=0", "--word", "hush", "--sample", "Good night.",
    )  # fmt: skip
    assert [(one["name"], one["is_active"]) for one in added["personas"]] == [
        ("main", True), ("Evening", False),
    ]  # fmt: skip
    evening = printed(type_, "persona", "show", "nova", "evening")["persona"]
    assert (evening["traits"]["energy"], evening["vocabulary"]) == (0.0, ["hush"])
    assert evening["samples"] == ["Good night."]

    assert printed(type_, "persona", "use", "nova", "evening")["persona"] == evening
    assert "* Evening" in type_("persona", "list", "nova").stdout
    card = type_("persona", "show", "nova").stdout
    assert "Nova: Evening (active)" in card
    assert "Good night." in card

    edited = printed(
        type_, "persona", "edit", "nova", "evening", "--rename", "Late", "--lore",
        "moon, night: The moon is drawn larger.", "--word", "", "--tone", "whispering",
    )  # fmt: skip
    late = edited["personas"][1]
    assert (late["name"], late["persona"]["vocabulary"]) == ("Late", [])
    assert late["persona"]["lore"][0]["keys"] == ["moon", "night"]
    assert late["persona"]["samples"] == ["Good night."]

    assert "Use another first: main" in type_("persona", "delete", "nova", "late", "-y").stderr
    assert type_("persona", "delete", "nova", "main", answer="n\n").exit_code == 1
    assert type_("persona", "delete", "nova", "main", answer="y\n").exit_code == 0
    assert [one["name"] for one in printed(type_, "persona", "list", "nova")] == ["Late"]


def test_a_persona_may_be_used_at_once(type_: Type) -> None:
    made(type_, "Nova")
    added = printed(type_, "persona", "add", "nova", "fun", "--persona", "comedian", "--use")
    assert added["personas"][1]["is_active"]
    assert added["persona"]["traits"]["humour"] > 0.9


def test_editing_the_character_edits_its_active_persona(type_: Type) -> None:
    made(type_, "Nova", "--interest", "ferns")
    printed(type_, "persona", "add", "nova", "fun", "--use")
    after = printed(type_, "edit", "nova", "--interest", "jokes", "--interest", "puns")
    assert [one["persona"]["interests"] for one in after["personas"]] == [
        ["ferns"], ["jokes", "puns"],
    ]  # fmt: skip


def test_mistakes_with_personas_are_explained(type_: Type) -> None:
    made(type_, "Nova")
    for words, says in (
        (("persona", "use", "nova", "evening"), "There are: main."),
        (("persona", "add", "nova", "MAIN"), "Choose another name"),
        (("persona", "add", "nova", "x", "--template", "villain"), "Choose from friend"),
        (("persona", "delete", "nova", "main", "--yes"), "Add another first"),
        (("persona", "edit", "nova", "main", "--sample", "I am 15 years old."), "18 or more"),
    ):
        result = type_(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
    assert json.loads(type_("persona", "list", "nova", "--json").stdout)[0]["name"] == "main"


def test_a_persona_is_heard_before_it_is_used(type_: Type) -> None:
    made(type_, "Nova", "--persona", "home-cook")
    printed(type_, "persona", "add", "nova", "Evening", "--template", "mindful-guide")
    active = printed(type_, "persona", "preview", "nova")["lines"]
    evening = printed(type_, "persona", "preview", "nova", "evening")["lines"]
    comedian = printed(type_, "persona", "preview", "nova", "--template", "comedian")["lines"]
    assert [len(lines) for lines in (active, evening, comedian)] == [3, 3, 3]
    assert len({tuple(lines) for lines in (active, evening, comedian)}) == 3
    assert printed(type_, "persona", "preview", "nova")["lines"] == active
    assert type_("persona", "preview", "nova").stdout == "".join(f"“{line}”\n" for line in active)
    assert printed(type_, "persona", "preview", "nova", "--language", "fr")["lines"] != active
    refused = type_("persona", "preview", "nova", "--language", "xx")
    assert (refused.exit_code, refused.stdout) == (2, "")
