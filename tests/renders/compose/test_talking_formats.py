"""A character talks in every format: brows, eyes and mouth in the picture, clear of all writing."""

from pathlib import Path
from typing import get_args

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make import stages

from limelight.adapters.embedded.illustrator.compose import compose
from limelight.generation.schemas import (
    Expression,
    Gesture,
    ImageAsk,
    Placement,
    Turn,
    WordTiming,
)
from limelight.renders.compose.film import Film
from limelight.renders.stage.schemas import Stage
from limelight.stories.timeline import Clip, Motion, Timeline

FORMATS = {"9:16": (1080, 1920), "4:5": (1080, 1350), "1:1": (1080, 1080), "16:9": (1920, 1080)}
PLACEMENTS: tuple[Placement, ...] = ("bust", "half", "small")
SHARE = 0.22
SECONDS = 3.0
WORDS = "Extraordinary breadmaking understands everybody's neighbourhood"

Mask = NDArray[np.bool_]


def _film(folder: Path, stage: Stage, phoneme: str) -> Film:
    path, picture = folder / f"{phoneme}.json", folder / "s.png"
    path.write_text(stage.model_dump_json())
    cv2.imwrite(str(picture), np.zeros((8, 8, 3), np.uint8))
    clip = Clip(
        name="talking",
        start=0,
        seconds=SECONDS,
        picture=picture,
        stage=path,
        motion=Motion(zoom_from=1.0, zoom_to=1.05, drift_x_px=16),
        on_screen="Three honest tips for bread at home",
        face=stage.face,
    )
    words = WORDS.split()
    each = SECONDS / len(words)
    timed = [
        WordTiming(text=one, start=at * each, end=(at + 1) * each) for at, one in enumerate(words)
    ]
    timeline = Timeline(
        title="",
        width_px=round(stage.width_px * SHARE / 2) * 2,
        height_px=round(stage.height_px * SHARE / 2) * 2,
        seconds=SECONDS,
        clips=(clip,),
        words=tuple(timed),
        phonemes=stages.phonemes(phoneme, start=0.0, seconds=SECONDS),
    )
    return Film(timeline)


def _asleep(stage: Stage) -> Stage:
    """The same with shut eyes and without brows."""
    figure = stage.figure
    assert figure is not None
    shut = dict.fromkeys(figure.eyes, figure.eyes["closed"])
    changed = figure.model_copy(update={"eyes": shut, "brows": ""})
    return stage.model_copy(update={"figure": changed})


def _differs(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> Mask:
    return np.asarray(cv2.absdiff(one, other) >= 12, np.bool_)


@pytest.mark.parametrize("placement", PLACEMENTS)
@pytest.mark.parametrize("size", FORMATS.values(), ids=FORMATS)
def test_brows_eyes_and_mouth_are_in_the_picture_and_nothing_is_written_on_them(
    tmp_path: Path, size: tuple[int, int], placement: Placement
) -> None:
    seed = 4 * PLACEMENTS.index(placement) + list(FORMATS.values()).index(size)
    expressions, gestures, turns = get_args(Expression), get_args(Gesture), get_args(Turn)
    ask = ImageAsk(
        prompt="baking bread in a kitchen",
        subjects=("bread",),
        placement=placement,
        expression=expressions[seed % len(expressions)],
        gesture=gestures[seed % len(gestures)],
        turn=turns[seed % len(turns)],
        width_px=size[0],
        height_px=size[1],
        seed=seed,
    )
    stage = compose(ask)
    awake, asleep = _film(tmp_path, stage, "a"), _film(tmp_path, _asleep(stage), "m")
    for seconds in (0.4, SECONDS - 0.4):
        shown = awake.picture(seconds).y.copy()
        face = _differs(shown, asleep.picture(seconds).y)
        written = _differs(shown, awake.frame(round(seconds * 30)).y)
        high, wide = face.shape
        rows, columns = np.flatnonzero(face.any(1)), np.flatnonzero(face.any(0))
        assert high * 0.1 < rows[0] < rows[-1] < high * 0.8
        assert wide * 0.05 < columns[0] < columns[-1] < wide * 0.95
        middle = (rows[0] + rows[-1]) // 2
        for part in (face[:middle], face[middle:]):
            assert part.sum() > (0.012 * min(high, wide)) ** 2
        assert written.any()
        assert not (face & written).any()
