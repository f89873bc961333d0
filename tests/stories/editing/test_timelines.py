"""What may be changed of a timeline, and how it reaches every format."""

from pathlib import Path
from typing import Any

import pytest

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.stories.editing.timelines import (
    TimelineBroken,
    TimelineEdit,
    applied,
    check_edit,
    edit_of,
    followed,
    with_edit,
    written_in,
)
from limelight.stories.timeline import Clip, Sound, Timeline

LENGTHS: dict[Path, float | None] = {
    Path("media/a.png"): None,
    Path("media/b.png"): None,
    Path("media/one.wav"): 2.0,
    Path("media/two.wav"): 2.0,
    Path("media/music.wav"): 6.0,
}


def timeline(**changes: Any) -> Timeline:
    """Two shots of three seconds, each spoken."""
    values: dict[str, Any] = {
        "title": "Basil",
        "width_px": 1080,
        "height_px": 1920,
        "seconds": 6.0,
        "clips": (
            Clip(name="scene 1", start=0, seconds=2.9, picture=Path("media/a.png")),
            Clip(
                name="scene 2",
                start=2.9,
                seconds=3.1,
                picture=Path("media/b.png"),
                crossfade_seconds=0.2,
                on_screen="Water",
            ),
        ),
        "speech": (
            Sound(name="speech 1", audio=Path("media/one.wav"), start=0.5, seconds=2.0),
            Sound(name="speech 2", audio=Path("media/two.wav"), start=3.5, seconds=2.0),
        ),
        "music": Sound(name="music", audio=Path("media/music.wav"), start=0, seconds=6.0),
        "words": (
            WordTiming(text="Give", start=0.6, end=0.9),
            WordTiming(text="light.", start=1.0, end=1.5),
            WordTiming(text="Water", start=3.6, end=4.0),
        ),
    }
    return Timeline(**(values | changes))


def changed(**changes: Any) -> TimelineEdit:
    return edit_of(timeline()).model_copy(update=changes)


def test_what_was_made_can_be_made_again() -> None:
    edit = edit_of(timeline())
    check_edit(edit, 30, LENGTHS)
    assert with_edit(timeline(), edit) == timeline()


CLIPS, SPEECH = timeline().clips, timeline().speech


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"clips": (CLIPS[0], CLIPS[1].model_copy(update={"start": 2.5}))}, "overlaps the one"),
        ({"clips": (CLIPS[0], CLIPS[1].model_copy(update={"start": 3.2}))}, "leaves a gap"),
        ({"clips": (CLIPS[0].model_copy(update={"seconds": 0.05}), CLIPS[1])}, "0.2 s is the"),
        ({"clips": (CLIPS[1],)}, "instead of 0"),
        ({"clips": (CLIPS[0],)}, "does not end where"),
        (
            {"clips": (CLIPS[0], CLIPS[1].model_copy(update={"crossfade_seconds": 2.5}))},
            "longer than half a shot",
        ),
        (
            {"clips": (CLIPS[0].model_copy(update={"picture": Path("media/x.png")}), CLIPS[1])},
            "x.png is not among the media",
        ),
        (
            {"speech": (SPEECH[0], SPEECH[1].model_copy(update={"start": 1.0}))},
            "Speech 2 begins 1.50 s before speech 1",
        ),
        (
            {"speech": (SPEECH[0].model_copy(update={"seconds": 2.4}), SPEECH[1])},
            "beyond the end of its file, which lasts 2.00 s",
        ),
        ({"speech": (SPEECH[0].model_copy(update={"start": -1.0}), SPEECH[1])}, "outside"),
        ({"speech": (SPEECH[0].model_copy(update={"gain_db": 30.0}), SPEECH[1])}, "30 dB"),
        ({"music": timeline().music.model_copy(update={"seconds": 9.0})}, "outside the video"),  # type: ignore[union-attr]
        ({"words": (WordTiming(text=" ", start=0, end=1),)}, "is empty"),
        ({"words": (WordTiming(text="late", start=5, end=9),)}, "'late' is shown"),
        ({"words": tuple(reversed(timeline().words))}, "which is heard later"),
        ({"seconds": float("nan")}, "no number"),
        ({"seconds": 99_999.0}, "1800 s is the most"),
    ],
)
def test_what_cannot_be_rendered_is_refused_with_the_reason(
    changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(TimelineBroken) as refused:
        check_edit(changed(**changes), 30, LENGTHS)
    assert any(said in problem for problem in refused.value.facts["problems"])


def test_words_and_mouths_go_with_the_sound_they_belong_to() -> None:
    before = timeline().speech
    later = before[0].model_copy(update={"start": 1.0, "offset": 0.4, "seconds": 1.6})
    mouths = [
        PhonemeTiming(symbol="g", start=0.6, end=0.7),
        PhonemeTiming(symbol="l", start=1.0, end=1.2),
        PhonemeTiming(symbol="w", start=3.6, end=3.7),
    ]
    moved = followed(mouths, before, (later,))
    # The first is trimmed away, the last was said by what is gone.
    assert [(one.symbol, one.start) for one in moved] == [("l", 1.1)]


def test_a_change_reaches_another_format_with_its_own_pictures() -> None:
    outside = {
        **{f"{name}-9": Path(f"media/{name}.png") for name in "ab"},
        **{name: Path(f"media/{name}.wav") for name in ("one", "two", "music")},
    }

    def stored(shape: str) -> Timeline:
        renamed = timeline().located(
            lambda path: Path(f"{path.stem}-{shape}" if path.suffix == ".png" else path.stem)
        )
        mouths = (PhonemeTiming(symbol="w", start=3.6, end=3.7),)
        return renamed.model_copy(update={"phonemes": mouths})

    first, square = stored("9"), stored("1").model_copy(update={"height_px": 1080})
    edit = changed(
        clips=(
            CLIPS[1].model_copy(update={"start": 0.0, "seconds": 3.1, "crossfade_seconds": 0.0}),
            CLIPS[0].model_copy(update={"start": 3.1, "on_screen": "New"}),
        ),
        speech=(SPEECH[1].model_copy(update={"start": 0.5}),),
    )
    made = applied(edit, square, first, outside)
    assert [str(clip.picture) for clip in made.clips] == ["b-1", "a-1"]
    assert [clip.on_screen for clip in made.clips] == ["Water", "New"]
    assert (made.height_px, str(made.speech[0].audio)) == (1080, "two")
    assert [round(mouth.start, 3) for mouth in made.phonemes] == [0.6]


def test_what_is_not_made_any_more_is_named() -> None:
    with pytest.raises(TimelineBroken, match=r"a\.png, which is not made any more"):
        applied(edit_of(timeline()), timeline(), timeline(), {"media/a.png": Path("media/z.png")})


def test_everything_written_is_looked_at() -> None:
    assert written_in(edit_of(timeline()), "en") == ["Give light. Water", "Water"]
