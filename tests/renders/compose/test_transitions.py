"""How one shot becomes the next: from all of one to all of the other, steadily, without edges."""

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest

from limelight.renders.compose.planes import Frame, new_frame
from limelight.renders.compose.transitions import join
from limelight.stories.timeline import Transition

KINDS: tuple[Transition, ...] = get_args(Transition)


def _plain(luma: int, u: int = 128, v: int = 128) -> Frame:
    frame = new_frame(64, 96)
    frame.y[:], frame.u[:], frame.v[:] = luma, u, v
    return frame


def _joined(kind: Transition, share: float) -> Frame:
    shown = _plain(200, 90, 160)
    join(shown, _plain(40, 160, 90), kind, share)
    return shown


@pytest.mark.parametrize("kind", KINDS)
def test_it_begins_with_one_shot_and_ends_with_the_other(kind: Transition) -> None:
    first, last = _joined(kind, 0.0), _joined(kind, 1.0)
    for plane, wanted in ((first.y, 40), (first.u, 160), (first.v, 90)):
        assert (plane == wanted).all()
    for plane, wanted in ((last.y, 200), (last.u, 90), (last.v, 160)):
        assert (plane == wanted).all()


@pytest.mark.parametrize("kind", KINDS)
def test_it_goes_on_steadily(kind: Transition) -> None:
    means = [float(_joined(kind, step / 12).y.mean()) for step in range(13)]
    assert all(after >= before for before, after in pairwise(means))
    assert 100 < means[6] < 140


@pytest.mark.parametrize("kind", KINDS)
def test_colour_goes_with_light(kind: Transition) -> None:
    for share in (0.3, 0.5, 0.8):
        frame = _joined(kind, share)
        light = frame.y.reshape(48, 2, 32, 2).mean(axis=(1, 3))
        expected = 160 - (light - 40) / 160 * 70
        assert np.abs(frame.u.astype(float) - expected).max() < 12


def test_a_slide_moves_both_pictures_together() -> None:
    shown, before = new_frame(64, 96), new_frame(64, 96)
    shown.y[:] = np.arange(64, dtype=np.uint8)
    before.y[:] = 100 + np.arange(64, dtype=np.uint8)
    join(shown, before, "slide", 0.5)
    assert (shown.y[:, :32] == 132 + np.arange(32)).all()
    assert (shown.y[:, 32:] == np.arange(32)).all()


def test_a_zoom_brings_no_black_edges_in() -> None:
    frame = _joined("zoom", 0.4)
    assert np.ptp(frame.y) == 0
