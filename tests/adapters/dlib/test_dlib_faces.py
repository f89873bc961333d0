"""Faces of photographs. The faces are drawn, so only their order is tested: the network was made
for photographs, where two persons lie further apart.
"""

import itertools
from pathlib import Path

import numpy as np
import pytest
from tests.make.faces import draw_face

from limelight.adapters.dlib import faces
from limelight.adapters.dlib.faces import FaceJudge
from limelight.generation.schemas import ImageAsk, ImageMade
from limelight.kit.workers import Workers

PEOPLE = range(5)


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("album")
    for person in PEOPLE:
        draw_face(folder / f"{person}-plain.png", person)
        draw_face(folder / f"{person}-dim.png", person, light=0.75, moved_px=(12, -8))
    return folder


def test_two_pictures_of_one_person_are_nearer_than_any_of_two(album: Path) -> None:
    plain = [faces.faces(album / f"{person}-plain.png")[0].vector for person in PEOPLE]
    dim = [faces.faces(album / f"{person}-dim.png")[0].vector for person in PEOPLE]
    same = [float(np.linalg.norm(a - b)) for a, b in zip(plain, dim, strict=True)]
    other = [float(np.linalg.norm(a - b)) for a, b in itertools.combinations(plain, 2)]
    assert max(same) < min(other)


def test_the_best_reference_counts(album: Path) -> None:
    picture, own, other = album / "0-dim.png", album / "0-plain.png", album / "1-plain.png"
    alone = faces.likeness(picture, (own,))
    assert faces.likeness(picture, (other, own)) == alone
    assert alone > faces.likeness(picture, (other,))
    assert alone >= 0.97


@pytest.mark.parametrize(
    ("distance", "score"), [(0, 1), (0.3, 0.95), (0.6, 0.9), (0.61, 0.885), (0.9, 0.45), (1.3, 0)]
)
def test_the_bar_is_the_distance_of_one_person(distance: float, score: float) -> None:
    assert faces.score_of(distance) == pytest.approx(score)


def test_a_face_is_found_where_it_is(album: Path) -> None:
    box = faces.faces(album / "2-plain.png")[0].box
    assert box.x < 200 < box.x + box.width
    assert box.y < 200 < box.y + box.height


async def test_a_photograph_without_a_face_is_nobody(album: Path, tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    draw_face(blank, 0, light=0.0)
    made = ImageMade(picture=blank, width_px=400, height_px=400)
    ask = ImageAsk(prompt="-", references=(album / "0-plain.png",))
    workers = Workers(1)
    try:
        assert await FaceJudge(workers).score(made, ask) == 0.0
        unreferenced = ask.model_copy(update={"references": ()})
        assert await FaceJudge(workers).score(made, unreferenced) is None
        drawing = made.model_copy(update={"stage": tmp_path / "stage.json"})
        assert await FaceJudge(workers).score(drawing, ask) is None
    finally:
        workers.close()
