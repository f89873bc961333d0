"""A stage as a finished picture."""

import numpy as np
from tests.make import stages

from limelight.renders.stage.draw import draw_still


def test_a_stage_becomes_a_picture_of_its_size_and_always_the_same() -> None:
    stage = stages.a_stage()
    first = draw_still(stage)
    assert first.shape == (1920, 1080, 3)
    assert np.array_equal(first, draw_still(stage))


def test_a_flat_colour_without_light_stays_exactly_that_colour() -> None:
    picture = draw_still(stages.plain_stage("#4080c0"))
    assert np.abs(picture.astype(int) - [0x40, 0x80, 0xC0]).max() <= 1


def test_the_figure_stands_before_the_back_and_behind_the_front() -> None:
    picture = draw_still(stages.a_stage()).astype(int)
    assert picture[1200, 540, 2] > picture[1200, 540, 0] + 40
    assert picture[1800, 540, 0] > picture[1800, 540, 2] + 20


def test_the_corners_are_darker_than_the_middle_and_the_key_side_has_a_rim() -> None:
    stage = stages.a_stage().model_copy(update={"grain": 0.0})
    picture = draw_still(stage).astype(int)
    assert picture[10, 10].sum() < picture[300, 200].sum() - 30
    unlit = stage.light.model_copy(update={"rim_strength": 0.0})
    without = draw_still(stage.model_copy(update={"light": unlit})).astype(int)
    gained = (picture - without).sum(axis=2)
    assert gained[:, :540].sum() > 4 * abs(gained[:, 540:].sum())


def test_grain_follows_the_seed() -> None:
    stage = stages.a_stage(figure=False)
    other = draw_still(stage.model_copy(update={"seed": 99}))
    assert not np.array_equal(draw_still(stage), other)
