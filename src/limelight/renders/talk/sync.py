"""How far the mouth that is seen is from the sound that is heard, measured on the timings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from limelight.generation.schemas import PhonemeTiming
from limelight.renders.talk.track import LEAD_SECONDS, Floats, Track
from limelight.renders.talk.visemes import SHAPES, closes, shapes_of

_CLOSED, _WIDE = (("A", "G", "X"), ("D",))
# The neighbourhood in which a frame may belong to a sound: a syllable to each side.
_NEAR_SECONDS = 0.12
# A shorter vowel has less than two frames and is smoothed into its neighbours, as in a real mouth.
_SHORTEST_SECONDS = 0.06


@dataclass(frozen=True)
class Sync:
    """Errors in frames of the sounds that can be seen, `seen_shares` how far the mouth gets there
    (1 is fully closed or fully open).
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


def lip_sync(phonemes: Sequence[PhonemeTiming], track: Track, fps: float) -> Sync:
    """Compare each lip closure (m b p f v) and each wide vowel (a) with the frame on which the
    mouth is most closed or open near it.

    The error is how far that frame lies from the time of the sound, moved by the intended lead of
    the mouth, in frames: 0 where it lies within it. Frames are those of a film of `fps` from 0 on.
    """
    errors: list[float] = []
    shares: list[float] = []
    for wanted in (_CLOSED, _WIDE):
        alike = [phoneme for phoneme in phonemes if _wanted(phoneme) == wanted]
        for at, phoneme in enumerate(alike):
            far, reached = _frames(track, fps, wanted, phoneme, _room(alike, at))
            if not len(far):
                continue
            # Of frames that are equally closed the nearest is the one of this sound.
            best = int(np.lexsort((far, -np.round(reached, 3)))[0])
            errors.append(float(far[best]))
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
    wanted: tuple[str, ...],
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


def _wanted(phoneme: PhonemeTiming) -> tuple[str, ...]:
    if closes(phoneme.symbol):
        return _CLOSED
    is_wide = shapes_of(phoneme.symbol)[:1] == ("D",)
    return _WIDE if is_wide and phoneme.end - phoneme.start >= _SHORTEST_SECONDS else ()


def _share(track: Track, seconds: float, wanted: tuple[str, ...]) -> float:
    weights = track.weights_at(seconds)
    return float(sum(weights[SHAPES.index(shape)] for shape in wanted) / max(weights.sum(), 1e-9))
