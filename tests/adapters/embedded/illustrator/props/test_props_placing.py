"""Where props stand in a picture."""

import pytest

from limelight.adapters.embedded.illustrator.compose import compose, compose_with_choices
from limelight.generation.schemas import ImageAsk


@pytest.mark.parametrize("subjects", [("scissors", "basil"), ("droplet", "mug")])
def test_the_hero_is_what_stands_upright(subjects: tuple[str, ...]) -> None:
    both = ImageAsk(prompt="close", setting="kitchen", subjects=subjects, placement="none")
    alone = both.model_copy(update={"subjects": subjects[1:]})
    made, hero = compose_with_choices(both).stage.back[-1].svg, compose(alone).back[-1].svg
    assert made.count('id="h0-') == hero.count('id="h0-') > 0


def test_a_picture_of_scenery_alone_shows_the_place_without_an_object() -> None:
    ask = ImageAsk(prompt="calm", setting="kitchen", subjects=("sunlight",), placement="none")
    made = compose_with_choices(ask)
    assert made.objects == ()
    assert not any('id="h0-' in layer.svg for layer in made.stage.back)
    sky = ask.model_copy(update={"setting": "garden", "subjects": ("a rainbow",)})
    assert 'id="h0-' in compose(sky).back[-1].svg


def test_big_things_stand_in_the_open_and_are_framed_on_a_table() -> None:
    indoors = ImageAsk(prompt="a talk", setting="kitchen", subjects=("a car", "coffee"))
    outdoors = indoors.model_copy(update={"setting": "garden"})
    front = compose(indoors).front[0].svg
    assert 'id="p0-t-' in front
    behind = compose(outdoors)
    assert any('id="b0-' in layer.svg for layer in behind.back)
    assert not any("p1-" in layer.svg for layer in behind.front)
