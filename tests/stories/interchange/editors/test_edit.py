"""A timeline in whole frames, as all editors' files take it."""

from fractions import Fraction
from pathlib import Path

from tests.make.edits import MEDIA, edit, timeline

from limelight.stories.interchange.editors.edit import edit_of
from limelight.stories.timeline import Clip


def test_shots_lie_from_cut_to_cut_in_whole_frames() -> None:
    shots = edit().shots
    assert [(one.name, one.begin, one.end) for one in shots] == [
        ("one", 0, 64), ("two", 64, 150), ("three", 180, 270),
    ]  # fmt: skip
    assert [(one.fade_in, one.fade_out) for one in shots] == [(0, 0), (4, 5), (0, 0)]


def test_a_film_dissolved_into_is_at_its_cut_as_far_as_it_played_since_the_dissolve_began() -> None:
    two = edit().shots[1]
    # Four frames at double speed after the four seconds it begins with.
    assert two.first == 4 + Fraction(8, 30)
    assert two.source(-4, 30) == 4


def test_sounds_that_meet_have_lanes_and_music_is_repeated_and_quieter() -> None:
    sounds = edit().sounds
    assert [(one.role, one.lane, one.begin, one.end) for one in sounds] == [
        ("speech", 0, 9, 69), ("speech", 1, 60, 90),
        ("music", 2, 0, 120), ("music", 2, 120, 240), ("music", 2, 240, 270),
    ]  # fmt: skip
    assert sounds[1].first == Fraction(1, 2)
    assert [one.gain_db for one in sounds] == [0, -3, -12, -12, -12]


def test_what_lies_after_the_end_is_left_out() -> None:
    long = timeline(clips=(Clip(name="x", start=0, seconds=60, picture=Path("media/3.png")),))
    late = long.model_copy(update={"seconds": 0.2})
    found = edit_of(late, MEDIA)
    assert found.frames == 6
    assert [one.role for one in found.sounds] == ["music"]
