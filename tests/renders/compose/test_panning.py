"""The camera goes from face to face: each is seen in the free part of the frame, smoothly."""

import itertools
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make.films import LOSSLESS, OURS, copied

from limelight.generation.schemas import Box
from limelight.renders.compose import planes
from limelight.renders.compose.panning import pan_of
from limelight.renders.compose.shots.footage import FootageShot
from limelight.renders.compose.shots.picture import PictureShot
from limelight.renders.compose.words.faces import faces_of
from limelight.renders.media.probe import probe
from limelight.renders.zones import common_safe_box
from limelight.stories.timeline import Clip, Footage, Timeline

PICTURE_PX = (1600, 900)
FORMATS = [(270, 480), (360, 360), (360, 450), (640, 360)]
SECONDS, FPS = 3.0, 30
FACES = tuple(
    Box(x=x, y=y, width=120, height=160) for x, y in ((180, 200), (760, 330), (1300, 180))
)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three bright faces before a dark, soft ground."""
    ground = np.random.default_rng(2).uniform(0, 90, (PICTURE_PX[1], PICTURE_PX[0]))
    picture = cv2.GaussianBlur(ground.astype(np.float32), (0, 0), 4)
    for face in FACES:
        middle = round(face.x + face.width / 2), round(face.y + face.height / 2)
        axes = round(face.width / 2), round(face.height / 2)
        cv2.ellipse(picture, middle, axes, 0, 0, 360, 235, -1, cv2.LINE_AA)
    path = tmp_path_factory.mktemp("crowd") / "crowd.png"
    cv2.imwrite(str(path), picture.astype(np.uint8))
    return path


def shot_of(crowd: Path, faces: tuple[Box, ...] = FACES) -> Clip:
    return Clip(name="a", start=0, seconds=SECONDS, picture=crowd, faces=faces)


def bright(frame: planes.Frame) -> NDArray[np.bool_]:
    return frame.y > 150


def middle_of_nearest(frame: planes.Frame, wanted: tuple[float, float]) -> NDArray[np.float64]:
    """The middle of the bright spot that is nearest to a place (x, y)."""
    count, _, _, middles = cv2.connectedComponentsWithStats(bright(frame).astype(np.uint8))
    assert count > 1
    apart = np.linalg.norm(middles[1:] - np.array(wanted), axis=1)
    return np.asarray(middles[1 + int(np.argmin(apart))], np.float64)


@pytest.mark.parametrize("size", FORMATS, ids=["9x16", "1x1", "4x5", "16x9"])
def test_each_face_rests_whole_in_what_no_platform_covers(
    crowd: Path, size: tuple[int, int]
) -> None:
    clip = shot_of(crowd)
    pan = pan_of(clip, PICTURE_PX, size)
    assert pan is not None
    shot, frame, safe = (
        PictureShot(clip, size, 0.0),
        planes.new_frame(*size),
        common_safe_box(*size),
    )
    for at, face in enumerate(FACES):
        seconds = SECONDS * (0.1 + 0.8 * at / 2)
        shot.draw(frame, seconds)
        box = pan.shown(face, pan.at(seconds / SECONDS))
        assert box.x >= safe.x - 1
        assert box.y >= safe.y - 1
        assert box.x + box.width <= safe.x + safe.width + 1
        assert box.y + box.height <= safe.y + safe.height + 1
        wanted = box.x + box.width / 2, box.y + box.height / 2
        assert np.abs(middle_of_nearest(frame, wanted) - wanted).max() < 1.0


def test_the_way_is_smooth_and_reaches_every_face(crowd: Path) -> None:
    size = FORMATS[0]
    pan = pan_of(shot_of(crowd), PICTURE_PX, size)
    assert pan is not None
    lefts = [pan.at(step / 300).left * pan.scale for step in range(301)]
    speeds = np.diff(lefts)
    assert (speeds >= 0).all()
    assert np.abs(np.diff(speeds)).max() < 0.06 * speeds.max()
    assert speeds[[0, 150, -1]].max() < 0.01 * speeds.max()


def _moved(before: NDArray[np.float32], after: NDArray[np.float32]) -> float:
    down, across = np.gradient((before + after) / 2)
    slopes = np.stack([across.ravel(), down.ravel()], 1)
    return float(np.linalg.lstsq(slopes, (before - after).ravel(), rcond=None)[0][0])


def test_a_pan_has_no_jitter(crowd: Path) -> None:
    size = FORMATS[0]
    near = (FACES[0], FACES[0].model_copy(update={"x": 210.0}))
    clip = shot_of(crowd, near)
    pan = pan_of(clip, PICTURE_PX, size)
    assert pan is not None
    shot, frame = PictureShot(clip, size, 0.0), planes.new_frame(*size)
    seen, wanted = [], []
    for number in range(90):
        shot.draw(frame, number / FPS)
        seen.append(frame.y[360:470, 60:200].astype(np.float32))
        wanted.append(-pan.at(number / FPS / SECONDS).left * pan.scale)
    error = [_moved(*pair) for pair in itertools.pairwise(seen)] - np.diff(wanted)
    assert float(np.sqrt((error**2).mean())) < 0.06


def test_a_film_is_panned_like_a_picture(crowd: Path, tmp_path: Path) -> None:
    size = FORMATS[0]
    film = copied(
        tmp_path / "crowd.mp4", crowd, "-vf", f"format=yuv420p,{OURS}", *LOSSLESS, "-r", "30",
        before=("-loop", "1", "-t", "3"),
    )  # fmt: skip
    clip = Clip(name="a", start=0, seconds=SECONDS, footage=Footage(film=film), faces=FACES)
    pan = pan_of(clip, PICTURE_PX, size)
    assert pan is not None
    video = probe(film).video
    assert video is not None
    assert video.shown_px == PICTURE_PX
    shot, frame = FootageShot(clip, Footage(film=film), size, FPS), planes.new_frame(*size)
    for at, face in enumerate(FACES):
        seconds = round(SECONDS * (0.1 + 0.8 * at / 2) * FPS) / FPS
        shot.draw(frame, seconds)
        box = pan.shown(face, pan.at(seconds / SECONDS))
        wanted = box.x + box.width / 2, box.y + box.height / 2
        assert np.abs(middle_of_nearest(frame, wanted) - wanted).max() < 1.5
    shot.close()


def test_captions_know_where_each_face_is_seen(crowd: Path) -> None:
    line = Timeline(
        title="T", width_px=270, height_px=480, seconds=SECONDS, clips=(shot_of(crowd),)
    )
    seen = faces_of(line)
    assert len(seen) == 3
    assert seen[0].start == 0
    assert seen[-1].end == pytest.approx(SECONDS)
    assert [face.end for face in seen[:-1]] == [face.start for face in seen[1:]]
    safe = common_safe_box(270, 480)
    assert all(safe.x - 1 <= face.box.x for face in seen)


def test_one_face_a_drawing_and_a_strip_are_not_panned(crowd: Path) -> None:
    assert not shot_of(crowd, FACES[:1]).is_panned
    assert not shot_of(crowd).model_copy(update={"stage": Path("a.json")}).is_panned
    strip = pan_of(shot_of(crowd), (16000, 500), FORMATS[0])
    assert strip is None
