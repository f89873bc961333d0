"""EDLs, read back by OpenTimelineIO's own adapter."""

from pathlib import Path

import opentimelineio
import pytest
from opentimelineio import schema
from tests.make.edits import MEDIA, edit, timeline

from limelight.stories.interchange.editors.edit import MediaFacts, edit_of
from limelight.stories.interchange.editors.edl import TooManyEvents, to_edl
from limelight.stories.timeline import Clip, Effect


def _read(text: str) -> schema.Timeline:
    return opentimelineio.adapters.read_from_string(text, "cmx_3600", rate=30)


def test_the_adapter_reads_the_same_cut() -> None:
    read = _read(to_edl(edit()))
    video = next(track for track in read.tracks if track.kind == "Video")
    clips = [item for item in video if isinstance(item, schema.Clip)]
    assert [clip.name for clip in clips] == ["1 one.mp4", "2.mov", "3.png"]
    # An EDL's dissolve lies after its cut: the first film ends where the second begins to show.
    spans = [clip.range_in_parent() for clip in clips]
    assert [(r.start_time.value, r.end_time_exclusive().value) for r in spans] == [
        (0, 60), (60, 150), (180, 270),
    ]  # fmt: skip
    assert clips[1].source_range.start_time.value == 120
    fades = [item for item in video if isinstance(item, schema.Transition)]
    assert [fade.in_offset.value + fade.out_offset.value for fade in fades] == [9]
    warps = [one for one in clips[1].effects if isinstance(one, schema.LinearTimeWarp)]
    assert [warp.time_scalar for warp in warps] == [2.0]


def test_voices_and_music_have_channels_of_their_own() -> None:
    lines = [line.split() for line in to_edl(edit()).splitlines() if line[:3].isdigit()]
    sounds = [(line[2], line[6], line[7]) for line in lines if line[2] != "V"]
    assert sounds == [
        ("A", "01:00:00:09", "01:00:02:09"),
        ("A3", "01:00:02:00", "01:00:03:00"),
        ("A2", "01:00:00:00", "01:00:04:00"),
        ("A2", "01:00:04:00", "01:00:08:00"),
        ("A2", "01:00:08:00", "01:00:09:00"),
    ]


def test_times_carry_into_minutes_and_hours() -> None:
    long = Clip(name="x", start=0, seconds=3700.5, picture=Path("media/3.png"))
    made = timeline(clips=(long,)).model_copy(update={"seconds": 3700.5, "speech": ()})
    assert "01:00:00:00 02:01:40:15" in to_edl(edit_of(made, MEDIA))


def test_a_title_stays_one_line_of_ascii() -> None:
    text = to_edl(edit_of(timeline(title="Ä\nFCM: DROP FRAME"), MEDIA))
    assert text.isascii()
    assert text.splitlines()[:2] == ["TITLE: ? FCM: DROP FRAME", "FCM: NON-DROP FRAME"]


def test_more_events_than_three_digits_count_are_refused() -> None:
    shots = tuple(
        Clip(name="x", start=at / 5, seconds=0.2, picture=Path("media/3.png")) for at in range(1000)
    )
    made = timeline(clips=shots).model_copy(update={"seconds": 200.0, "music": None})
    with pytest.raises(TooManyEvents, match="999"):
        to_edl(edit_of(made, MEDIA))


def test_effects_lie_where_nothing_else_is_heard() -> None:
    tick = Path("media/tick.wav")
    media = {**MEDIA, tick: MediaFacts(kind="sound", seconds=1.0, channels=2)}
    effects = tuple(
        Effect(name=str(at), audio=tick, start=at, seconds=1.0) for at in (0.5, 1.0, 1.2, 5.0)
    )
    text = to_edl(edit_of(timeline().model_copy(update={"effects": effects}), media))
    lines = [line.split() for line in text.splitlines() if line[:3].isdigit()]
    placed = [(line[2], line[6]) for line in lines if line[7] > line[6]]
    assert ("A3", "01:00:00:15") in placed
    assert ("A4", "01:00:01:00") in placed
    assert ("A3", "01:00:05:00") in placed
    # While both are heard and a voice speaks there is no room for a third.
    assert not any(begin == "01:00:01:06" for _, begin in placed)
    read = _read(text)
    clips = [clip.name for track in read.tracks for clip in track.find_clips()]
    assert sum("tick" in name for name in clips) == 3, clips
