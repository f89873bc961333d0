"""What pixels go through before they are laid."""

import numpy as np
import pytest

from limelight.renders.compose import planes

RANDOM = np.random.default_rng(4)


def _exact(rgb: np.ndarray) -> tuple[np.ndarray, ...]:
    """BT.709 in limited range, of colours 0 to 255."""
    red, green, blue = (rgb[..., at] / 255 for at in range(3))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748


def _means(plane: np.ndarray) -> np.ndarray:
    return np.asarray(
        (plane[::2, ::2] + plane[1::2, ::2] + plane[::2, 1::2] + plane[1::2, 1::2]) / 4
    )


def test_planes_are_those_of_the_standard() -> None:
    rgb = RANDOM.integers(0, 256, (40, 62, 3), np.uint8)
    y, u, v = _exact(rgb)
    made = planes.opaque_of(rgb, 0, 0)
    assert np.abs(made.y - y).max() < 0.51
    assert np.abs(made.u - _means(u)).max() < 0.51
    assert np.abs(made.v - _means(v)).max() < 0.51


@pytest.mark.parametrize("grey", [0, 1, 127, 128, 254, 255])
def test_grey_has_no_colour(grey: int) -> None:
    made = planes.opaque_of(np.full((8, 8, 3), grey, np.uint8), 0, 0)
    assert (made.u == 128).all()
    assert (made.v == 128).all()
    assert made.y[0, 0] == round(16 + 219 * grey / 255)


def test_transparent_pixels_count_by_what_they_cover() -> None:
    pixels = RANDOM.integers(0, 256, (32, 50, 4), np.uint8)
    alpha = pixels[..., 3] / 255
    y, u, _ = _exact(pixels[..., :3])
    pixels[..., :3] = np.rint(pixels[..., :3] * alpha[..., None])
    sprite = planes.sprite_of(pixels, 0, 0)
    assert (sprite.through == 255 - pixels[..., 3]).all()
    assert np.abs(sprite.y - y * alpha).max() < 1.1
    assert np.abs(sprite.u - _means(u * alpha)).max() < 1.1
    assert np.abs(sprite.through_half - (255 - _means(255 * alpha))).max() < 0.51


def test_parts_of_larger_pictures_are_read_where_they_are() -> None:
    whole = RANDOM.integers(0, 256, (40, 60, 3), np.uint8)
    part = whole[4:20, 10:42]
    for given in (part, part[..., ::-1]):
        one, other = planes.opaque_of(given, 0, 0), planes.opaque_of(given.copy(), 0, 0)
        assert (one.y == other.y).all()
        assert (one.v == other.v).all()
