"""Objects rest as they would, and scenery is never put on a table."""

import itertools

import numpy as np
import pytest

from limelight.adapters.embedded.illustrator import icons, postures
from limelight.adapters.embedded.illustrator.compose import compose, compose_with_choices
from limelight.adapters.embedded.illustrator.scenes.registry import SETTINGS
from limelight.generation.schemas import Box, ImageAsk
from limelight.renders.stage.raster import raster

NAMES = sorted(entry.name for entry in icons.entries())


def test_every_object_touches_the_point_it_stands_on() -> None:
    for name in NAMES:
        svg = icons.draw(name, (50, 90, 80), "k")
        solid = raster(svg, Box(x=-10, y=-10, width=120, height=120), 240)[..., 3] > 60
        rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
        assert rows[-1] / 2 - 10 == pytest.approx(90, abs=1.6), name
        assert (columns[0] + columns[-1]) / 4 - 10 == pytest.approx(50, abs=2.5), name
        wide, high = icons.drawn_size(name, 80)
        assert (rows[-1] - rows[0]) / 2 == pytest.approx(high, abs=3), name
        assert (columns[-1] - columns[0]) / 2 == pytest.approx(wide, abs=3), name


def test_the_tables_of_postures_name_objects_there_are() -> None:
    assert set(NAMES) >= postures.SCENERY | set(postures.UPRIGHT) | set(postures.LYING)
    assert set(NAMES) == set(postures.extents())
    assert not set(postures.UPRIGHT) & set(postures.LYING)


def test_what_lies_is_flat_and_a_thermometer_stands() -> None:
    for name in ("scissors", "pencil", "kitchen-knife", "hammer"):
        wide, high = icons.drawn_size(name, 100)
        assert wide > 1.6 * high, name
    wide, high = icons.drawn_size("thermometer", 100)
    assert high > 2 * wide


def test_scenery_is_not_put_on_a_table() -> None:
    subjects = ("the sun", "a window", "the moon", "a house", "rain", "basil")
    assert icons.choose(subjects, ("a sunny window",), 4)[0] == "basil-pot"
    for subject in subjects:
        assert not set(icons.choose((subject,), (), 3)) & postures.SCENERY


@pytest.mark.parametrize("subjects", [("scissors", "basil"), ("droplet", "mug")])
def test_the_hero_is_what_stands_upright(subjects: tuple[str, ...]) -> None:
    made = compose_with_choices(
        ImageAsk(prompt="a close view", setting="kitchen", subjects=subjects, placement="none")
    )
    assert "h0-" in made.stage.back[-1].svg
    alone = ImageAsk(
        prompt="a close view", setting="kitchen", subjects=subjects[1:], placement="none"
    )
    size = 'id="h0-'
    hero = compose(alone).back[-1].svg
    assert made.stage.back[-1].svg.count(size) == hero.count(size)


def test_neighbouring_scenes_are_other_places_where_another_fits() -> None:
    kitchens = (
        "bright kitchen counter", "wooden dining table", "kitchen sink", "cosy kitchen at evening",
        "kitchen table", "kitchen window",
    )  # fmt: skip
    for seed in range(12):
        found: list[str] = []
        for i, place in enumerate(kitchens):
            ask = ImageAsk(prompt="a talk", setting=place, seed=seed, avoid=kitchens[:i])
            found.append(compose(ask).setting_id.split(":")[0])
        assert all(one != two for one, two in itertools.pairwise(found)), found
        assert set(found) <= {"kitchen", "dining", "windowsill", "living_room", "cafe", "office"}


def test_a_place_that_nothing_else_resembles_is_kept() -> None:
    assert len(SETTINGS) == 18
    gym = ImageAsk(prompt="a talk", setting="quiet gym", avoid=("bright gym",))
    assert compose(gym).setting_id.startswith("gym")
