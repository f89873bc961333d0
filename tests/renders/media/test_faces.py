"""Faces of people are found where they are, and nowhere else."""

import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make.faces import draw_face

from limelight.renders.media.faces import faces_in

# The middle of the drawn face is the middle of its picture.
_SIDE = 400


def _people(folder: Path, size: tuple[int, int], places: list[tuple[int, int, int]]) -> Path:
    """A photograph with faces: where the upper left corners of their pictures are, and how large
    these are.
    """
    ground = np.full((size[1], size[0], 3), 90, np.uint8)
    for person, (x, y, side) in enumerate(places, start=1):
        draw_face(folder / "one.png", person)
        face = cv2.imread(str(folder / "one.png"))
        assert face is not None
        ground[y : y + side, x : x + side] = cv2.resize(
            face, (side, side), interpolation=cv2.INTER_AREA
        )
    cv2.imwrite(str(folder / "people.png"), ground)
    return folder / "people.png"


def _rgb(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path))
    assert picture is not None
    return np.asarray(picture[..., ::-1], np.uint8)


@pytest.mark.parametrize("grey", [False, True])
def test_faces_are_found_where_they_are_the_largest_first(tmp_path: Path, grey: bool) -> None:
    places = [(100, 80, 240), (900, 300, 400)]
    pixels = _rgb(_people(tmp_path, (1600, 900), places))
    found = faces_in(pixels[..., 0] if grey else pixels)
    assert len(found) == 2
    for box, (x, y, side) in zip(found, reversed(places), strict=True):
        assert box.x + box.width / 2 == pytest.approx(x + side / 2, abs=side * 0.1)
        assert box.y + box.height / 2 == pytest.approx(y + side / 2, abs=side * 0.12)
        assert 0.45 * side < box.height < 0.8 * side


def test_noise_leaves_and_stripes_are_no_faces() -> None:
    chance = np.random.default_rng(4)
    noise = chance.integers(0, 256, (480, 640, 3), np.uint8)
    leaves = cv2.GaussianBlur(noise, (0, 0), 9)
    stripes = np.zeros((480, 640, 3), np.uint8)
    stripes[:, ::40] = 255
    for picture in (noise, cv2.equalizeHist(leaves[..., 0]), stripes):
        assert faces_in(np.asarray(picture, np.uint8)) == ()


def test_a_picture_of_a_pixel_is_looked_at() -> None:
    assert faces_in(np.zeros((1, 1, 3), np.uint8)) == ()


def test_nothing_is_said_while_looking() -> None:
    code = (
        "import numpy as np; from limelight.renders.media.faces import faces_in;"
        "faces_in(np.zeros((64, 64, 3), np.uint8))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert said.stderr == ""
