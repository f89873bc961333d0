"""SVG bodies become pixels."""

import numpy as np
import psutil
import pytest

from limelight.generation.schemas import Box
from limelight.renders.stage.raster import extent, raster

BOX = Box(x=10, y=20, width=100, height=50)


def test_a_box_is_drawn_at_the_asked_width_with_colours_by_alpha() -> None:
    picture = raster('<rect x="10" y="20" width="50" height="50" fill="#f00"/>', BOX, 200)
    assert picture.shape == (100, 200, 4)
    assert picture[50, 50].tolist() == [255, 0, 0, 255]
    assert picture[50, 150, 3] == 0


def test_colours_of_what_is_half_transparent_are_half() -> None:
    picture = raster('<circle cx="60" cy="45" r="20" fill="#fa0" opacity="0.5"/>', BOX, 200)
    assert np.abs(picture[50, 100].astype(int) - (128, 85, 0, 128)).max() <= 1
    assert (picture[..., :3] <= picture[..., 3:]).all()


def test_shared_definitions_can_be_used() -> None:
    defs = '<linearGradient id="g"><stop stop-color="#0f0"/></linearGradient>'
    picture = raster('<rect x="0" y="0" width="200" height="200" fill="url(#g)"/>', BOX, 40, defs)
    assert picture[10, 20].tolist() == [0, 255, 0, 255]


def test_equal_drawings_give_equal_bytes_that_nobody_can_change() -> None:
    svg = '<circle cx="50" cy="40" r="20" fill="#123456"/>'
    first = raster(svg, BOX, 77)
    assert np.array_equal(first, raster(svg, BOX, 77))
    assert not first.flags.writeable


def test_a_malformed_drawing_is_an_error_not_an_abort() -> None:
    with pytest.raises(ValueError, match="SVG"):
        raster("<g><rect", BOX, 10)


def test_the_extent_encloses_what_is_painted_and_little_more() -> None:
    found = extent('<rect x="40" y="30" width="20" height="10" fill="#fff"/>', BOX, step=2)
    assert found is not None
    assert found.x <= 40
    assert found.y <= 30
    assert found.x + found.width >= 60
    assert found.width < 45
    assert extent("", BOX) is None


def test_what_was_drawn_and_let_go_takes_no_memory() -> None:
    leaves = "".join(f'<circle cx="{10 + at}" cy="45" r="24" fill="#123"/>' for at in range(90))

    def draw(times: int) -> int:
        for at in range(times):
            svg = f'<g opacity="0.5" transform="rotate({at} 60 45)">{leaves}</g>'
            raster(svg, BOX, 1600)
        return int(psutil.Process().memory_info().rss)

    # A picture has 5.1 MB, too many to be kept.
    before = draw(2)
    assert draw(12) - before < 12_000_000
