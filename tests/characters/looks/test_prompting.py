"""Appearances as prompts for photographs."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limelight.characters.errors import NotAdult
from limelight.characters.looks.prompting import Prompt, Shot, photo_prompt
from limelight.characters.schemas import Look
from limelight.generation.schemas import (
    Appearance,
    BodyType,
    Expression,
    Gesture,
    Placement,
    Turn,
)

BASE = Appearance(
    ethnicity="Irish", beard="stubble", glasses="round glasses", marks="freckles",
    headwear="beret", headwear_colour="red", earrings="hoops", description="a calm face",
)  # fmt: skip
OTHER: dict[str, Any] = {
    "age_years": 61, "gender": "man", "ethnicity": "Korean", "body_type": "broad",
    "skin_tone": "deep brown", "hair_style": "buzz cut", "hair_colour": "silver",
    "eye_colour": "hazel", "beard": "long beard", "glasses": "aviators", "marks": "a scar",
    "headwear": "fedora", "headwear_colour": "black", "earrings": "studs",
    "clothes": "boiler suit", "clothes_colour": "orange", "description": "broad grin lines",
}  # fmt: skip


@pytest.mark.parametrize("field", sorted(set(Appearance.model_fields) - {"style"}))
def test_every_field_changes_the_text_and_its_words_stand_in_it(field: str) -> None:
    changed = photo_prompt(BASE.model_copy(update={field: OTHER[field]}))
    assert changed.positive != photo_prompt(BASE).positive
    assert str(OTHER[field]) in changed.positive


def test_the_drawing_style_is_no_matter_of_photographs() -> None:
    assert photo_prompt(BASE.model_copy(update={"style": "ink"})) == photo_prompt(BASE)


@pytest.mark.parametrize("field", ["skin_tone", "eye_colour", "hair_colour", "hair_style"])
def test_an_empty_word_leaves_no_hole(field: str) -> None:
    text = photo_prompt(BASE.model_copy(update={field: ""})).positive
    assert ", ," not in text
    assert "  " not in text


def test_each_build_expression_and_pose_reads_differently() -> None:
    kinds: list[tuple[str, tuple[Any, ...]]] = [
        ("expression", get_args(Expression)), ("placement", get_args(Placement)),
        ("turn", get_args(Turn)), ("gesture", get_args(Gesture)),
    ]  # fmt: skip
    for field, values in kinds:
        said = {photo_prompt(BASE, shot=Shot.model_validate({field: one})) for one in values}
        assert len(said) == len(values), field
    builds = {
        photo_prompt(BASE.model_copy(update={"body_type": one})) for one in get_args(BodyType)
    }
    assert len(builds) == 5


def test_a_whole_prompt_reads_like_a_sentence() -> None:
    prompt = photo_prompt(
        BASE,
        Look(clothes="raincoat", clothes_colour="#f4d93b", headwear="", setting="harbour"),
        Shot(expression="warm", placement="half", gesture="wave", daylight="morning light"),
    )
    assert prompt.positive == (
        "waist-up photograph of a 27-year-old adult Irish woman, average build, tan skin, dark "
        "brown hair, shoulder-length waves, green eyes, stubble, freckles, wearing round glasses, "
        "wearing hoops, wearing yellow raincoat, a calm face, warm, gentle smile, facing the "
        "camera, waving one hand, in a harbour, morning light, natural light, realistic photograph"
    )
    assert "hat" in prompt.negative.split(", ")


def test_what_the_character_lacks_is_kept_out() -> None:
    bare = Appearance(hair_style="bald").model_copy(update={"gender": "man"})
    assert {"beard", "glasses", "hat", "earrings", "hair on the head"} <= _words(bare)
    assert not {"beard", "glasses", "hat", "earrings"} & _words(BASE)


def _words(appearance: Appearance) -> set[str]:
    return set(photo_prompt(appearance).negative.split(", "))


def test_hair_under_a_hijab_is_not_described() -> None:
    veiled = BASE.model_copy(update={"headwear": "silk hijab", "headwear_colour": "teal"})
    text = photo_prompt(veiled).positive
    assert "teal silk hijab" in text
    assert "waves" not in text


def test_a_scene_without_anybody_describes_nobody() -> None:
    text = photo_prompt(BASE, shot=Shot(placement="none", setting="a beach")).positive
    assert text == "photograph without people, in a beach, natural light"


@given(age=st.integers(18, 120), gender=st.sampled_from(("woman", "man", "nonbinary")))
def test_the_age_of_an_adult_is_always_said(age: int, gender: str) -> None:
    adult = BASE.model_copy(update={"age_years": age, "gender": gender})
    prompt: Prompt = photo_prompt(adult)
    assert f"{age}-year-old adult" in prompt.positive
    assert {"child", "teenager", "minor"} <= set(prompt.negative.split(", "))


@pytest.mark.parametrize(
    "update", [{"age_years": 17}, {"description": "a teenage girl"}, {"clothes": "school girl"}]
)
def test_nobody_under_eighteen_gets_a_prompt(update: dict[str, Any]) -> None:
    with pytest.raises(NotAdult):
        photo_prompt(BASE.model_copy(update=update))
    with pytest.raises(NotAdult):
        photo_prompt(BASE, Look(clothes="school girl uniform"))


@pytest.mark.parametrize(
    ("number", "name"),
    [("#000000", "black"), ("#ffffff", "white"), ("#0f7c7d", "teal"), ("#d32b2b", "red")],
)
def test_colours_given_as_numbers_are_named(number: str, name: str) -> None:
    text = photo_prompt(BASE.model_copy(update={"clothes_colour": number})).positive
    assert f"wearing {name} cardigan" in text
    assert "#" not in text
