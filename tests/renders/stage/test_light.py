"""Light is pointwise: a part of a sheet is lit as it is within the whole."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from limelight.renders.kernel.pixels import COARSE_PX, GRAIN_PX, Fields, relight
from limelight.renders.stage import light
from limelight.renders.stage.light import Canvas
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


def _sheet() -> light.Pixels:
    rng = np.random.default_rng(3)
    alpha = rng.integers(0, 256, (TALL, WIDE, 1), np.uint8)
    alpha[:, 64:90] = 0
    colour = (rng.integers(0, 256, (TALL, WIDE, 3)) * alpha // 255).astype(np.uint8)
    return np.concatenate([colour, alpha], axis=2)


@pytest.mark.parametrize(("left", "top"), [(0, 0), (37, 101), (7, 8), (WIDE - 50, TALL - 40)])
def test_a_part_is_lit_as_it_is_within_the_whole(left: int, top: int) -> None:
    fields, edge, sheet = _fields(), _edge(), _sheet()
    part = slice(top, top + 40), slice(left, left + 50)
    whole = relight(sheet, fields, edge)
    assert np.array_equal(relight(sheet[part], fields, edge, left, top), whole[part])


def test_lighting_is_colour_times_gain_plus_alpha_times_lift() -> None:
    fields, edge, sheet = replace(_fields(), rim_strength=0.7), _edge(), _sheet()
    lit = relight(sheet, fields, edge)
    # Coarse samples lie in the middle of eight pixels, which is how OpenCV enlarges.
    size = (fields.gain.shape[1] * COARSE_PX, fields.gain.shape[0] * COARSE_PX)
    gain, lift = (
        cv2.resize(field, size, interpolation=cv2.INTER_LINEAR)[:TALL, :WIDE, :3]
        for field in (fields.gain, fields.lift)
    )
    rim = edge[..., None] * (0.7 / 255)
    lift = lift + (fields.key[:3] - lift) * rim + fields.grain[:TALL, :WIDE, None]
    colour, alpha = sheet[..., :3], sheet[..., 3:]
    exact = np.clip(colour * (gain * (1 - rim)) + alpha / 255 * lift, 0, 255)
    assert np.abs(lit[..., :3] - exact).max() <= 0.51
    assert np.array_equal(lit[..., 3:], alpha)


def test_grain_goes_on_beyond_its_tile() -> None:
    fields = _fields()
    grey = np.full((4, 1200, 4), 255, np.uint8)
    grey[..., :3] = 128
    even = replace(
        fields, gain=np.ones((2, 2, 4), np.float32), lift=np.zeros((2, 2, 4), np.float32)
    )
    lit = relight(grey, even)
    assert lit[..., 0].std() > 1
    assert np.array_equal(lit[:, :691], lit[:, GRAIN_PX:])
