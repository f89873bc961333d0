"""`limelight character` as people type it."""

import asyncio
import json

import pytest
from tests.make.typing import Type, made

from limelight.kit.cli import problems_as_lines


def test_an_empty_studio_says_how_to_begin(type_: Type) -> None:
    result = type_("list")
    assert result.exit_code == 0
    assert 'limelight character new "Nova"' in result.stdout
    assert json.loads(type_("list", "--json").stdout) == []


def test_a_character_is_made_from_words_and_shown(type_: Type) -> None:
    result = type_(
        *("new", "Otto Falk", "--look", "older man, grey beard, round glasses, teal jumper"),
        *("--persona", "storyteller", "--trait", "warmth=0.95", "--trait", "humour=0.2"),
        *("--rate", "0.9", "--pitch", "-2", "--bio", "Keeps a lighthouse."),
    )
    assert result.exit_code == 0, result.output
    assert "limelight make" in result.stdout
    assert "--character otto-falk" in result.stdout
    shown = json.loads(type_("show", "otto falk", "--json").stdout)
    assert shown["appearance"]["beard"] == "grey beard"
    assert shown["appearance"]["gender"] == "man"
    assert shown["persona"]["traits"]["warmth"] == 0.95
    said = {"gender": "man", "rate": 0.9, "pitch_semitones": -2.0}
    assert shown["voice"].items() >= said.items()
    card = type_("show", "otto-falk").stdout
    for expected in ("Otto Falk", "@otto-falk", "round glasses", "Keeps a lighthouse.", "0.95"):
        assert expected in card


def test_a_name_is_enough_and_different_names_look_different(type_: Type) -> None:
    looks = [made(type_, name)["appearance"] for name in ("Nova", "Iris", "Juno", "Vera")]
    assert len({json.dumps(look) for look in looks}) == 4
    assert made(type_, "NOVA")["appearance"] == looks[0]


def test_the_list_shows_everyone(type_: Type) -> None:
    made(type_, "Nova", "--age", "27")
    made(type_, "Otto")
    table = type_("list").stdout
    assert "@nova" in table
    assert "@otto" in table
    assert [one["handle"] for one in json.loads(type_("list", "--json").stdout)] == ["nova", "otto"]


def test_an_edit_changes_what_it_names(type_: Type) -> None:
    before = made(type_, "Nova", "--look", "woman, 30, red bob, freckles", "--rate", "1.2")
    after = json.loads(
        type_("edit", "nova", "--look", "navy hoodie", "--name", "Nova Two", "--json").stdout
    )
    assert (after["name"], after["handle"], after["id"]) == ("Nova Two", "nova", before["id"])
    assert after["appearance"] == {
        **before["appearance"], "clothes": "hoodie", "clothes_colour": "navy",
    }  # fmt: skip
    assert (after["voice"], after["persona"]) == (before["voice"], before["persona"])


def test_deleting_asks_first(type_: Type) -> None:
    made(type_, "Nova")
    refused = type_("delete", "nova", answer="n\n")
    assert refused.exit_code == 1
    assert "Delete Nova (@nova)?" in refused.output
    assert type_("delete", "nova").exit_code == 1
    assert type_("show", "nova").exit_code == 0
    assert type_("delete", "nova", answer="y\n").exit_code == 0
    assert type_("show", "nova").exit_code == 2
    made(type_, "Nova")
    assert type_("delete", "nova", "--yes").stdout == "Deleted Nova (@nova).\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "Nova", "--age", "17"), "18 or more"),
        (("new", "Nova", "--age", "500"), "between 18 and 120"),
        (("new", "Nova", "--look", "a teenage girl"), "18 or more"),
        (("new", "Nova", "--look", "looks like Ada Lovelace"), "Describe the looks instead"),
        (("new", "!!!"), "letter or number"),
        (("new", "Nova", "--persona", "villain"), "friend, book-lover, coach"),
        (("new", "Nova", "--trait", "warmth=9"), "from 0"),
        (("new", "Nova", "--rate", "9"), "The rate lies between 0.5 and 2, not 9.0"),
        (("new", "Nova", "--pitch", "nan"), "between -6 and 6"),
        (("show", "nobody"), "limelight character list"),
        (("new", "Nova", "--rating", "adult"), "attestation"),
        (("new", "Nova", "--rating", "pg"), "Choose everyone or mature"),
        (("new", "Nova", "--language", "xx"), "Unknown language 'xx'"),
        (("new", "Nova", "--emotion", "bored"), "Choose neutral, cheerful"),
        (("new", "Nova", "--blend", "a=7"), "weight"),
        (("new", "Nova", "--tag", "a,b"), "no comma"),
        (("new", "Nova", "--lore", "fern"), "keys, a colon"),
        (("new", "Nova", "--catchphrase", "x" * 161), "161 characters; 160 is the most"),
        (("new", "Nova", *(f"--do={number}" for number in range(25))), "25 do; 24 is the most"),
        (("new", "Nova", "--sample", "I am only twelve years old!"), "18 or more"),
        (("new", "Nova", "--lore", "face: It looks like Taylor Swift."), "well-known person"),
        (("list", "--status", "gone"), "Choose active, paused, archived or all"),
        (("list", "--sort", "age"), "Choose oldest, newest or name"),
        (("pause", "nobody"), "no character 'nobody'"),
        (("bulk", "explode", "nobody"), "Unknown verb 'explode'"),
        (("persona", "show", "nobody"), "no character 'nobody'"),
        (("look", "add", "nobody", "garden", "red hair"), "not the hair colour"),
        (("prompt", "nobody", "--expression", "grim"), "Choose neutral, happy"),
        (("edit", "nobody", "--age", "30"), "no character 'nobody'"),
        (("delete", "nobody", "--yes"), "no character 'nobody'"),
    ],
)
def test_a_mistake_is_one_clear_line_and_exit_code_2(
    type_: Type, words: tuple[str, ...], says: str
) -> None:
    result = type_(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
    assert json.loads(type_("list", "--json").stdout) == []


def test_brackets_in_what_people_type_are_not_markup(type_: Type) -> None:
    made(type_, "[bold]Nova", "--bio", "[red]likes [/red] brackets")
    assert "[bold]Nova" in type_("list").stdout
    assert "[red]likes [/red] brackets" in type_("show", "bold-nova").stdout
    assert "[/nope]" in type_("show", "[/nope]").stderr


def test_being_interrupted_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    async def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(BaseException) as ended, problems_as_lines():  # noqa: PT011
        asyncio.run(interrupted())
    assert getattr(ended.value, "exit_code", None) == 130
    assert "Interrupted" in capsys.readouterr().err
