"""Which pieces of which formats of a video are made side by side, and in which order.

Where formats show films they are made side by side, a piece in all of them at once, so that films
are decoded once. Everything else is drawn anew for every shape: one piece in one format at a time,
which takes no more memory than one format does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from limelight.renders.compose.film import shown_at
from limelight.renders.encode.segments import Segment, cut, order_for
from limelight.stories.timeline import Timeline

# Two encoders at 1080x1920, not three: with them, everything stays below 600 MB.
_MOST_PIXELS = 4_200_000


@dataclass(frozen=True)
class Unit:
    """A piece of a video, in formats (by their numbers) that are made side by side."""

    segment: Segment
    formats: tuple[int, ...]


Round = tuple[Unit, ...]


def rounds_of(lines: Sequence[Timeline]) -> tuple[tuple[Round, ...], tuple[Round, ...]]:
    """The rounds in which formats are made side by side, then those in which one is made at a time;
    together every piece of every format once. A round is over before the next begins.
    """
    pieces = [cut(line) for line in lines]
    alike = len(lines) > 1 and all(line.fps == lines[0].fps for line in lines)
    alike = alike and all(one == pieces[0] for one in pieces)
    filmed = {
        segment.number
        for segment in pieces[0]
        if alike and all(_shows_films(line, segment) for line in lines)
    }
    side_by_side = tuple(
        tuple(Unit(segment, group) for segment in pieces[0] if segment.number in filmed)
        for group in _groups(lines)
    )
    single = [
        tuple(Unit(segment, (at,)) for segment in one if segment.number not in filmed)
        for at, one in enumerate(pieces)
    ]
    return _filled(side_by_side), _filled(single if _has_stages(lines) else [_by_piece(single)])


def order_of(rounds: Sequence[Round], worker: int, workers: int) -> list[list[Unit]]:
    """In which order a worker tries the units of each round."""
    return [
        [units[at] for at in order_for(worker, workers, [unit.segment for unit in units])]
        for units in rounds
    ]


def _shows_films(line: Timeline, segment: Segment) -> bool:
    shown = shown_at(line, segment.first / line.fps)
    return all(line.clips[at].footage is not None for at in shown)


def _groups(lines: Sequence[Timeline]) -> list[tuple[int, ...]]:
    """Formats that may be made side by side."""
    groups: list[tuple[int, ...]] = []
    room = 0
    for at, line in enumerate(lines):
        pixels = line.width_px * line.height_px
        if pixels > room:
            groups.append(())
            room = _MOST_PIXELS
        groups[-1] = (*groups[-1], at)
        room -= pixels
    return groups


def _has_stages(lines: Sequence[Timeline]) -> bool:
    return any(clip.stage is not None for line in lines for clip in line.clips)


def _by_piece(single: Sequence[Round]) -> Round:
    """Piece by piece in every format: pictures are small enough to be kept ready in each, and read
    from their files once. Stages are not.
    """
    return tuple(sorted((unit for units in single for unit in units), key=_piece_first))


def _piece_first(unit: Unit) -> tuple[int, tuple[int, ...]]:
    return unit.segment.number, unit.formats


def _filled(rounds: Sequence[Round]) -> tuple[Round, ...]:
    return tuple(units for units in rounds if units)
