"""Bending drawings: the same picture where nothing moves, the right place where something does."""

import numpy as np
import pytest
from numpy.typing import NDArray

from limelight.adapters.embedded.illustrator import curves
from limelight.adapters.embedded.illustrator.bending import bend_drawing
from limelight.generation.schemas import Box
from limelight.renders.stage.raster import raster

BOX = Box(x=0, y=0, width=200, height=200)
DRAWING = (
    '<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="80">'
    '<stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/>'
    '</linearGradient></defs><g transform="translate(180 20) scale(-1 1)">'
    '<clipPath id="c"><circle cx="40" cy="40" r="38"/></clipPath><g clip-path="url(#c)">'
    '<path d="M0 0h80v80H0Z" fill="url(#g)"/><rect x="10" y="10" width="20" height="60" rx="6" '
    'fill="#ffffff"/></g></g><path d="M20 150a30 20 30 1 0 60 0t40 0q10-40 20 0s10 30 30 0" '
    'fill="none" stroke="#20603f" stroke-width="6"/><ellipse cx="50" cy="60" rx="30" ry="12" '
    'fill="#3f7a5b" transform="rotate(30 50 60)"/>'
)


def _seen(svg: str) -> NDArray[np.int64]:
    return raster(svg, BOX, 200).astype(np.int64)


def test_a_drawing_that_nothing_moves_looks_the_same() -> None:
    same = bend_drawing(DRAWING, lambda x, y: (x, y))
    before, after = (_seen(svg) for svg in (DRAWING, same))
    differs = np.abs(before - after).max(axis=2) > 40
    assert differs.sum() < 40


def test_shapes_in_mirrored_groups_move_as_they_are_seen() -> None:
    moved = bend_drawing(DRAWING, lambda x, y: (x + 12, y - 7))
    before, after = (_seen(svg) for svg in (DRAWING, moved))
    shifted = np.abs(before[40:190, 10:180] - after[33:183, 22:192]).max(axis=2) > 60
    # A gradient keeps its place while its shape rises, so colours may change a little.
    assert shifted.sum() < 80


def test_long_pieces_are_split_so_that_a_straight_line_can_bend() -> None:
    line = curves.read("M0 100H200")
    bent = curves.bent(line, lambda x, y: (x, y + (x - 100) ** 2 / 200), 10.0)
    heights = [curve[3] for curve in curves.read(bent)[0].curves]
    assert len(heights) == 20
    assert all(abs(y - (100 + (x - 100) ** 2 / 200)) < 0.5 for x, y in heights)


@pytest.mark.parametrize("arc", ["A50 30 0 0 1 150 100", "a50 30 0 01100 0", "a50,30,0,0,1,100,0"])
def test_arcs_pass_where_they_should_however_they_are_written(arc: str) -> None:
    (outline,) = curves.read(f"M50 100 {arc}")
    assert outline.curves[-1][3] == pytest.approx((150, 100))
    assert outline.curves[0][3] == pytest.approx((100, 70), abs=0.01)


def test_what_has_no_outline_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be bent"):
        bend_drawing('<use href="#a"/>', lambda x, y: (x, y))
