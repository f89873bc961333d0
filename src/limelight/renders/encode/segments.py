"""The timeline cut into pieces that any process can render alone, and who renders which.

Cuts lie at shot boundaries and, within long shots, every few seconds; they do not depend on the
number of workers, so the same timeline gives the same bytes on any machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from limelight.stories.timeline import Timeline

_LONGEST_SECONDS = 3.0


@dataclass(frozen=True)
class Segment:
    """Frames `first` to `last` (exclusive), all within one shot (whose crossfade belongs to it)."""

    number: int
    first: int
    last: int
    shot: int = 0


def frame_count(timeline: Timeline) -> int:
    """How many frames the video has."""
    return max(1, round(timeline.seconds * timeline.fps))


def cut(timeline: Timeline) -> list[Segment]:
    """The segments in order; together they are every frame once."""
    total = frame_count(timeline)
    starts = {round(clip.start * timeline.fps) for clip in timeline.clips}
    bounds = sorted({0, total} | {start for start in starts if 0 < start < total})
    longest = max(1, round(_LONGEST_SECONDS * timeline.fps))
    pieces: list[tuple[int, int, int]] = []
    for shot, (first, last) in enumerate(pairwise(bounds)):
        parts = -(-(last - first) // longest)
        edges = [first + (last - first) * at // parts for at in range(parts + 1)]
        pieces += [(*pair, shot) for pair in pairwise(edges)]
    return [Segment(at, *piece) for at, piece in enumerate(pieces)]


def order_for(worker: int, workers: int, segments: Sequence[Segment]) -> list[int]:
    """In which order a worker tries the segments.

    Its own stretch first, neighbours working towards each other.

    Workers that walk towards each other meet somewhere in a shot, so nearly every shot is prepared
    by one of them only. Within a shot all go forwards, which is how films are read.
    """
    count = len(segments)
    stretch = [round(count * at / workers) for at in range(workers + 1)]
    own = list(range(stretch[worker], stretch[worker + 1]))
    if worker % 2:
        own.sort(key=lambda at: (-segments[at].shot, at))
    rest = [at for at in range(count) if at not in set(own)]
    middle = (stretch[worker] + stretch[worker + 1]) / 2
    return own + sorted(rest, key=lambda at: (abs(at - middle), at))
