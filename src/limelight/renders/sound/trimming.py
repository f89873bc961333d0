"""Silence cut off at the ends of a sound."""

import numpy as np

from limelight.renders.sound.dynamics import STEP, step_powers
from limelight.renders.sound.waves import Signal

_SILENT_DB = -60.0
_KEPT_STEPS = 2


def sounding(signal: Signal) -> tuple[int, int]:
    """Where the sound begins and ends, in frames: what is 60 dB under its loudest 5 ms is silence,
    but for 10 ms before and after. (0, 0) for one that is silent throughout.
    """
    powers = step_powers(signal)
    loudest = float(powers.max(initial=0.0))
    heard = np.flatnonzero(powers > loudest * 10 ** (_SILENT_DB / 10))
    if loudest <= 0.0 or not len(heard):
        return 0, 0
    first = max(0, int(heard[0]) - _KEPT_STEPS) * STEP
    return first, min(signal.shape[1], (int(heard[-1]) + 1 + _KEPT_STEPS) * STEP)
