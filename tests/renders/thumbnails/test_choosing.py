"""Which moments of a video are taken for its thumbnails."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests.make import films

from limelight.generation.schemas import Box
from limelight.renders.thumbnails.choosing import best_moments, face_in, judged, plates_of
from limelight.stories.timeline import Clip, Footage, Timeline

SIZE = (180, 320)


def _noise(seed: int = 1, *, blurred: float = 0.0, bright: float = 1.0) -> NDArray[np.uint8]:
    coarse = np.random.default_rng(seed).integers(0, 255, (40, 24, 3), np.uint8)
    picture = cv2.resize(coarse, SIZE, interpolation=cv2.INTER_NEAREST)
    if blurred:
        picture = cv2.GaussianBlur(picture, (0, 0), blurred)
    return np.asarray(np.clip(picture * bright, 0, 255), np.uint8)


def test_sharp_pictures_score_above_blurred_and_lit_above_dark() -> None:
    plain = judged(_noise(), None)
    assert plain.sharpness > judged(_noise(blurred=4), None).sharpness + 0.2
    assert plain.light > judged(_noise(bright=0.08), None).light + 0.3
    grey = np.repeat(_noise().mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)
    assert plain.colour > judged(grey, None).colour + 0.5


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (None, Box(x=60, y=60, width=60, height=90)),
        (Box(x=80, y=60, width=10, height=14), Box(x=60, y=60, width=60, height=90)),
        (Box(x=-40, y=60, width=60, height=90), Box(x=60, y=60, width=60, height=90)),
        (Box(x=0, y=0, width=180, height=318), Box(x=60, y=60, width=60, height=90)),
    ],
    ids=["none", "tiny", "cut off", "too near"],
)
def test_a_large_whole_face_is_best(worse: Box | None, better: Box) -> None:
    picture = _noise()
    assert judged(picture, better).face > judged(picture, worse).face + 0.2
    assert judged(picture, better).total > judged(picture, worse).total


def _still(folder: Path, name: str, picture: NDArray[np.uint8], **more: object) -> Clip:
    Image.fromarray(picture).save(folder / f"{name}.png")
    return Clip.model_validate(
        {"name": name, "start": 0, "seconds": 1, "picture": folder / f"{name}.png", **more}
    )


def _line(*clips: Clip) -> Timeline:
    placed = [clip.model_copy(update={"start": float(at)}) for at, clip in enumerate(clips)]
    return Timeline(
        title="T", width_px=SIZE[0], height_px=SIZE[1], seconds=len(clips), clips=tuple(placed)
    )


def test_the_best_moments_come_first_and_are_different_shots(tmp_path: Path) -> None:
    face = Box(x=60, y=60, width=60, height=90)
    line = _line(
        _still(tmp_path, "dull", _noise(1, blurred=6, bright=0.3)),
        _still(tmp_path, "face", _noise(2), face=face),
        _still(tmp_path, "again", _noise(2), face=face),
        _still(tmp_path, "plain", _noise(3)),
    )
    chosen = [line.clips[one.shot].name for one in best_moments(line, 3)]
    assert chosen[0] in ("face", "again")
    assert {"face", "again"} - set(chosen)
    assert chosen[1] == "plain"
    assert chosen[2] == "dull"


def test_of_a_film_a_sharp_moment_is_taken(tmp_path: Path) -> None:
    source = (
        "testsrc2=s=180x320:r=10:d=4,gblur=sigma=9:enable='lt(t,2.4)',"
        "eq=brightness=-0.7:enable='gt(t,3.2)'"
    )
    films.film(tmp_path / "f.mp4", source)
    shot = Clip(name="f", start=0, seconds=4, footage=Footage(film=tmp_path / "f.mp4"))
    (best, *_) = best_moments(_line(shot).model_copy(update={"seconds": 4.0, "fps": 10}), 1)
    assert 2.4 < best.seconds < 3.2


def test_a_video_of_one_still_has_one_moment(tmp_path: Path) -> None:
    line = _line(_still(tmp_path, "a", _noise()), _still(tmp_path, "b", _noise()))
    assert len(best_moments(line, 3)) == 1


def test_a_face_is_found_where_the_crop_puts_it(tmp_path: Path) -> None:
    wide = np.zeros((320, 640, 3), np.uint8)
    clip = _still(tmp_path, "w", wide, face=Box(x=400, y=100, width=40, height=60))
    face = face_in(clip, *SIZE)
    assert face is not None
    assert (face.x + face.width / 2, face.y) == pytest.approx((90, 100))
    assert face_in(clip.model_copy(update={"face": None}), *SIZE) is None
    (plate,) = plates_of(_line(clip), best_moments(_line(clip), 1))
    assert plate.pixels.shape == (SIZE[1], SIZE[0], 3)
    assert plate.face == face
