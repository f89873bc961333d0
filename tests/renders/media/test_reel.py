"""Several formats read a film side by side: it is decoded once, and nobody waits for ever."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import pytest
from tests.make.films import film

from limelight.renders.media.footage import Footage
from limelight.renders.media.reel import Reel, Reels
from limelight.renders.media.shaping import Shape

SHAPES = (
    Shape((90, 160), 30),
    Shape((160, 90), 30, focus=(0.2, 0.5)),
    Shape((64, 64), 30, blurred=True),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds at an odd rate."""
    folder = tmp_path_factory.mktemp("reel")
    return film(folder / "a.mp4", "testsrc2=s=320x180:r=24:d=3", "-c:v", "libx264", "-bf", "2")


@pytest.fixture
def shared(path: Path) -> Iterator[tuple[Reels, Reel, list[Footage]]]:
    """The film opened in every shape, all of them active."""
    reels = Reels()
    reels.only({0, 1, 2})
    reel = reels.reel(0, path, SHAPES[0], 0.5, 40)
    with ExitStack() as open_films:
        read = [
            open_films.enter_context(closing(Footage(path, shape, 0.5, 40, shared=(reel, at))))
            for at, shape in enumerate(SHAPES)
        ]
        yield reels, reel, read


def _alone(
    path: Path, shape: Shape, numbers: list[int]
) -> list[np.ndarray[tuple[int], np.dtype[np.uint8]]]:
    with closing(Footage(path, shape, 0.5, 40)) as footage:
        return [footage.frame(number).copy() for number in numbers]


def test_every_shape_is_what_it_is_alone_and_the_film_is_decoded_once(
    path: Path, shared: tuple[Reels, Reel, list[Footage]]
) -> None:
    _, reel, read = shared
    numbers = list(range(40))
    alone = [_alone(path, shape, numbers) for shape in SHAPES]
    for at, number in enumerate(numbers):
        for footage, frames in zip(read, alone, strict=True):
            np.testing.assert_array_equal(footage.frame(number), frames[at], f"frame {number}")
    assert reel.turn == 1


def test_going_back_and_beyond_the_end_is_the_same_side_by_side(
    path: Path, shared: tuple[Reels, Reel, list[Footage]]
) -> None:
    _, _, read = shared
    numbers = [30, 5, 6, 60, 90, 91, 3]
    alone = [_alone(path, shape, numbers) for shape in SHAPES]
    for at, number in enumerate(numbers):
        for footage, frames in zip(read, alone, strict=True):
            np.testing.assert_array_equal(footage.frame(number), frames[at], f"frame {number}")


def test_a_format_that_is_not_made_keeps_nobody_waiting(
    path: Path, shared: tuple[Reels, Reel, list[Footage]]
) -> None:
    reels, _, read = shared
    for footage in read:
        footage.frame(0)
    reels.only({1})
    numbers = list(range(1, 40))
    alone = _alone(path, SHAPES[1], numbers)
    for at, number in enumerate(numbers):
        np.testing.assert_array_equal(read[1].frame(number), alone[at])
    reels.only({0, 1, 2})
    last = [_alone(path, shape, [39])[0] for shape in SHAPES]
    for footage, frame in zip(read, last, strict=True):
        np.testing.assert_array_equal(footage.frame(39), frame)


def test_who_shows_something_else_of_the_film_reads_it_alone(path: Path) -> None:
    reels = Reels()
    first = reels.reel(0, path, SHAPES[0], 0.5, 40)
    first.join(0, SHAPES[0])
    assert reels.reel(0, path, SHAPES[1], 0.5, 40) is first
    assert reels.reel(1, path, SHAPES[1], 0.5, 40) is not first
    assert reels.reel(0, path, SHAPES[1], 0.6, 40) is not first
    first.leave(0)
    assert reels.reel(0, path, SHAPES[1], 0.5, 40) is not first
