"""The pace of a cut: on which beats shots change, and how long somebody is silent."""

import bisect
import itertools
from collections.abc import Sequence

from limelight.generation.schemas import SpeechMade, Value

# A shot never changes nearer to a word than this, and a pause grows by at most so much for a beat.
CLEAR_SECONDS = 0.04
MOST_STRETCH_SECONDS = 0.3
# Room for what pauses grow by, for each of them, so that the length is known before the music.
STRETCH_ALLOWED_SECONDS = 0.12


class Pacing(Value):
    """How a piece is paced. `cut_on_beat` changes shots on a beat of the music."""

    cut_on_beat: bool = False


class Beats(Value):
    """Times of beats in seconds from the start of a piece, in order; `bars` those that begin a
    bar.
    """

    beats: tuple[float, ...] = ()
    bars: tuple[float, ...] = ()

    def within(self, first: float, last: float) -> float | None:
        """The beat in [first, last] nearest to its middle, one that begins a bar before others;
        None where there is none.
        """
        middle = (first + last) / 2
        for times in (self.bars, self.beats):
            found = times[bisect.bisect_left(times, first) : bisect.bisect_right(times, last)]
            if found:
                return min(found, key=lambda beat: abs(beat - middle))
        return None

    def following(self, seconds: float) -> float | None:
        """The first beat at or after a time."""
        at = bisect.bisect_left(self.beats, seconds)
        return self.beats[at] if at < len(self.beats) else None


class Placed(Value):
    """When each scene begins to be spoken, and for each two of them the beat on which the shot
    changes; None where no beat falls into the pause.
    """

    starts: tuple[float, ...]
    changes: tuple[float | None, ...]


def placed(
    spoken: Sequence[SpeechMade], lead_in_seconds: float, gap_seconds: float, beats: Beats
) -> Placed:
    """Scenes one after the other, `gap_seconds` apart, or as much more as a beat needs to fall into
    the pause. All gaps together grow by no more than was allowed for.
    """
    left = stretch_allowed(len(spoken))
    starts, changes = [lead_in_seconds], list[float | None]()
    for before, after in itertools.pairwise(spoken):
        silent_at = starts[-1] + last_heard(before) + CLEAR_SECONDS
        usual = round(starts[-1] + before.seconds + gap_seconds, 6)
        speaks_at = usual + first_heard(after) - CLEAR_SECONDS
        beat, stretch = beats.within(silent_at, speaks_at), 0.0
        if beat is None:
            beat = beats.following(max(silent_at, speaks_at))
            stretch = beat - speaks_at if beat is not None else 0.0
            if stretch > min(left, MOST_STRETCH_SECONDS):
                beat, stretch = None, 0.0
        left -= stretch
        starts.append(round(usual + stretch, 6))
        changes.append(beat)
    return Placed(starts=tuple(starts), changes=tuple(changes))


def stretch_allowed(scene_count: int) -> float:
    """By how many seconds all gaps together may grow."""
    return STRETCH_ALLOWED_SECONDS * max(0, scene_count - 1)


def last_heard(spoken: SpeechMade) -> float:
    """When its last word ends."""
    return spoken.words[-1].end if spoken.words else spoken.seconds


def first_heard(spoken: SpeechMade) -> float:
    """When its first word begins."""
    return spoken.words[0].start if spoken.words else 0.0
