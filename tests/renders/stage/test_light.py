"""Light is pointwise: a part of a sheet is lit as it is within the whole."""

import numpy as np
import pytest

from limelight.renders.stage import light
from limelight.renders.stage.light import Canvas, Fields
from limelight.renders.stage.schemas import Light

WIDE, TALL = 211, 333
LAMP = Light(glow_x=60, glow_y=90)


def _fields() -> Fields:
    canvas = Canvas(WIDE, TALL, 1.0, 0.0, 0.0)
    xs, ys = light.grid(0, 0, WIDE, TALL)
    dim = light.vignette(xs, ys, canvas, 0.3)
    glowing = light.glow(xs, ys, canvas, LAMP)
    return light.backdrop_fields(
        glowing, np.float32(0.5) * glowing, dim, LAMP, light.grain_tile(2.6, 1)
    )


def _edge() -> light.Pixels:
    return np.random.default_rng(2).integers(0, 256, (TALL, WIDE), np.uint8)


@pytest.mark.parametrize(("left", "top"), [(0, 0), (37, 101), (7, 8), (WIDE - 50, TALL - 40)])
def test_a_part_is_lit_as_it_is_within_the_whole(left: int, top: int) -> None:
    fields, edge = _fields(), _edge()
    whole = light.gain_and_lift(fields, edge, 0, 0, (TALL, WIDE))
    part = light.gain_and_lift(fields, edge, left, top, (40, 50))
    for one, all_of_it in zip(part, whole, strict=True):
        assert np.array_equal(one, all_of_it[top : top + 40, left : left + 50])


def test_lighting_is_colour_times_gain_plus_alpha_times_lift() -> None:
    fields = _fields()
    rng = np.random.default_rng(3)
    alpha = rng.integers(0, 256, (TALL, WIDE, 1), np.uint8)
    colour = (rng.integers(0, 256, (TALL, WIDE, 3)) * alpha // 255).astype(np.uint8)
    lit = light.relight(np.concatenate([colour, alpha], axis=2), fields)
    gain, lift = light.gain_and_lift(fields, None, 0, 0, (TALL, WIDE))
    exact = np.clip(colour * gain[..., :3] + alpha / 255 * lift[..., :3], 0, 255)
    assert np.abs(lit[..., :3] - exact).max() <= 0.51
    assert np.array_equal(lit[..., 3:], alpha)
