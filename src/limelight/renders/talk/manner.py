"""How a feeling shows in movement: how far, how fast, what brows and mouth do.

The numbers are ours, set by eye: lively feelings move further and faster and lift the brows, heavy
ones move less and slower, lower the brows, droop the head and open the mouth less.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from limelight.generation.schemas import Emotion
from limelight.renders.talk.track import Floats

RATE_HZ = 60
_FADE_SECONDS = 0.6


@dataclass(frozen=True)
class Manner:
    """`sway`, `tempo`, `nod` and `brows` are factors of the neutral size or speed; `brow` and
    `droop` are pixels of the figure, up and down; `opening` is a factor of the mouth's; `blinks`
    the mean seconds from one blink to the next; `lids` is 1 where they hang a little, and the eyes
    then glance nowhere.
    """

    sway: float = 1.0
    tempo: float = 1.0
    nod: float = 1.0
    brows: float = 1.0
    brow: float = 0.0
    droop: float = 0.0
    opening: float = 1.0
    blinks: float = 2.7
    lids: float = 0.0


MANNERS: dict[Emotion, Manner] = {
    "neutral": Manner(),
    "cheerful": Manner(1.2, 1.1, 1.25, 1.1, 1.0, -1.0, 1.06, 2.5),
    "excited": Manner(1.5, 1.3, 1.6, 1.25, 2.0, -2.0, 1.14, 2.0),
    "calm": Manner(0.75, 0.75, 0.7, 0.8, 0.0, 0.5, 0.95, 3.4),
    "serious": Manner(0.6, 0.85, 0.8, 0.7, -1.8, 1.5, 0.96, 3.2),
    "sad": Manner(0.7, 0.62, 0.5, 0.6, -1.0, 6.0, 0.86, 3.8, 1.0),
}


class Manners:
    """The manner at any time of a film whose scenes feel differently, each fading into the next.
    `feelings` are when each begins, in seconds and in order.
    """

    def __init__(
        self, seconds: float, feelings: Sequence[tuple[float, Emotion]] = ((0.0, "neutral"),)
    ) -> None:
        times = np.arange(int((seconds + 1) * RATE_HZ) + 1) / RATE_HZ
        first = feelings[0][1] if feelings else "neutral"
        fields: Floats = np.tile(np.array(astuple(MANNERS[first])), (len(times), 1))
        for start, emotion in feelings[1:]:
            share = np.clip((times - start) / _FADE_SECONDS, 0, 1)[:, None]
            share = share * share * (3 - 2 * share)
            fields = fields * (1 - share) + np.array(astuple(MANNERS[emotion])) * share
        self._fields = fields
        # Time as the movements feel it: a change of tempo never makes them jump.
        self._felt = np.concatenate([[0.0], np.cumsum(fields[:-1, 1]) / RATE_HZ])

    def at(self, seconds: float) -> Manner:
        """The manner at a time."""
        return Manner(*(float(value) for value in self._fields[self._index(seconds)]))

    def felt_seconds(self, seconds: float) -> float:
        """How far movements have come at a time, in seconds of neutral tempo."""
        at = self._index(seconds)
        rest = seconds - at / RATE_HZ
        return float(self._felt[at] + rest * self._fields[at, 1])

    def _index(self, seconds: float) -> int:
        return min(len(self._fields) - 1, max(0, int(seconds * RATE_HZ)))
