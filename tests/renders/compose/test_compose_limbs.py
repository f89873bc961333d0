"""Limbs in the picture: drawn at rest in a still, turned about their joint in a shot."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from tests.make import stages

from limelight.renders.compose.film import Film
from limelight.renders.stage.draw import draw_still
from limelight.renders.stage.schemas import Limb, Stage
from limelight.stories.timeline import Timeline

ARM = Limb(
    svg='<rect x="240" y="20" width="36" height="200" rx="18" fill="#20c040"/>',
    joint_x=258,
    joint_y=210,
    swing_degrees=9,
    swing_hz=1.0,
)


def _stage(*limbs: Limb) -> Stage:
    stage = stages.a_stage()
    assert stage.figure is not None
    figure = stage.figure.model_copy(update={"limbs": limbs})
    return stage.model_copy(update={"figure": figure})


def _quiet(timeline: Timeline) -> Timeline:
    nothing = {"words": (), "disclosure": "", "phonemes": (), "speech": ()}
    return timeline.model_copy(update=nothing)


def _green(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    red, green, blue = (picture[..., at].astype(np.int64) for at in range(3))
    return np.asarray((green > red + 60) & (green > blue + 60))


def test_a_still_shows_a_limb_as_it_is_drawn_before_everything_of_the_figure() -> None:
    rows, columns = np.nonzero(_green(draw_still(_stage(ARM))))
    assert abs(columns.min() - (240 + 240 * 2)) <= 3
    assert abs(rows.min() - (300 + 20 * 2)) <= 3


def test_a_limb_swings_about_its_joint_and_the_rest_of_the_picture_does_not_care(
    tmp_path: Path,
) -> None:
    film = Film(_quiet(stages.a_timeline(tmp_path, _stage(ARM), seconds=2.0)))
    (tmp_path / "bare").mkdir()
    bare = Film(_quiet(stages.a_timeline(tmp_path / "bare", _stage(), seconds=2.0)))
    without = {at: bare.picture(at).y.copy() for at in (0.25, 0.75)}
    changed = {at: film.picture(at).y != without[at] for at in without}
    # The arm itself, not the soft shadow of tone that it adds to the wall.
    far = {at: cv2.absdiff(film.picture(at).y, without[at]) > 12 for at in without}
    tops = {at: np.nonzero(where)[1].mean() for at, where in far.items()}
    # A quarter of a swing clockwise leans right, three quarters lean left.
    assert tops[0.25] > tops[0.75] + 4
    assert not changed[0.25][:, :140].any()
    assert not changed[0.75][320:].any()
