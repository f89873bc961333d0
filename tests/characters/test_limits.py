"""What may be said about a character, and how a mistake is explained."""

from collections.abc import Callable
from typing import Any

import pytest

from limelight.characters import limits
from limelight.characters.errors import NotAdult
from limelight.characters.schemas import LoreEntry, Persona
from limelight.generation.schemas import Appearance, Value, VoicePart, VoiceSpec
from limelight.kit.errors import Invalid, Refused


@pytest.mark.parametrize(
    ("kind", "values", "says"),
    [
        (Persona, {"tone": "x" * 201}, "The tone has 201 characters; 200 is the most."),
        (Persona, {"catchphrases": ["x"] * 13}, "There are 13 catchphrases; 12 is the most."),
        (Persona, {"samples": ["ok", "x" * 601]}, "One of the samples has 601 characters; 600"),
        (Persona, {"interests": [""]}, "One of the interests is empty."),
        (Persona, {"moods": []}, "Unknown field 'moods'."),
        (Persona, {"lore": [{"text": "x" * 4001}]}, "One of the lore has 4,001 characters"),
        (VoiceSpec, {"rate": 9}, "The rate lies between 0.5 and 2, not 9."),
        (VoiceSpec, {"pitch_semitones": float("nan")}, "pitch semitones lies between -6 and 6"),
        (VoiceSpec, {"emotion": "bored"}, "Unknown emotion 'bored'. Choose neutral, cheerful"),
        (Appearance, {"body_type": "huge"}, "Choose slim, average, athletic, curvy or broad."),
        (Appearance, {"age_years": "old"}, "The age years lies between 18 and 120, not old."),
        (Appearance, {"marks": 7}, "The marks is not right: Input should be a valid string."),
    ],
)
def test_a_value_that_cannot_be_is_explained_in_a_sentence(
    kind: type[Value], values: dict[str, Any], says: str
) -> None:
    with pytest.raises(Invalid) as caught:
        limits.build(kind, values)
    assert says in caught.value.detail
    assert caught.value.facts["field"] == next(iter(values))


def test_a_value_that_is_fine_is_built() -> None:
    assert limits.build(VoiceSpec, {"rate": "1.5"}) == VoiceSpec(rate=1.5)


@pytest.mark.parametrize(
    ("check", "given", "kept"),
    [
        (limits.check_languages, [" EN ", "es", "en"], ("en", "es")),
        (limits.check_tags, ["#Garden", " slow  living ", "GARDEN"], ("Garden", "slow living")),
        (limits.check_location, "  Lyon,\n France ", "Lyon, France"),
        (limits.read_rating, " Mature ", "mature"),
        (limits.read_rating, "everyone", "everyone"),
    ],
)
def test_what_was_typed_is_tidied(check: Callable[[Any], Any], given: Any, kept: Any) -> None:
    assert check(given) == kept


@pytest.mark.parametrize(
    ("check", "given", "error", "says"),
    [
        (limits.check_languages, [], Invalid, "at least one language"),
        (limits.check_languages, ["english"], Invalid, "Unknown language 'english'"),
        (limits.check_languages, sorted(limits.LANGUAGE_CODES)[:13], Invalid, "12 is the most"),
        (limits.check_tags, [""], Invalid, "A tag is empty"),
        (limits.check_tags, ["#"], Invalid, "A tag is empty"),
        (limits.check_tags, ["a,b"], Invalid, "no comma"),
        (limits.check_tags, ["x" * 41], Invalid, "41 characters; 40 is the most"),
        (limits.check_tags, [str(n) for n in range(25)], Invalid, "25 tags; 24 is the most"),
        (limits.check_tags, ["is 12 years old"], NotAdult, "18 or more"),
        (limits.check_location, "x" * 121, Invalid, "120 is the most"),
        (limits.check_location, "Ly\u202eon", Invalid, r"U\+202E"),
        (limits.check_location, "she is a teenager", NotAdult, "18 or more"),
        (limits.read_rating, "adult", Refused, "attestation"),
        (limits.read_rating, "pg", Invalid, "Choose everyone or mature"),
        (limits.check_extensions, {"a": {1, 2}}, Invalid, "not plain JSON"),
        (limits.check_extensions, {"a": float("nan")}, Invalid, "not plain JSON"),
        (limits.check_extensions, {"a": "x" * 1_000_000}, Invalid, "1,000,000 is the most"),
        (limits.check_extensions, {"a": [{"b": "She is only 15."}]}, NotAdult, "18 or more"),
        (limits.check_extensions, {"she is 15 years old": 1}, NotAdult, "18 or more"),
        (limits.check_voice, VoiceSpec(name="x" * 81), Invalid, "81 characters; 80 is the most"),
        (limits.check_voice, VoiceSpec(blend=(VoicePart(name="a\x00"),)), Invalid, r"U\+0000"),
        (limits.check_appearance, Appearance(hair_style="x" * 161), Invalid, "The hair style has"),
        (limits.check_appearance, Appearance(marks="baby-faced"), NotAdult, "marks"),
        (limits.check_appearance, Appearance(headwear="school boy cap"), NotAdult, "headwear"),
        (limits.check_appearance, Appearance(earrings="ho\x07ops"), Invalid, r"U\+0007"),
    ],
)
def test_what_may_not_be_is_refused_with_a_reason(
    check: Callable[[Any], Any], given: Any, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        check(given)


def test_extensions_are_kept_as_they_are() -> None:
    odd = {"\x00": "\ud800", "deep": [[[{"a": None}]]], "n": 2**80, "f": 1e300}
    assert limits.check_extensions(odd) is odd


def test_a_persona_has_room_for_a_lorebook_but_not_for_a_library() -> None:
    entry = LoreEntry(text="x" * 4000)
    limits.check_persona(Persona(lore=(entry,) * 60))
    with pytest.raises(Invalid, match="250,000 is the most"):
        limits.check_persona(Persona(lore=(entry,) * 63))


def test_the_extensions_of_lore_are_checked_too() -> None:
    entry = LoreEntry(text="fine", extensions={"note": "she is a teenager"})
    with pytest.raises(NotAdult):
        limits.check_persona(Persona(lore=(entry,)))
