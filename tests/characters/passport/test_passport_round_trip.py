"""Whatever a card says comes back, and whatever a character is comes back."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from tests.make.cards import as_character, characters, contains, png, v1_cards, v2_cards, v3_cards

from limelight.characters.passport.reading import read_card
from limelight.characters.passport.schemas import Format
from limelight.characters.passport.writing import write_card
from limelight.characters.schemas import Character

PORTRAIT = png()
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def bytes_of(card: dict[str, Any]) -> bytes:
    return json.dumps(card).encode()


def through(character: Character, form: Format) -> Character:
    """The character after leaving as a card and coming back."""
    return as_character(read_card(write_card(character, form, PORTRAIT)))


def exported(character: Character, form: Format = "json") -> dict[str, Any]:
    card: dict[str, Any] = json.loads(write_card(character, form))
    return card


@quick
@given(v3_cards)
def test_a_v3_card_comes_back_with_every_field_known_or_not(card: dict[str, Any]) -> None:
    assert contains(exported(as_character(read_card(bytes_of(card)))), card)


@quick
@given(v2_cards)
def test_a_v2_card_comes_back_as_v2_with_every_field_known_or_not(card: dict[str, Any]) -> None:
    character = as_character(read_card(bytes_of(card)))
    assert contains(exported(character, "v2"), card)
    later = exported(character)
    assert contains(later, {name: card[name] for name in card if not name.startswith("spec")})


@quick
@given(v1_cards)
def test_a_v1_card_becomes_v3_with_every_value(card: dict[str, Any]) -> None:
    later = exported(as_character(read_card(bytes_of(card))))
    assert later["spec"] == "chara_card_v3"
    for name, value in card.items():
        assert contains(later if name.startswith("x_") else later["data"], {name: value})


def same_sheet(one: Character, other: Character) -> None:
    """Every field of the sheet is equal; handles, ids and times belong to the studio."""
    theirs = {"id", "handle", "status", "created_at", "updated_at", "personas", "looks"}
    assert one.model_dump(exclude=theirs) == other.model_dump(exclude=theirs)
    for part in ("personas", "looks"):
        before, after = (
            {sheet.name: sheet for sheet in getattr(who, part)} for who in (one, other)
        )
        assert before.keys() == after.keys()
        for name, sheet in before.items():
            assert sheet.model_dump(exclude={"id"}) == after[name].model_dump(exclude={"id"})


@quick
@given(characters())
def test_a_character_comes_back_from_every_form_with_its_whole_sheet(character: Character) -> None:
    forms: tuple[Format, ...] = ("json", "png", "charx", "v2")
    for form in forms:
        same_sheet(through(character, form), character)


@quick
@given(v3_cards)
def test_a_foreign_card_survives_a_tour_through_every_form(card: dict[str, Any]) -> None:
    character = as_character(read_card(bytes_of(card)))
    toured = character
    forms: tuple[Format, ...] = ("png", "v2", "charx", "json")
    for form in forms:
        toured = through(toured, form)
    assert contains(exported(toured), card)
    assert toured.persona.model_dump(exclude={"lore"}) == character.persona.model_dump(
        exclude={"lore"}
    )
    assert [entry.text for entry in toured.persona.lore] == [
        entry.text for entry in character.persona.lore
    ]


@quick
@given(characters())
def test_the_same_character_gives_the_same_bytes(character: Character) -> None:
    forms: tuple[Format, ...] = ("png", "charx", "prompt")
    for form in forms:
        assert write_card(character, form, PORTRAIT) == write_card(character, form, PORTRAIT)
