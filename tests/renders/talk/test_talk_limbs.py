"""Arms live while a figure talks: they wave in bouts, rise with the voice and never jump."""

from itertools import pairwise

import pytest

from limelight.renders.stage.schemas import Limb
from limelight.renders.talk.limbs import limb_degrees

WAVE = Limb(svg="", joint_x=0, joint_y=0, swing_degrees=8, swing_hz=1.1, is_in_bouts=True)
OPEN = Limb(svg="", joint_x=0, joint_y=0, swing_degrees=1, swing_hz=0.3, lift_degrees=-6)


def test_a_limb_without_movement_stays_as_drawn() -> None:
    still = Limb(svg="", joint_x=0, joint_y=0)
    assert {limb_degrees(still, at / 7, at / 50) for at in range(50)} == {0.0}


def test_a_wave_comes_in_bouts_with_rests_between() -> None:
    degrees = [limb_degrees(WAVE, at / 30, 0.5) for at in range(180)]
    assert degrees[0] == 0
    assert max(degrees[:57]) > 6
    assert min(degrees[:57]) < -6
    assert set(degrees[58:106]) == {0.0}
    assert max(degrees[110:160]) > 6


@pytest.mark.parametrize("limb", [WAVE, OPEN])
def test_no_limb_jumps_between_frames(limb: Limb) -> None:
    degrees = [limb_degrees(limb, at / 30, 0.5 + 0.5 * (at % 90) / 90) for at in range(90)]
    assert max(abs(b - a) for a, b in pairwise(degrees)) < 2.2


def test_a_lively_voice_lifts_an_explaining_hand() -> None:
    assert limb_degrees(OPEN, 0.0, 1.0) == -6
    assert limb_degrees(OPEN, 0.0, 0.0) == 0
