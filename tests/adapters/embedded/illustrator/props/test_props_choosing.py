"""Which props a picture shows."""

import pytest

from limelight.adapters.embedded.illustrator.props import catalogue, choosing


def test_an_unknown_subject_falls_back_to_its_topic_and_never_to_chance() -> None:
    context = ("Tips for growing herbs in a garden pot",)
    first = choosing.choose(("etcetera",), context, 3)
    assert first == choosing.choose(("etcetera",), context, 3)
    assert catalogue.every()[first.objects[0]].topic == "plant"
    assert choosing.choose(("etcetera",), (), 3) == choosing.Choice()


def test_chosen_objects_are_different_ones() -> None:
    chosen = choosing.choose(("coffee", "espresso", "a mug of coffee", "milk"), (), 4).objects
    assert len(chosen) == len(set(chosen)) >= 2


@pytest.mark.parametrize(
    "subjects", [("the sky", "sunlight"), ("the sun",), ("a castle", "the moon"), ("rain",)]
)
def test_subjects_that_are_all_scenery_get_no_object(subjects: tuple[str, ...]) -> None:
    chosen = choosing.choose(subjects, ("a quiet picture in a garden",), 3)
    assert chosen.objects == ()
    assert chosen.scenery


def test_scenery_beside_a_thing_leaves_the_thing() -> None:
    chosen = choosing.choose(("the sun", "a window", "the moon", "rain", "basil"), (), 4)
    assert chosen.objects == ("basil-pot",)


def test_a_picture_without_subjects_shows_what_its_prompt_names() -> None:
    assert choosing.choose((), ("A guitar in the evening",), 2).objects[0] == "guitar"
