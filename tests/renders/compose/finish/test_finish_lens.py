"""Vignette and grain: darker corners, black stays black, grain that lives and comes back."""

import numpy as np

from limelight.renders.compose import planes
from limelight.renders.compose.finish.lens import Lens
from limelight.stories.finish import Finish

SIZE = (270, 480)


def _grey(value: int = 150) -> planes.Frame:
    frame = planes.new_frame(*SIZE)
    frame.y[:], frame.u[:], frame.v[:] = value, 110, 160
    return frame


def test_corners_darken_and_lose_colour_in_step_and_the_middle_stays() -> None:
    frame = _grey()
    Lens(Finish(vignette=1.0), SIZE).apply(frame, 0)
    assert frame.y[240, 135] == 150
    assert frame.y[0, 0] < 80
    left = (int(frame.y[0, 0]) - 16) / (150 - 16)
    assert abs((int(frame.u[0, 0]) - 128) / (110 - 128) - left) < 0.06
    assert np.diff(frame.y[:240, 135].astype(int)).min() >= -1


def test_black_stays_black() -> None:
    frame = planes.new_frame(*SIZE)
    Lens(Finish(vignette=1.0), SIZE).apply(frame, 0)
    assert np.abs(frame.y.astype(int) - 16).max() <= 1
    assert np.abs(frame.u.astype(int) - 128).max() <= 1


def test_grain_keeps_the_mean_moves_every_frame_and_comes_back() -> None:
    lens = Lens(Finish(grain=1.0), SIZE)
    frames = []
    for number in (0, 3, 6, 0):
        frame = _grey()
        lens.apply(frame, number)
        frames.append(frame.y.astype(int))
    assert abs(frames[0].mean() - 150) < 0.2
    assert 5 < frames[0].std() < 9
    for other in frames[1:3]:
        assert abs(np.corrcoef(frames[0].ravel(), other.ravel())[0, 1]) < 0.1
    assert (frames[0] == frames[3]).all()


def test_nothing_asked_changes_nothing() -> None:
    frame = _grey()
    Lens(Finish(), SIZE).apply(frame, 5)
    assert (frame.y == 150).all()
