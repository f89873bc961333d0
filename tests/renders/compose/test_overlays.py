"""Words, titles and the label on the picture."""

from pathlib import Path

import numpy as np
import pytest
from tests.make import stages

from limelight.renders.compose import planes
from limelight.renders.compose.lettering import font_for
from limelight.renders.compose.overlays import (
    INK,
    PILL,
    WHITE,
    Layout,
    Overlays,
    headline_sprite,
    label_sprite,
    title_sprite,
    words_sprite,
)
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


def _pill(frame: planes.Frame) -> float:
    """Where the yellow pill's middle is, across."""
    columns = np.flatnonzero((frame.u < 90).any(0))
    return float(columns.mean()) if columns.size else -1.0


def test_words_show_when_they_are_spoken_and_not_before_or_long_after() -> None:
    overlays = Overlays(_timeline(words=stages.spoken("one two three", start=0.5, seconds=0.3)))
    assert _rows(_drawn(overlays, 0.3)) == []
    assert _rows(_drawn(overlays, 0.5))
    assert _rows(_drawn(overlays, 2.5)) == []


def test_the_pill_is_on_the_spoken_word() -> None:
    overlays = Overlays(_timeline(words=stages.spoken("one two three", start=0.5, seconds=0.3)))
    places = [_pill(_drawn(overlays, seconds)) for seconds in (0.6, 0.9, 1.2)]
    assert 0 < places[0] < places[1] < places[2]


@pytest.mark.parametrize("size", [(540, 960), (960, 540), (540, 540), (540, 674)])
def test_words_stay_in_the_safe_band_of_every_format(size: tuple[int, int]) -> None:
    layout = Layout(*size)
    sprite = words_sprite(["making", "the", "perfect"], 1, layout)
    height, width = sprite.y.shape
    assert sprite.left >= 0.04 * size[0]
    assert sprite.left + width <= 0.96 * size[0]
    assert 0.55 * size[1] < sprite.top
    lowest = 0.91 if size[0] <= size[1] else 0.975
    assert sprite.top + height < lowest * size[1]


@pytest.mark.parametrize(
    "word", ["Donaudampfschifffahrtsgesellschaft", "anticonstitutionnellement,", "W" * 40]
)
def test_long_words_shrink_instead_of_being_cut(word: str) -> None:
    sprite = words_sprite([word], 0, Layout(540, 960))
    shown = np.flatnonzero((sprite.through < 255).any(0))
    assert sprite.left + shown[0] >= 8
    assert sprite.left + shown[-1] <= 532


def test_accents_are_drawn() -> None:
    layout = Layout(540, 960)
    plain, accented = (words_sprite([text], 0, layout).y for text in ("Ecole", "École"))
    assert not np.array_equal(plain, accented)


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    def light(colour: tuple[int, ...]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_letters_can_be_read_on_their_pill_and_their_outline() -> None:
    assert _contrast(INK, PILL) > 7
    assert _contrast(WHITE, INK) > 7


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


def test_a_headline_stays_below_the_face_and_inside() -> None:
    timeline = _timeline(title="Three honest tips for growing basil on a windowsill")
    sprite = headline_sprite(timeline, None)
    assert sprite.top + sprite.y.shape[0] <= 960


def test_japanese_has_glyphs_and_its_titles_wrap_between_signs() -> None:
    missing, letter = (
        np.asarray(font_for(sign, "ExtraBold", 40).getmask(sign)).sum()
        for sign in ("\U0002a6b2", "窓")
    )
    clip = Clip(
        name="scene",
        start=0,
        seconds=3,
        picture=Path("still.png"),
        on_screen="小さな工夫で「古い自転車」がまるで新品のように変わる方法、3つ",
    )

    sprite = title_sprite(clip, Layout(1080, 1920))

    assert missing != letter > 0
    assert sprite.y.shape[1] <= 0.9 * 1080
