"""What is seen or heard of nested and overlapping tracks: one row of clips.

The uppermost clip is seen, as everywhere in OpenTimelineIO. Nested timelines are opened.
"""

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import opentimelineio
from opentimelineio import schema

from limelight.stories.interchange import transitions
from limelight.stories.interchange.parsing import LONGEST_SECONDS, NotATimeline, is_kind, seconds_of
from limelight.stories.timeline import Transition

MOST_PIECES = 20_000
_SAME_SECONDS = 1e-6


@dataclass(frozen=True)
class Placed:
    """A clip with the time it stands at, the dissolve into it and its kind where that is known, and
    how much of its beginning (in seconds of the timeline) something else covers.
    """

    item: schema.Clip
    begin: float
    end: float
    fade_in: float = 0.0
    fade_out: float = 0.0
    is_joined: bool = False
    covered: float = 0.0
    kind: Transition | None = None


def seen(tracks: Sequence[schema.Track]) -> list[Placed]:
    """The clips of these tracks, bottom first, that are not covered, in order of time."""
    rows = [row for track in tracks if (row := walk(track))]
    return _stacked(rows)


def walk(track: schema.Track) -> list[Placed]:
    """The clips of a track in order, with their times."""
    placed: list[Placed] = []
    at, fade, kind = 0.0, (0.0, 0.0), None
    for item in track:
        what = f"{item.name or 'an item'!r} of track {track.name!r}"
        if isinstance(item, schema.Transition):
            fade = (seconds_of(item.in_offset, what), seconds_of(item.out_offset, what))
            kind = transitions.read(item)
            continue
        seconds = seconds_of(_duration(item, what), what)
        if seconds > 0 and item.enabled and not isinstance(item, schema.Gap):
            inner = _opened(item, seconds, what, str(track.kind))
            placed += _after(placed, [_moved(one, at) for one in inner], fade, kind)
        at, fade, kind = at + max(0.0, seconds), (0.0, 0.0), None
        if at > LONGEST_SECONDS:
            raise NotATimeline(f"The timeline is longer than {LONGEST_SECONDS / 3600:.0f} hours.")
        if len(placed) > MOST_PIECES:
            raise NotATimeline(f"The timeline has more than {MOST_PIECES:,} clips.")
    return _window(placed, track)


def _opened(item: Any, seconds: float, what: str, kind: str) -> list[Placed]:
    """What an item of a track of that kind shows or plays, from 0 on."""
    if isinstance(item, schema.Clip):
        return [Placed(item, 0.0, seconds)]
    if any(isinstance(one, schema.LinearTimeWarp) for one in item.effects):
        raise NotATimeline(f"The speed of the nested {what} is changed; flatten it first.")
    if isinstance(item, schema.Track):
        return walk(item) if is_kind(item, kind) else []
    if isinstance(item, schema.Stack):
        rows = [
            _opened(child, seconds_of(_duration(child, what), what), what, kind)
            for child in item
            if not isinstance(child, schema.Gap) and child.enabled
        ]
        together = (
            list(itertools.chain.from_iterable(rows)) if kind.lower() == "audio" else _stacked(rows)
        )
        return _window(together, item)
    raise NotATimeline(f"{what} is a {type(item).__name__}, which cannot be read.")


def _after(
    before: list[Placed],
    found: list[Placed],
    fade: tuple[float, float],
    kind: Transition | None,
) -> list[Placed]:
    """`found` as the continuation of a track, dissolved into where they touch."""
    if not found or not _touch(before, found[0].begin):
        return found
    halves = (max(0.0, fade[0]), max(0.0, fade[1]))
    first = replace(found[0], fade_in=halves[0], fade_out=halves[1], is_joined=True, kind=kind)
    return [first, *found[1:]]


def _touch(before: Sequence[Placed], begin: float) -> bool:
    return bool(before) and abs(before[-1].end - begin) < _SAME_SECONDS


def _moved(one: Placed, by: float) -> Placed:
    return replace(one, begin=one.begin + by, end=one.end + by)


def _window(placed: list[Placed], holder: Any) -> list[Placed]:
    """The part of a track or stack that its own range lets through."""
    if holder.source_range is None:
        return placed
    what = repr(holder.name)
    first = seconds_of(holder.source_range.start_time, what)
    last = first + seconds_of(holder.source_range.duration, what)
    kept = [_part(one, max(one.begin, first), min(one.end, last)) for one in placed]
    shown = [_moved(one, -first) for one in kept if one.end - one.begin > _SAME_SECONDS]
    # The EDL adapter writes where an edit is recorded here, which lets nothing through.
    return shown or placed


def _part(one: Placed, begin: float, end: float) -> Placed:
    """The clip from `begin` to `end`; what lost its beginning has no dissolve into it."""
    if begin - one.begin < _SAME_SECONDS:
        return replace(one, end=end)
    covered = one.covered + begin - one.begin
    return replace(
        one, begin=begin, end=end, fade_in=0.0, fade_out=0.0, is_joined=False, covered=covered
    )


def _stacked(rows: Sequence[list[Placed]]) -> list[Placed]:
    whole: list[Placed] = []
    for row in rows:
        whole = _covered(whole, row) if whole else list(row)
    return whole


def _covered(lower: list[Placed], upper: list[Placed]) -> list[Placed]:
    """Both rows as one: of the lower what the upper leaves free."""
    ends = [one.end for one in upper]
    pieces = [(one, True) for one in upper]
    for one in lower:
        at = one.begin
        for index in range(bisect.bisect_right(ends, one.begin), len(upper)):
            cover = upper[index]
            if cover.begin >= one.end:
                break
            if cover.begin - at > _SAME_SECONDS:
                pieces.append((_part(one, at, cover.begin), False))
            at = max(at, cover.end)
        if one.end - at > _SAME_SECONDS:
            pieces.append((_part(one, at, one.end), False))
    return _rejoined(sorted(pieces, key=lambda piece: piece[0].begin))


def _rejoined(row: list[tuple[Placed, bool]]) -> list[Placed]:
    """Dissolves stay where both their clips did; where tracks meet is a cut."""
    joined: list[Placed] = []
    was_above = False
    for one, is_above in row:
        fades = (0.0, 0.0)
        touches = _touch(joined, one.begin)
        if touches and is_above == was_above:
            fades = (min(one.fade_in, joined[-1].end - joined[-1].begin), one.fade_out)
        joined.append(replace(one, fade_in=fades[0], fade_out=fades[1], is_joined=touches))
        was_above = is_above
    return joined


def _duration(item: Any, what: str) -> Any:
    try:
        return item.duration()
    except (ValueError, opentimelineio.exceptions.OTIOError) as error:
        raise NotATimeline(f"{what} does not say how long it is.") from error
