"""How limbs move while a figure talks: waving in bouts, idle swings, rising with the voice."""

import math

from limelight.renders.stage.schemas import Limb

_BOUT_SECONDS, _REST_SECONDS = 1.9, 1.7
_EASE_SECONDS = 0.35


def limb_degrees(limb: Limb, seconds: float, emphasis: float) -> float:
    """How far a limb is turned about its joint `seconds` into the shot; `emphasis` is 0 to 1.

    Smooth in both; 0 for a limb that does not move.
    """
    swing = limb.swing_degrees * math.sin(math.tau * limb.swing_hz * seconds)
    if limb.is_in_bouts:
        swing *= _bout(seconds)
    return swing + limb.lift_degrees * max(0.0, min(1.0, emphasis))


def _bout(seconds: float) -> float:
    """1 during a bout, 0 in the rest after it, eased between."""
    at = seconds % (_BOUT_SECONDS + _REST_SECONDS)
    share = min(at, _BOUT_SECONDS - at) / _EASE_SECONDS
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
