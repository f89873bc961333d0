"""An intro and an outro move everything that is timed, and nothing else."""

from pathlib import Path

import pytest

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.finish import Bumper
from limelight.stories.framing import bumper_clip, framed
from limelight.stories.timeline import Clip, Effect, Sound, Timeline

LINE = Timeline(
    title="Basil",
    width_px=90,
    height_px=160,
    seconds=2.0,
    clips=(
        Clip(name="a", start=0.0, seconds=1.2, picture=Path("a.png")),
        Clip(name="b", start=1.0, seconds=1.0, picture=Path("b.png"), crossfade_seconds=0.2),
    ),
    speech=(Sound(name="s", audio=Path("s.wav"), start=0.3, seconds=1.5),),
    music=Sound(name="m", audio=Path("m.wav"), start=0.0, seconds=2.0),
    words=(WordTiming(text="Basil", start=0.4, end=0.9),),
    phonemes=(PhonemeTiming(symbol="b", start=0.4, end=0.5),),
)
INTRO = bumper_clip("intro", Bumper(title="Hello", seconds=2.41), Path("intro.png"))
OUTRO = bumper_clip("outro", Bumper(media=Path("end.mp4"), seconds=3.0))


def test_nothing_around_it_changes_nothing() -> None:
    assert framed(LINE, None, None) == LINE


def test_everything_timed_comes_later_by_whole_frames() -> None:
    done = framed(LINE, INTRO, OUTRO)
    by = 72 / 30
    assert [clip.name for clip in done.clips] == ["intro", "a", "b", "outro"]
    assert [clip.start for clip in done.clips] == pytest.approx([0, by, by + 1, by + 2])
    assert done.seconds == pytest.approx(by + 2 + 3)
    assert done.words[0].start == pytest.approx(by + 0.4)
    assert done.phonemes[0].end == pytest.approx(by + 0.5)
    assert done.speech[0].start == pytest.approx(by + 0.3)
    assert done.clips[1].crossfade_seconds == pytest.approx(0.3)
    assert done.clips[3].crossfade_seconds == pytest.approx(0.3)
    film = done.clips[3].footage
    assert film is not None
    assert film.film == Path("end.mp4")


def test_music_under_everything_goes_on_and_other_music_moves() -> None:
    done = framed(LINE, INTRO, OUTRO)
    assert done.music is not None
    assert (done.music.start, done.music.seconds) == pytest.approx((0, done.seconds))
    late = LINE.music.model_copy(update={"start": 0.5, "seconds": 1.0}) if LINE.music else None
    moved = framed(LINE.model_copy(update={"music": late}), INTRO, None).music
    assert moved is not None
    assert (moved.start, moved.seconds) == pytest.approx((2.9, 1.0))


def test_films_around_it_are_heard_as_long_as_they_are_seen() -> None:
    intro = bumper_clip("intro", Bumper(media=Path("begin.mp4"), seconds=2.0))
    tick = Effect(name="tick", audio=Path("t.wav"), start=0.5, seconds=0.1)
    line = LINE.model_copy(update={"effects": (tick,)})
    done = framed(line, intro, OUTRO, {"intro", "outro"})
    assert [(one.name, one.role) for one in done.effects] == [
        ("intro", "film"), ("outro", "film"), ("tick", "effect"),
    ]  # fmt: skip
    assert [one.start for one in done.effects] == pytest.approx([0.0, 4.0, 2.5])
    assert [one.seconds for one in done.effects] == pytest.approx([2.3, 3.0, 0.1])
    assert done.words[0].start == pytest.approx(2.4)
    assert framed(LINE, intro, OUTRO, {"outro"}).effects[0].audio == Path("end.mp4")
    assert framed(LINE, intro, OUTRO).effects == ()
