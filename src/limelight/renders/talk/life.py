"""Small movements that make a drawn figure alive: sway of the head, breath, blinks and glances."""

import bisect
import math
import random
from dataclasses import dataclass
from typing import Literal

EyeState = Literal["open", "left", "right", "half", "closed"]

_CLOSING_SECONDS = 0.034
_CLOSED_SECONDS = 0.134
_OPENED_SECONDS = 0.184


@dataclass(frozen=True)
class Pose:
    """Where the figure's parts are, in its own pixels (at scale 1).

    The head turns about the neck.
    """

    turn_radians: float
    head_x: float
    head_y: float
    breath_y: float
    brow_lift: float
    eyes: EyeState


class Life:
    """The movements of one figure over a timeline; the same seed moves the same way."""

    def __init__(self, seconds: float, seed: int) -> None:
        rng = random.Random(seed)  # noqa: S311 - a drawing's blinks are no secret
        self._phase = rng.uniform(0, 6.28)
        self._blinks: list[float] = []
        self._glances: list[EyeState] = []
        at = rng.uniform(0.7, 1.2)
        while at < seconds + 1:
            self._blinks.append(at)
            self._glances.append(rng.choice(("open", "open", "open", "left", "right")))
            at += rng.uniform(1.8, 3.6)

    def pose(self, seconds: float, energy: float) -> Pose:
        """The pose at a time, given how lively the voice is (0-1)."""
        t, phase = seconds, self._phase
        sway = 1.5 * math.sin(1.15 * t + 0.4 + phase) + 0.9 * math.sin(2.3 * t + 1 + phase)
        return Pose(
            turn_radians=math.radians(sway + 1.1 * (energy - 0.5)),
            head_x=3.7 * math.sin(0.9 * t + phase),
            head_y=-4.4 * energy + 2.2 * math.sin(1.7 * t + phase),
            breath_y=1.6 * math.sin(t * math.tau / 3.4 + phase),
            brow_lift=9 * energy - 2,
            eyes=self._eyes(t),
        )

    def _eyes(self, seconds: float) -> EyeState:
        at = bisect.bisect_right(self._blinks, seconds) - 1
        if at < 0:
            return "open"
        since = seconds - self._blinks[at]
        if since < _CLOSING_SECONDS or _CLOSED_SECONDS <= since < _OPENED_SECONDS:
            return "half"
        if since < _CLOSED_SECONDS:
            return "closed"
        return self._glances[at] if since < 1.1 else "open"
