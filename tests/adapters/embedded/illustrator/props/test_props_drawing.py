"""Drawings of props: they rest where they should, as large as they should look."""

import re

import numpy as np
import pytest

from limelight.adapters.embedded.illustrator.props import catalogue, drawing
from limelight.generation.schemas import Box
from limelight.renders.stage.raster import raster

NAMES = sorted(catalogue.every())
WHOLE = Box(x=-10, y=-10, width=120, height=120)


def test_there_are_over_a_thousand_props() -> None:
    assert len(NAMES) >= 1000
    assert {prop.rest for prop in catalogue.every().values()} == {
        "stand", "lie", "lean", "float", "sky", "place", "view",
    }  # fmt: skip


def test_every_prop_can_be_drawn_and_touches_the_point_it_rests_on() -> None:
    for name in NAMES:
        svg = drawing.draw(name, (50, 90, 80), "k")
        assert not re.search(r"<(filter|text|image|script|style)\b", svg), name
        used, made = re.findall(r"url\(#([^)]+)\)", svg), re.findall(r'id="([^"]+)"', svg)
        assert set(used) <= set(made), name
        solid = raster(svg, WHOLE, 120)[..., 3] > 60
        rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
        assert rows[-1] - 9.5 == pytest.approx(90, abs=2.0), name
        assert (columns[0] + columns[-1]) / 2 - 9.5 == pytest.approx(50, abs=2.5), name
        wide, high = drawing.drawn_size(name, 80)
        assert rows[-1] - rows[0] == pytest.approx(high, abs=3.5), name
        assert columns[-1] - columns[0] == pytest.approx(wide, abs=3.5), name


def test_ids_of_two_props_never_meet() -> None:
    both = drawing.draw("laptop", (0, 0, 9), "a") + drawing.draw("laptop", (0, 0, 9), "b")
    ids = re.findall(r'id="([^"]+)"', both)
    assert len(ids) == len(set(ids))


def test_what_lies_is_flat_and_a_thermometer_stands() -> None:
    for name in ("scissors", "pencil", "kitchen-knife", "hammer"):
        wide, high = drawing.drawn_size(name, 100)
        assert wide > 1.6 * high, name
    wide, high = drawing.drawn_size("thermometer", 100)
    assert high > 2 * wide


def test_larger_things_look_larger_and_signs_have_no_size() -> None:
    shares = [
        drawing.share(catalogue.every()[n]) for n in ("ring", "red-apple", "laptop", "guitar")
    ]
    assert shares == sorted(shares)
    assert shares[0] < 0.7 < 1.0 < shares[-1]
    assert catalogue.every()["automobile"].is_big
    assert not catalogue.every()["teapot"].is_big
