"""Laying pictures over each other in video planes."""

import cv2
import numpy as np
import pytest

from limelight.renders.compose import planes
from limelight.renders.compose.planes import Move


def _waves(height: int, width: int) -> planes.Plane:
    y, x = np.mgrid[0:height, 0:width]
    wave = 127 + 90 * np.sin(x / 11) * np.cos(y / 13)
    return np.repeat(wave[..., None], 3, axis=2).astype(np.uint8)


@pytest.mark.parametrize("zoom", [0.87, 0.93, 1.06, 1.13])
@pytest.mark.parametrize("shift", [0.0, 0.25, 3.6])
def test_a_scaled_picture_lies_where_it_should_to_a_twentieth_of_a_pixel(
    zoom: float, shift: float
) -> None:
    picture = planes.opaque_of(_waves(700, 460), -60, -60)
    frame = planes.new_frame(270, 480)
    planes.lay_opaque(frame, picture, Move(zoom, shift, shift / 2))
    place = np.array([[zoom, 0, -60 * zoom + shift], [0, zoom, -60 * zoom + shift / 2]])
    exact = cv2.warpAffine(picture.y.astype(np.float32), place, (270, 480))
    assert np.abs(frame.y - exact).max() < 1.6


def test_motion_is_smooth_to_a_fraction_of_a_pixel() -> None:
    ramp = np.repeat((np.arange(600) % 240)[None, :, None], 700, axis=0).repeat(3, axis=2)
    picture = planes.opaque_of(ramp.astype(np.uint8), -60, -60)
    frame = planes.new_frame(270, 480)
    seen = []
    for at in range(40):
        planes.lay_opaque(frame, picture, Move(0.93, 0.11 * at, 0.0))
        seen.append(float(frame.y[100:200, 40:120].mean()))
    steps = np.diff(seen)
    assert np.abs(steps - steps.mean()).max() < 0.12


@pytest.mark.parametrize("colour", ["#ff0000", "#00ff00", "#3060c0", "#808080", "#fff0c8"])
def test_a_colour_survives_the_way_to_video_and_back(colour: str) -> None:
    rgb = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    picture = planes.opaque_of(np.full((560, 350, 3), rgb, np.uint8), -40, -40)
    frame = planes.new_frame(270, 480)
    planes.lay_opaque(frame, picture, Move(0.94, 0.3, 0.2))
    assert np.abs(planes.rgb_of(frame).astype(int) - rgb).max() <= 2
    assert frame.y.min() >= 16
    assert frame.y.max() <= 235


def test_a_sprite_mixes_with_what_is_behind_it_by_its_transparency() -> None:
    frame = planes.new_frame(270, 480)
    white = planes.opaque_of(np.full((560, 350, 3), 255, np.uint8), -40, -40)
    planes.lay_opaque(frame, white, Move(0.94, 0, 0))
    half = np.zeros((560, 350, 4), np.uint8)
    half[..., 3] = 128
    planes.lay(frame, [planes.moved(planes.sprite_of(half, -40, -40), Move(0.94, 0, 0))])
    assert abs(int(frame.y[240, 135]) - (16 + 219 * 127 / 255)) <= 2
    assert abs(int(frame.u[120, 60]) - 128) <= 1


def test_edges_of_a_sprite_have_no_fringe_of_another_colour() -> None:
    frame = planes.new_frame(270, 480)
    red = planes.opaque_of(np.full((560, 350, 3), (200, 40, 40), np.uint8), -40, -40)
    planes.lay_opaque(frame, red, Move(0.94, 0, 0))
    mask = np.zeros((400, 400), np.uint8)
    cv2.circle(mask, (200, 200), 80, 255, -1, cv2.LINE_AA)
    disc = np.dstack([np.rint(mask * (c / 255)) for c in (200, 40, 40, 255)]).astype(np.uint8)
    planes.lay(frame, [planes.moved(planes.sprite_of(disc, -60, 40), Move(0.93, 0.4, 0.3))])
    assert np.abs(planes.rgb_of(frame).astype(int) - (200, 40, 40)).max() <= 6


def test_a_faded_sprite_is_weaker() -> None:
    panel = np.full((40, 60, 4), 255, np.uint8)
    frame = planes.new_frame(270, 480)
    planes.lay_still(frame, planes.sprite_of(panel, 20, 20), 0.5)
    assert 120 < int(frame.y[40, 50]) < 130
    assert frame.y[100, 100] == 16
