"""A piece is known by what decides how it looks: what is drawn differently has another key."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.make import films, stages

from limelight.renders.compose.film import Film
from limelight.renders.encode.keys import Keys
from limelight.renders.encode.segments import cut
from limelight.stories.finish import Branding, Finish, LowerThird
from limelight.stories.timeline import Clip, Footage, Motion, Timeline

Edit = Callable[[Timeline], Timeline]


def _timeline(folder: Path) -> Timeline:
    """Four shots: a figure, scenery with a title, a film, a figure that slides in."""
    film = films.film(folder / "film.mp4", "testsrc2=s=90x160:r=30:d=2")
    line = stages.a_timeline(
        folder,
        stages.a_stage(),
        stages.a_stage(figure=False),
        stages.a_stage(figure=False),
        stages.a_stage(wall="#608040"),
        seconds=2.4,
        words=stages.spoken("Three honest tips for growing basil"),
        phonemes=stages.phonemes("b ɪ ɡ _ m a m a _ f u l", seconds=0.15),
    )
    changes: list[dict[str, Any]] = [
        {},
        {"on_screen": "Light"},
        {"footage": Footage(film=film), "crossfade_seconds": 0.0},
        {"transition": "slide"},
    ]
    clips = [clip.model_copy(update=new) for clip, new in zip(line.clips, changes, strict=True)]
    return line.model_copy(update={"clips": tuple(clips)})


def _pieces(timeline: Timeline) -> list[tuple[str | None, str]]:
    """Key and digest of all pixels of each piece."""
    with contextlib.closing(Film(timeline)) as film:
        keys = Keys(film)
        pieces = []
        for segment in cut(timeline):
            digest = hashlib.sha256()
            for at in range(segment.first, segment.last):
                digest.update(film.frame(at).buffer.tobytes())
            pieces.append((keys.of(segment), digest.hexdigest()))
        return pieces


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    """The timeline before any edit."""
    return _timeline(tmp_path_factory.mktemp("line"))


@pytest.fixture(scope="module")
def before(line: Timeline) -> list[tuple[str | None, str]]:
    """Its pieces."""
    return _pieces(line)


def _with(at: int, **changes: Any) -> Edit:
    def edit(timeline: Timeline) -> Timeline:
        clips = list(timeline.clips)
        clips[at] = clips[at].model_copy(update=changes)
        return timeline.model_copy(update={"clips": tuple(clips)})

    return edit


def _whole(**changes: Any) -> Edit:
    return lambda timeline: timeline.model_copy(update=changes)


def _another_stage(timeline: Timeline) -> Timeline:
    stage = timeline.clips[1].stage
    assert stage is not None
    other = stage.with_name("other.json")
    other.write_text(stages.a_stage(figure=False, wall="#204080").model_dump_json())
    return _with(1, stage=other)(timeline)


def _later_film(timeline: Timeline) -> Timeline:
    footage = timeline.clips[2].footage
    assert footage is not None
    return _with(2, footage=footage.model_copy(update={"start": 0.5}))(timeline)


def _another_word(timeline: Timeline) -> Timeline:
    last = timeline.words[-1].model_copy(update={"text": "mint"})
    return timeline.model_copy(update={"words": (*timeline.words[:-1], last)})


def _another_sound(timeline: Timeline) -> Timeline:
    first = timeline.phonemes[0].model_copy(update={"symbol": "ɑ"})
    return timeline.model_copy(update={"phonemes": (first, *timeline.phonemes[1:])})


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (_another_stage, {1}),
        (_later_film, {2, 3}),
        (_another_word, {2, 3}),
        (_another_sound, {0}),
        (_with(1, on_screen="Water"), {1}),
        (_with(1, motion=Motion(zoom_to=1.2)), {1}),
        (_with(3, transition="wipe"), {3}),
        (_with(3, crossfade_seconds=0.1), {3}),
        (_with(1, crossfade_seconds=0.1), {0, 1}),
        (_with(0, name="opening", picture=Path("elsewhere.png")), set()),
        (_whole(disclosure="Made by AI"), {0, 1, 2, 3}),
        (_whole(seed=8), {0, 1, 3}),
        (_whole(title="Another title"), set()),
        (_whole(finish=Finish(colours="mono")), {0, 1, 2, 3}),
        (_whole(finish=Finish(grain=0.5)), {0, 1, 2, 3}),
        (_whole(branding=Branding(progress="top")), {0, 1, 2, 3}),
        (_with(1, lower_third=LowerThird(name="Mira")), {1}),
    ],
)
def test_only_what_an_edit_changes_gets_another_key(
    line: Timeline, before: list[tuple[str | None, str]], edit: Edit, changed: set[int]
) -> None:
    after = _pieces(edit(line))
    keys = {at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old[0] != new[0]}
    looks = {
        at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old[1] != new[1]
    }
    assert looks <= keys, "a piece that looks different was taken for the same"
    assert keys == changed


def test_a_file_that_changes_under_its_name_is_noticed(tmp_path: Path) -> None:
    line = _timeline(tmp_path)
    stage = line.clips[1].stage
    assert stage is not None
    before = [key for key, _ in _pieces(line)]
    stage.write_text(stages.a_stage(figure=False, wall="#204080").model_dump_json())
    after = [key for key, _ in _pieces(line)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True, True]


def test_a_lost_file_gives_no_key(tmp_path: Path) -> None:
    lost = Clip(name="a", start=0, seconds=1, picture=tmp_path / "lost.png")
    line = Timeline(title="", width_px=90, height_px=160, seconds=1, clips=(lost,))
    with contextlib.closing(Film(line)) as film:
        assert Keys(film).of(cut(line)[0]) is None
