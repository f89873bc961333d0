"""Words, titles and the label on the picture."""

from pathlib import Path

import numpy as np
import pytest
from tests.make import stages

from limelight.renders.compose import planes
from limelight.renders.compose.overlays import (
    Overlays,
    label_sprite,
    title_sprite,
)
from limelight.renders.compose.words.layout import Layout
from limelight.renders.zones import UPRIGHT, safe_box
from limelight.stories.timeline import Clip, Timeline


def _timeline(**changes: object) -> Timeline:
    clip = Clip(name="a", start=0, seconds=3, picture=Path("x.png"))
    made = {"title": "T", "width_px": 540, "height_px": 960, "seconds": 3, "clips": (clip,)}
    return Timeline.model_validate(made | {"disclosure": ""} | changes)


def _drawn(overlays: Overlays, seconds: float) -> planes.Frame:
    frame = planes.new_frame(540, 960)
    frame.y[:] = 90
    overlays.draw(frame, seconds)
    return frame


def _rows(frame: planes.Frame) -> list[int]:
    return [int(row) for row in np.flatnonzero((frame.y != 90).any(1))]


def test_words_show_when_they_are_spoken_and_not_before_or_long_after() -> None:
    overlays = Overlays(_timeline(words=stages.spoken("one two three", start=0.5, seconds=0.3)))
    assert _rows(_drawn(overlays, 0.3)) == []
    assert _rows(_drawn(overlays, 0.5))
    assert _rows(_drawn(overlays, 2.5)) == []


def test_a_title_eases_in_at_the_top_and_leaves_before_the_shot_ends() -> None:
    clip = Clip(name="a", start=0, seconds=3, picture=Path("x.png"), on_screen="Basil loves light")
    overlays = Overlays(_timeline(clips=(clip,)))
    strengths = [
        float(np.abs(_drawn(overlays, seconds).y.astype(int) - 90).sum())
        for seconds in (0.0, 0.05, 0.15, 1.0, 2.95)
    ]
    assert strengths[0] < strengths[1] < strengths[2] < strengths[3]
    assert strengths[4] < strengths[3]
    rows = _rows(_drawn(overlays, 1.0))
    assert min(rows) > 0.15 * 960
    assert max(rows) < 0.28 * 960


def test_a_long_title_wraps_into_the_picture() -> None:
    text = "Everything you always wanted to know about growing basil on a windowsill"
    clip = Clip(name="a", start=0, seconds=3, picture=Path("x.png"), on_screen=text)
    sprite = title_sprite(clip, Layout(540, 960))
    assert sprite.y.shape[1] <= 0.9 * 540
    assert sprite.top + sprite.y.shape[0] < 0.3 * 960


@pytest.mark.parametrize("size", [(540, 960), (540, 675), (540, 540), (960, 540)])
def test_a_title_of_two_lines_ends_above_the_brows(size: tuple[int, int]) -> None:
    text = "Three honest tips for bread and butter at home"
    clip = Clip(name="a", start=0, seconds=3, picture=Path("x.png"), on_screen=text)
    layout = Layout(*size)
    sprite = title_sprite(clip, layout)
    assert sprite.top + sprite.y.shape[0] <= layout.title_foot + 2
    assert sprite.y.shape[0] > 30


@pytest.mark.parametrize("size", [(540, 675), (540, 540), (960, 540)])
def test_the_label_is_small_in_the_upper_left_corner(size: tuple[int, int]) -> None:
    sprite = label_sprite("AI-generated", Layout(*size))
    assert sprite.left < 30
    assert sprite.top < 30
    assert sprite.y.shape[1] < 0.25 * 540
    assert sprite.y.max() > 200


def test_the_label_is_there_all_the_time() -> None:
    overlays = Overlays(_timeline(disclosure="AI-generated"))
    assert _rows(_drawn(overlays, 0.0)) == _rows(_drawn(overlays, 2.9)) != []


@pytest.mark.parametrize("platform", sorted(UPRIGHT))
def test_no_platform_covers_title_or_label_of_an_upright_picture(platform: str) -> None:
    layout, safe = Layout(1080, 1920), safe_box(1080, 1920, platform)
    clip = Clip(name="a", start=0, seconds=3, picture=Path("x.png"), on_screen="Two " * 12)
    title, label = title_sprite(clip, layout), label_sprite("AI-generated", layout)
    assert label.top + label.y.shape[0] <= title.top
    for sprite in (title, label):
        assert sprite.top >= safe.y - 2
        assert sprite.left >= safe.x - 2
        assert sprite.left + sprite.y.shape[1] <= safe.x + safe.width + 2


def test_japanese_titles_wrap_between_signs() -> None:
    clip = Clip(
        name="scene",
        start=0,
        seconds=3,
        picture=Path("still.png"),
        on_screen="小さな工夫で「古い自転車」がまるで新品のように変わる方法、3つ",
    )
    assert title_sprite(clip, Layout(1080, 1920)).y.shape[1] <= 0.9 * 1080
