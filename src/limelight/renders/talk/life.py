"""Small movements that make a drawn figure alive: sway of the head, breath, blinks and glances."""

import bisect
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from limelight.generation.schemas import WordTiming
from limelight.renders.stage.schemas import EyeState
from limelight.renders.talk import beats
from limelight.renders.talk.manner import Manners

_CLOSING_SECONDS = 0.034
_CLOSED_SECONDS = 0.134
_OPENED_SECONDS = 0.184
# Lids go up more slowly than down.
_WIDE_SECONDS = 0.25
_GLANCE_SECONDS = 1.1
# Eyes close twice in a row now and then, as people's do.
_TWICE, _TWICE_SECONDS = 0.16, 0.34
_ASIDE, _TO_THE_THING = 0.4, 0.7
_ASKING_PX, _LISTENING_PX = 3.5, 3.0
_VOICE_PX, _STRESS_PX, _BEAT_PX = 6.0, 4.0, 2.5
_OPENING_STEP = 0.04
# Shoulders follow the head a little, and later, as a weight that shifts.
_HEAD_PX, _FOLLOWING, _LATER = 3.7, 0.6, 0.5
MOST_LIFT = 9.0
"""How far brows rise at most, in pixels of the figure."""
_LOW_LIDS = 0.5


@dataclass(frozen=True)
class Pose:
    """Where the figure's parts are, in its own pixels (at scale 1).

    The head turns about the neck.
    """

    turn_radians: float
    head_x: float
    head_y: float
    shoulders_x: float
    breath_y: float
    brow_lift: float
    eyes: EyeState


class Life:
    """The movements of one figure over a timeline, in the manner of each scene; the same seed moves
    the same way. `words` are what is said, in `language`: brows rise and the head dips at the words
    that carry the stress, brows rise at questions, and in a pause the head nods as a listener's
    does.
    """

    def __init__(
        self,
        seconds: float,
        seed: int,
        manners: Manners | None = None,
        words: Sequence[WordTiming] = (),
        language: str = "en",
    ) -> None:
        rng = random.Random(seed)  # noqa: S311 - a drawing's blinks are no secret
        self._manners = manners or Manners(seconds)
        self._phase = rng.uniform(0, 6.28)
        self._stressed = beats.stresses(words, language)
        self._asked = beats.questions(words)
        self._pauses = beats.pauses(words)
        self._blinks: list[float] = []
        self._glances: list[float] = []
        at = rng.uniform(0.7, 1.2)
        while at < seconds + 1:
            self._blinks.append(at)
            self._glances.append(rng.random())
            again = rng.random() < _TWICE
            apart = self._manners.at(at).blinks * rng.uniform(0.66, 1.34)
            at += _TWICE_SECONDS if again else apart

    def pose(self, seconds: float, energy: float, towards: EyeState = "open") -> Pose:
        """The pose at a time, given how lively the voice is (0-1) and on which side there is
        something to look at.
        """
        manner, t = self._manners.at(seconds), self._manners.felt_seconds(seconds)
        phase = self._phase
        sway = 1.5 * math.sin(1.15 * t + 0.4 + phase) + 0.9 * math.sin(2.3 * t + 1 + phase)
        asking = _ASKING_PX * beats.hill(self._asked, seconds)
        stress = beats.hill(self._stressed, seconds)
        lift = manner.brows * (_VOICE_PX * energy + _STRESS_PX * stress) - 1
        beat = -4.4 * energy + 2.2 * math.sin(1.7 * t + phase) + _BEAT_PX * stress
        return Pose(
            turn_radians=math.radians(manner.sway * sway + 1.1 * manner.nod * (energy - 0.5)),
            head_x=_HEAD_PX * manner.sway * math.sin(0.9 * t + phase),
            head_y=manner.nod * beat
            + manner.droop
            + _LISTENING_PX * beats.hill(self._pauses, seconds),
            shoulders_x=_FOLLOWING * _HEAD_PX * manner.sway * math.sin(0.9 * t + phase - _LATER),
            breath_y=1.6 * math.sin(t * math.tau / 3.4 + phase),
            brow_lift=min(MOST_LIFT, lift + manner.brow + asking),
            eyes=self._eyes(seconds, towards),
        )

    def opening(self, seconds: float) -> float:
        """How far the mouth opens, as a factor, in few steps."""
        return round(self._manners.at(seconds).opening / _OPENING_STEP) * _OPENING_STEP

    def liveliness(self, seconds: float) -> float:
        """How far hands follow the voice, as a factor."""
        return self._manners.at(seconds).nod

    def _lids_are_low(self, seconds: float) -> bool:
        return self._manners.at(seconds).lids > _LOW_LIDS

    def _eyes(self, seconds: float, towards: EyeState) -> EyeState:
        at = bisect.bisect_right(self._blinks, seconds) - 1
        if at < 0:
            return "soft" if self._lids_are_low(seconds) else "open"
        since = seconds - self._blinks[at]
        if since < _CLOSING_SECONDS or _CLOSED_SECONDS <= since < _OPENED_SECONDS:
            return "half"
        if since < _CLOSED_SECONDS:
            return "closed"
        if since < _WIDE_SECONDS or self._lids_are_low(seconds):
            return "soft"
        return _glance(self._glances[at], towards) if since < _GLANCE_SECONDS else "open"


def _glance(chance: float, towards: EyeState) -> EyeState:
    """Where the eyes go after a blink: to the thing that is shown, where there is one."""
    if towards != "open":
        return towards if chance < _TO_THE_THING else "open"
    return "left" if chance < _ASIDE / 2 else "right" if chance < _ASIDE else "open"
