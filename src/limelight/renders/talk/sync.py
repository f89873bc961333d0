"""How far the mouth that is seen is from the sound that is heard, measured on what is drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from limelight.generation.schemas import PhonemeTiming
from limelight.renders.talk.track import (
    LEAD_SECONDS,
    LEAST_OPENING,
    MORE_OPENING,
    WIDE_SECONDS,
    Floats,
    Track,
)
from limelight.renders.talk.visemes import SHAPES, shapes_of

_LIPS, _TEETH, _WIDE = "A", "G", "D"
# The neighbourhood in which a frame may belong to a sound: a syllable to each side.
_NEAR_SECONDS = 0.12
# A shape that makes up less than this of the mouth is not what one sees. A mouth opens less for a
# quiet voice, so wide ones need less.
_SEEN = {_LIPS: 0.5, _TEETH: 0.5, _WIDE: 0.4}


@dataclass(frozen=True)
class Sync:
    """Errors in frames of the sounds that can be seen; infinite for one whose shape never shows.
    `seen_shares` are how far the mouth gets there (1 is wholly that shape).
    """

    errors_frames: tuple[float, ...]
    seen_shares: tuple[float, ...]

    @property
    def mean_frames(self) -> float:
        """The mean error."""
        return float(np.mean(self.errors_frames)) if self.errors_frames else 0.0

    @property
    def worst_frames(self) -> float:
        """The largest error."""
        return max(self.errors_frames, default=0.0)

    @property
    def unseen(self) -> int:
        """How many sounds the mouth does not show at all."""
        return sum(math.isinf(error) for error in self.errors_frames)


def lip_sync(phonemes: Sequence[PhonemeTiming], track: Track, fps: float) -> Sync:
    """Compare each closure of the lips (m b p), each lip under the teeth (f v) and each wide vowel
    (a) with the frame near it on which the mouth is most in that shape, as it is drawn: rounded,
    and opened as far as the voice is loud. Neither shape stands in for the other, and a mouth at
    rest is none of them.

    The error is how far that frame lies from the time of the sound, moved by the intended lead of
    the mouth, in frames: 0 where it lies within it. Frames are those of a film of `fps` from 0 on.
    """
    errors: list[float] = []
    shares: list[float] = []
    for wanted in (_LIPS, _TEETH, _WIDE):
        alike = [phoneme for phoneme in phonemes if shapes_of(phoneme.symbol)[:1] == (wanted,)]
        for at, phoneme in enumerate(alike):
            if wanted == _WIDE and _is_short(phoneme):
                continue
            far, reached = _frames(track, fps, wanted, phoneme, _room(alike, at))
            if not len(far):
                continue
            # Of frames that are equally far in the shape the nearest is the one of this sound.
            best = int(np.lexsort((far, -np.round(reached, 3)))[0])
            errors.append(float(far[best]) if reached[best] >= _SEEN[wanted] else math.inf)
            shares.append(float(reached[best]))
    return Sync(tuple(errors), tuple(shares))


def _room(alike: Sequence[PhonemeTiming], at: int) -> tuple[float, float]:
    """From when to when a frame can belong to this sound and not to the one before or after it that
    looks the same, in seconds.
    """
    here = alike[at]
    first, last = here.start - _NEAR_SECONDS, here.end + _NEAR_SECONDS
    if at > 0:
        first = max(first, (alike[at - 1].end + here.start) / 2)
    if at + 1 < len(alike):
        last = min(last, (here.end + alike[at + 1].start) / 2)
    return first, last


def _frames(
    track: Track,
    fps: float,
    wanted: str,
    phoneme: PhonemeTiming,
    room: tuple[float, float],
) -> tuple[Floats, Floats]:
    """For each frame in the room of a sound: how many frames it lies from it, and how far the mouth
    is where the sound wants it.
    """
    first, last = (int(np.round((edge - LEAD_SECONDS) * fps)) for edge in room)
    times = np.arange(max(0, first), last + 1) / fps
    begins, ends = phoneme.start - LEAD_SECONDS, phoneme.end - LEAD_SECONDS
    far = np.maximum(0.0, np.maximum(begins - times, times - ends)) * fps
    return far, np.array([_share(track, float(time), wanted) for time in times])


def _is_short(phoneme: PhonemeTiming) -> bool:
    parts = max(1, len(shapes_of(phoneme.symbol)))
    return phoneme.end - phoneme.start < WIDE_SECONDS * parts


def _share(track: Track, seconds: float, wanted: str) -> float:
    weights, opening = track.drawn(seconds)
    share = float(weights[SHAPES.index(wanted)])
    return share * opening / (LEAST_OPENING + MORE_OPENING) if wanted == _WIDE else share
