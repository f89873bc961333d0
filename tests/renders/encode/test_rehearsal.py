"""A drawn shot as a film of its own: what the renderer draws, known by what decides that."""

import contextlib
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from tests.make import stages
from tests.make.media import picture_at

from limelight.renders.compose import planes
from limelight.renders.compose.film import Film
from limelight.renders.encode.rehearsal import film_shot, shot_key
from limelight.stories.finish import Branding
from limelight.stories.timeline import Motion, Timeline


@pytest.fixture
def line(tmp_path: Path) -> Timeline:
    """Two shots of figures that talk."""
    return stages.a_timeline(
        tmp_path,
        stages.a_stage(),
        stages.a_stage(wall="#608040"),
        seconds=1.0,
        words=stages.spoken("Three tips for basil"),
        phonemes=stages.phonemes("b ɪ ɡ _ m a m a _ f u l", seconds=0.15),
    )


def test_its_frames_are_the_renderers(line: Timeline, tmp_path: Path) -> None:
    film = film_shot(line, 1, tmp_path / "shot.mp4")
    shot = line.clips[1]
    with contextlib.closing(Film(line)) as whole:
        for number in (0, 7, 13):
            frame = whole.shot(1, shot.start + number / line.fps)
            drawn = planes.rgb_of(frame).astype(int)
            seen = picture_at(film, number)
            fit = cv2.resize(seen, (line.width_px, line.height_px), interpolation=cv2.INTER_AREA)
            assert np.abs(fit.astype(int) - drawn).mean() < 8
    count = cv2.VideoCapture(str(film)).get(cv2.CAP_PROP_FRAME_COUNT)
    assert count == round(shot.seconds * line.fps)


def _with(line: Timeline, at: int, **changes: Any) -> Timeline:
    clips = list(line.clips)
    clips[at] = clips[at].model_copy(update=changes)
    return line.model_copy(update={"clips": tuple(clips)})


def test_what_moves_it_counts_and_nothing_else(line: Timeline) -> None:
    key = shot_key(line, 0)
    assert key
    same = [
        _with(line, 0, on_screen="Title", name="other"),
        line.model_copy(update={"captions": "boxed", "disclosure": "", "title": "T"}),
        line.model_copy(update={"branding": Branding(progress="top"), "cue_starts": (0.2,)}),
        _with(line, 1, motion=Motion(zoom_to=2)),
    ]
    assert {shot_key(one, 0) for one in same} == {key}
    other = [
        _with(line, 0, motion=Motion(zoom_to=2)),
        _with(line, 0, emotion="happy"),
        line.model_copy(update={"phonemes": line.phonemes[1:]}),
        line.model_copy(update={"words": line.words[1:]}),
        line.model_copy(update={"seed": 7}),
        _with(line, 1, crossfade_seconds=0.4),
    ]
    keys = [shot_key(one, 0) for one in other]
    assert key not in keys
    assert len(set(keys)) == len(keys)
    assert shot_key(_with(line, 0, stage=None), 0) == ""
