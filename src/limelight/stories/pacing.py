"""The pace of a cut: on which beats shots change, and how long somebody is silent."""

import bisect
import itertools
from collections.abc import Sequence
from typing import Self, TypeVar

from limelight.generation.schemas import PhonemeTiming, SpeechMade, Value, WordTiming
from limelight.kit.errors import Invalid

# A shot never changes nearer to a word than this, and a pause grows by at most so much for a beat.
CLEAR_SECONDS = 0.04
MOST_STRETCH_SECONDS = 0.3
# Room for what pauses grow by, for each of them, so that the length is known before the music.
STRETCH_ALLOWED_SECONDS = 0.12
_LEAST_PART_SECONDS = 0.01
Timed = TypeVar("Timed", WordTiming, PhonemeTiming)


# Shorter pauses than this are part of how words sound.
SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.15, 5.0


class Pacing(Value):
    """How a piece is paced. `cut_on_beat` changes shots on a beat of the music; pauses in what is
    spoken last `tighten_pauses` seconds at most, 0 leaves them as they are.
    """

    cut_on_beat: bool = False
    tighten_pauses: float = 0.0

    def checked(self) -> Self:
        """Itself; raises Invalid naming the field."""
        longest = self.tighten_pauses
        if longest and not SHORTEST_PAUSE_SECONDS <= longest <= LONGEST_PAUSE_SECONDS:
            raise Invalid(
                f"Pauses can be tightened to {SHORTEST_PAUSE_SECONDS:g} to "
                f"{LONGEST_PAUSE_SECONDS:g} seconds, not {longest:g}; 0 leaves them.",
                field="tighten_pauses",
            )
        return self


class Part(Value):
    """What is heard of a sound file: from `offset` on for `seconds`, at `start` of the take."""

    start: float
    seconds: float
    offset: float


class Take(SpeechMade):
    """A spoken scene as it is heard: parts of its file, one after the other. Its words, phonemes
    and seconds are those of what is heard.
    """

    parts: tuple[Part, ...]


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


def tightened(spoken: SpeechMade, longest_seconds: float) -> Take:
    """The take in which no pause between words lasts longer: what is too much is left out of the
    middle of a pause, and before the first and after the last word half as much stays. Words and
    phonemes are where they are heard then.
    """
    gone = _too_long(spoken, longest_seconds)
    kept_from = [0.0, *(end for _, end in gone)]
    kept_to = [*(begin for begin, _ in gone), spoken.seconds]
    parts: list[Part] = []
    at = 0.0
    for offset, end in zip(kept_from, kept_to, strict=True):
        if end - offset > _LEAST_PART_SECONDS:
            parts.append(Part(start=round(at, 6), seconds=round(end - offset, 6), offset=offset))
            at += end - offset

    def moved(seconds: float) -> float:
        left_out = (min(max(seconds - begin, 0.0), end - begin) for begin, end in gone)
        return round(seconds - sum(left_out), 6)

    def heard(timing: Timed) -> Timed:
        times = {"start": moved(timing.start), "end": moved(timing.end)}
        return timing.model_copy(update=times)

    return Take(
        **spoken.model_dump(exclude={"seconds", "words", "phonemes"}),
        seconds=round(at, 6),
        words=tuple(heard(word) for word in spoken.words),
        phonemes=tuple(
            sound
            for sound in (heard(phoneme) for phoneme in spoken.phonemes)
            if sound.end > sound.start
        ),
        parts=tuple(parts),
    )


def _too_long(spoken: SpeechMade, longest_seconds: float) -> list[tuple[float, float]]:
    """The stretches of silence to leave out."""
    if not spoken.words or longest_seconds <= 0:
        return []
    half = longest_seconds / 2
    silences = [
        (0.0, first_heard(spoken) - half),
        *(
            (before.end + half, after.start - half)
            for before, after in itertools.pairwise(spoken.words)
        ),
        (last_heard(spoken) + half, spoken.seconds),
    ]
    return [
        (round(begin, 6), round(end, 6))
        for begin, end in silences
        if end - begin > _LEAST_PART_SECONDS
    ]


def stretch_allowed(scene_count: int) -> float:
    """By how many seconds all gaps together may grow."""
    return STRETCH_ALLOWED_SECONDS * max(0, scene_count - 1)


def last_heard(spoken: SpeechMade) -> float:
    """When its last word ends."""
    return spoken.words[-1].end if spoken.words else spoken.seconds


def first_heard(spoken: SpeechMade) -> float:
    """When its first word begins."""
    return spoken.words[0].start if spoken.words else 0.0
