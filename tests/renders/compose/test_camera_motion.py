"""Cameras move smoothly: pictures follow the eased path to a fraction of a pixel."""

import itertools
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from limelight.renders.compose import planes
from limelight.renders.compose.camera import Camera
from limelight.renders.compose.shots.picture import PictureShot
from limelight.stories.timeline import Clip, Motion

SIZE = (360, 640)
SECONDS, FPS = 4.0, 30
# From one measured frame to the next, in the mean and at most; moving by whole pixels gives five
# times as much.
JITTER_PX, MOST_JITTER_PX = 0.06, 0.2


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Soft noise, whose place can be measured finely everywhere."""
    path = tmp_path_factory.mktemp("camera") / "noise.png"
    noise = np.random.default_rng(3).uniform(0, 255, (720, 420)).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 3)
    spread = 20 + 215 * (soft - soft.min()) / (soft.max() - soft.min())
    cv2.imwrite(str(path), spread.astype(np.uint8))
    return path


def _patches(shot: PictureShot, corner: tuple[int, int]) -> list[NDArray[np.float32]]:
    frame = planes.new_frame(*SIZE)
    seen = []
    left, top = corner
    for number in range(0, round(SECONDS * FPS), 2):
        shot.draw(frame, number / FPS)
        seen.append(frame.y[top : top + 96, left : left + 96].astype(np.float32))
    return seen


def _moved(before: NDArray[np.float32], after: NDArray[np.float32]) -> NDArray[np.float64]:
    """How far a patch moved (x, y), in pixels: the least squares of what its slopes explain."""
    down, across = np.gradient((before + after) / 2)
    slopes = np.stack([across.ravel(), down.ravel()], 1)
    solved = np.linalg.lstsq(slopes, (before - after).ravel(), rcond=None)[0]
    return np.asarray(solved, np.float64)


@pytest.mark.parametrize(
    "motion",
    [
        Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=40.0),
        Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=0.0, drift_y_px=30.0),
        Motion(zoom_from=1.0, zoom_to=1.15, drift_x_px=0.0),
        Motion(zoom_from=1.12, zoom_to=1.0, drift_x_px=-16.0),
    ],
    ids=["pan", "tilt", "closer", "away"],
)
def test_what_is_seen_follows_the_camera_without_jitter(picture: Path, motion: Motion) -> None:
    clip = Clip(name="a", start=0, seconds=SECONDS, picture=picture, motion=motion)
    camera = Camera(motion, SECONDS, SIZE[0] / 2, SIZE[1] * 0.45, min(SIZE) / 1080)
    corner = (40, 60)
    patches = _patches(PictureShot(clip, SIZE, 0.0), corner)
    moved = np.array([_moved(*pair) for pair in itertools.pairwise(patches)])
    middle = np.array([corner[0] + 48.0, corner[1] + 48.0])
    wanted = []
    for number in range(0, round(SECONDS * FPS) - 2, 2):
        before, after = (camera.flat(at / FPS, 40.0, 40.0) for at in (number, number + 2))
        source = (middle - (before.x, before.y)) / before.zoom
        wanted.append(source * after.zoom + (after.x, after.y) - middle)
    error = moved - np.array(wanted)
    assert float(np.sqrt((error**2).mean())) < JITTER_PX
    assert np.abs(error).max() < MOST_JITTER_PX
