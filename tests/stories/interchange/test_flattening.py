"""What is seen of stacked tracks, held against OpenTimelineIO's own flattening."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from opentimelineio import algorithms, opentime, schema

from limelight.stories.interchange.flattening import seen

FPS = 24.0
Row = tuple[str, int, int, int]

lengths = st.integers(1, 60)
items = st.lists(st.tuples(st.booleans(), lengths, st.integers(0, 90)), min_size=1, max_size=6)


def _time(frames: int) -> opentime.RationalTime:
    return opentime.RationalTime(frames, FPS)


def _track(name: str, parts: list[tuple[bool, int, int]]) -> schema.Track:
    track = schema.Track(name=name, kind=schema.TrackKind.Video)
    for at, (is_clip, frames, first) in enumerate(parts):
        span = opentime.TimeRange(_time(first if is_clip else 0), _time(frames))
        if is_clip:
            media = schema.ExternalReference(target_url=f"{name}{at}.mp4")
            clip = schema.Clip(name=f"{name}{at}", media_reference=media, source_range=span)
            track.append(clip)
        else:
            track.append(schema.Gap(source_range=span))
    return track


def _theirs(tracks: list[schema.Track]) -> list[Row]:
    rows = []
    flat = algorithms.flatten_stack(tracks)
    for item in flat:
        if isinstance(item, schema.Clip):
            place = item.range_in_parent()
            frames = (place.start_time, place.end_time_exclusive(), item.source_range.start_time)
            rows.append((item.name, *(round(one.value) for one in frames)))
    # It parts a clip where a gap above it ends.
    whole: list[Row] = []
    for name, begin, end, first in rows:
        before = whole[-1] if whole else ("", 0, 0, 0)
        if (before[0], before[2], before[3] - before[1]) == (name, begin, first - begin):
            whole[-1] = (name, before[1], end, before[3])
        else:
            whole.append((name, begin, end, first))
    return whole


def _ours(tracks: list[schema.Track]) -> list[Row]:
    return [
        (
            one.item.name,
            round(one.begin * FPS),
            round(one.end * FPS),
            round(one.item.source_range.start_time.value + one.covered * FPS),
        )
        for one in seen(tracks)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(items, min_size=1, max_size=4))
def test_stacked_tracks_are_seen_as_opentimelineio_flattens_them(
    parts: list[list[tuple[bool, int, int]]],
) -> None:
    tracks = [_track("abcd"[at], row) for at, row in enumerate(parts)]
    assert _ours(tracks) == _theirs(tracks)


@settings(max_examples=40, deadline=None)
@given(items, items)
def test_what_touches_is_joined_and_nothing_overlaps(
    lower: list[tuple[bool, int, int]], upper: list[tuple[bool, int, int]]
) -> None:
    row = seen([_track("a", lower), _track("b", upper)])
    for before, after in itertools.pairwise(row):
        assert before.end <= after.begin + 1e-9
        assert after.is_joined == (abs(before.end - after.begin) < 1e-6)
