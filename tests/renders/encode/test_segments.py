"""The timeline is cut so that any worker can draw any piece."""

from pathlib import Path

import pytest

from limelight.renders.encode.segments import cut, frame_count, order_for
from limelight.stories.timeline import Clip, Timeline


def _timeline(*seconds: float) -> Timeline:
    clips, at = [], 0.0
    for length in seconds:
        clips.append(Clip(name="c", start=at, seconds=length, picture=Path("x.png")))
        at += length
    return Timeline(title="", width_px=270, height_px=480, seconds=at, clips=tuple(clips))


@pytest.mark.parametrize("lengths", [(1.0,), (4.0, 4.0, 2.5), (0.02, 9.9), (3.3,) * 6])
def test_segments_are_every_frame_once_and_never_cross_a_shot(lengths: tuple[float, ...]) -> None:
    timeline = _timeline(*lengths)
    segments = cut(timeline)
    frames = [at for segment in segments for at in range(segment.first, segment.last)]
    assert frames == list(range(frame_count(timeline)))
    starts = {round(clip.start * 30) for clip in timeline.clips}
    for segment in segments:
        assert not any(segment.first < start < segment.last for start in starts)
        assert segment.last - segment.first <= 90


@pytest.mark.parametrize("workers", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_every_worker_would_do_all_segments_if_the_others_were_gone(
    workers: int, count: int
) -> None:
    segments = cut(_timeline(*[1.0] * count))
    for worker in range(workers):
        assert sorted(order_for(worker, workers, segments)) == list(range(count))


def test_two_workers_walk_towards_each_other_and_forwards_within_a_shot() -> None:
    short, long = cut(_timeline(*[1.0] * 6)), cut(_timeline(6.0, 6.0, 6.0))
    assert order_for(0, 2, short)[:3] == [0, 1, 2]
    assert order_for(1, 2, short)[:3] == [5, 4, 3]
    assert order_for(0, 2, long)[:3] == [0, 1, 2]
    assert order_for(1, 2, long)[:3] == [4, 5, 3]
