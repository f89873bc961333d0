"""Spoken words on the picture, in every style: when, where, how readable, in which order."""

from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.make import films, stages

from limelight.generation.schemas import Box, WordTiming
from limelight.kit.errors import Invalid
from limelight.renders.compose import planes
from limelight.renders.compose.words.faces import faces_of
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import ACCENT, GROUND, INK, LOOKS, WHITE
from limelight.renders.compose.words.preview import SENTENCES, draw_previews
from limelight.renders.compose.words.shown import Words
from limelight.renders.qc.written.contrast import contrast_across
from limelight.renders.zones import common_safe_box
from limelight.stories.timeline import CAPTION_STYLES, Clip, Footage, Timeline, parse_caption_style

STYLES = tuple(LOOKS)
SIZES = ((540, 960), (960, 540), (540, 540), (540, 674))
SAYS = "Basil loves the light, so put it on the sunniest windowsill you have."


def _timeline(text: str = SAYS, **changes: object) -> Timeline:
    clip = Clip(name="a", start=0, seconds=9, picture=Path("x.png"))
    made = {
        "title": "T",
        "width_px": 540,
        "height_px": 960,
        "seconds": 9,
        "clips": (clip,),
        "words": stages.spoken(text, start=0.5, seconds=0.3),
        "speaker": "Ana Lee",
    }
    return Timeline.model_validate(made | changes)


def _drawn(timeline: Timeline, seconds: float, ground: int = 90) -> planes.Frame:
    frame = planes.new_frame(timeline.width_px, timeline.height_px)
    frame.y[:] = ground
    Words(timeline).draw(frame, seconds)
    return frame


def _inked(frame: planes.Frame, ground: int = 90) -> Box:
    rows, columns = (np.flatnonzero((frame.y != ground).any(axis)) for axis in (1, 0))
    return Box(
        x=columns[0],
        y=rows[0],
        width=columns[-1] - columns[0] + 1,
        height=rows[-1] - rows[0] + 1,
    )


def _accent(frame: planes.Frame) -> float:
    """Where the accent's middle is, across."""
    columns = np.flatnonzero((frame.u < 90).any(0))
    return float(columns.mean()) if columns.size else -1.0


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", SIZES)
def test_words_stand_in_their_box_where_no_platform_covers_them(
    style: str, size: tuple[int, int]
) -> None:
    timeline = _timeline(captions=style, width_px=size[0], height_px=size[1])
    safe = common_safe_box(*size)
    for cue, box in Words(timeline).shown():
        assert box.x >= safe.x - 1
        assert box.y >= safe.y - 1
        assert box.x + box.width <= safe.x + safe.width + 1
        assert box.y + box.height <= safe.y + safe.height + 1
        assert len(cue.lines) <= 2
        inked = _inked(_drawn(timeline, cue.words[-1].end - 0.06))
        slack = 0.02 * min(size) + 2
        assert inked.x >= box.x - slack
        assert inked.x + inked.width <= box.x + box.width + slack
        assert inked.y >= box.y - slack
        assert inked.y + inked.height <= box.y + box.height + slack


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ground", [16, 126, 235])
def test_words_can_be_read_on_black_grey_and_white(style: str, ground: int) -> None:
    timeline = _timeline(captions=style)
    cue, box = Words(timeline).shown()[0]
    frame = _drawn(timeline, cue.words[-1].end - 0.06, ground)
    rows = slice(int(box.y), int(box.y + box.height))
    part = frame.y[rows, int(box.x) : int(box.x + box.width)]
    measured = contrast_across(part)
    assert measured is not None
    assert measured >= 4.5


def _light(colour: tuple[int, ...]) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    brighter, darker = sorted((_light(one[:3]), _light(other[:3])), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_colours_of_letters_differ_from_what_lies_behind_them() -> None:
    share = GROUND[3] / 255
    over_white = tuple(round(c * share + 255 * (1 - share)) for c in GROUND[:3])
    assert _contrast(INK, ACCENT) > 7
    assert _contrast(WHITE, INK) > 7
    assert _contrast(ACCENT, INK) > 7
    assert _contrast(WHITE, over_white) > 4.5


def test_every_style_is_there_and_its_name_may_be_typed_freely() -> None:
    assert set(CAPTION_STYLES) == {*STYLES, "none"}
    assert len(STYLES) >= 8
    assert parse_caption_style(" Lower Third") == "lower-third"
    with pytest.raises(Invalid, match="Choose from karaoke, pop"):
        parse_caption_style("disco")


def test_no_captions_draw_nothing() -> None:
    assert (_drawn(_timeline(captions="none"), 1.0).y == 90).all()
    assert Words(_timeline(captions="none")).shown() == ()


def test_the_pill_is_on_the_spoken_word() -> None:
    timeline = _timeline("one two three")
    places = [_accent(_drawn(timeline, seconds)) for seconds in (0.6, 0.9, 1.2)]
    assert 0 < places[0] < places[1] < places[2]


def test_popping_words_come_one_by_one_and_are_largest_at_first() -> None:
    timeline = _timeline("one two three", captions="pop")
    inks = [float((_drawn(timeline, t).y != 90).sum()) for t in (0.75, 1.05, 1.35)]
    assert inks[0] < inks[1] < inks[2]
    small, large, rest = (_inked(_drawn(timeline, t)).height for t in (0.46, 0.54, 0.75))
    assert small < rest < large


def test_typed_letters_follow_the_words() -> None:
    timeline = _timeline("one two", captions="typewriter")
    typed = [int((_drawn(timeline, t).y > 200).sum()) for t in (0.5, 0.6, 0.7, 0.9, 1.1)]
    assert typed == sorted(typed)
    assert len(set(typed)) >= 4


def test_the_name_of_who_speaks_stands_above_the_words() -> None:
    named, nameless = (
        _inked(_drawn(_timeline(captions="speaker", speaker=name), 1.0)) for name in ("Ana", "")
    )
    assert named.height > 1.2 * nameless.height


ARABIC = "الريحان يحب الضوء"


def test_arabic_is_read_from_the_right() -> None:
    timeline = _timeline(ARABIC, language="ar")
    places = [_accent(_drawn(timeline, seconds)) for seconds in (0.6, 0.9, 1.2)]
    assert places[0] > places[1] > places[2] > 0


def test_latin_words_in_arabic_keep_their_own_order() -> None:
    timeline = _timeline("تطبيق Open AI", language="ar")
    places = [_accent(_drawn(timeline, seconds)) for seconds in (0.6, 0.9, 1.2)]
    assert places[1] < places[2] < places[0]


@pytest.mark.parametrize(
    "word", ["Donaudampfschifffahrtsgesellschaft", "anticonstitutionnellement,", "W" * 40]
)
@pytest.mark.parametrize("style", STYLES)
def test_long_words_shrink_instead_of_being_cut(word: str, style: str) -> None:
    timeline = _timeline(word, captions=style)
    inked = _inked(_drawn(timeline, 0.78))
    layout = Layout(540, 960)
    assert inked.width <= layout.words_width + 2 * 0.02 * 540 + 4


def test_accents_are_drawn() -> None:
    plain, accented = (_drawn(_timeline(text), 0.6).y for text in ("Ecole", "École"))
    assert not np.array_equal(plain, accented)


def _faced(path: Path, face: Box, style: str) -> Timeline:
    Image.new("RGB", (1080, 1920), "#808080").save(path)
    clips = (
        Clip(name="a", start=0, seconds=2, picture=path),
        Clip(name="b", start=2, seconds=7, picture=path, face=face),
    )
    words = tuple(
        WordTiming(text=text, start=start, end=start + 0.3)
        for text, start in (("one", 0.5), ("two.", 0.9), ("three", 3.0), ("four", 3.4))
    )
    return _timeline(captions=style, clips=clips, words=words)


@pytest.mark.parametrize("style", STYLES)
def test_words_move_off_a_face_and_only_while_it_is_seen(tmp_path: Path, style: str) -> None:
    face = Box(x=300, y=900, width=480, height=480)
    shown = Words(_faced(tmp_path / "a.png", face, style)).shown()
    at_home = Words(_timeline("one two.", captions=style)).shown()
    assert shown[0].box.y == pytest.approx(at_home[0].box.y)
    seen = [box for cue, box in shown if cue.start >= 2]
    for box in seen:
        assert box.y + box.height <= face.y / 2 or box.y >= (face.y + face.height) / 2
        assert box.y + box.height <= 960


def test_faces_of_films_are_known_where_the_film_is_shown(tmp_path: Path) -> None:
    made = films.counting(tmp_path / "a.mp4", size="640x360")
    face = Box(x=280, y=90, width=80, height=90)

    def seen(fit: Literal["fill", "whole"]) -> Box:
        shown = Footage(film=made, fit=fit)
        clip = Clip(name="a", start=0, seconds=2, footage=shown, face=face)
        (found,) = faces_of(_timeline(clips=(clip,), width_px=360, height_px=720))
        return found.box

    assert seen("fill") == Box(x=100, y=180, width=160, height=180)
    assert seen("whole") == Box(x=157.5, y=309.375, width=45, height=50.625)


def test_a_film_or_picture_that_is_gone_has_no_face(tmp_path: Path) -> None:
    face = Box(x=1, y=1, width=1, height=1)
    for changes in (
        {"picture": tmp_path / "gone.png"},
        {"footage": Footage(film=tmp_path / "gone.mp4")},
    ):
        clip = Clip.model_validate({"name": "a", "start": 0, "seconds": 2, "face": face, **changes})
        assert faces_of(_timeline(clips=(clip,))) == ()


def test_previews_show_every_style_in_every_language(tmp_path: Path) -> None:
    for language in SENTENCES:
        paths = draw_previews(tmp_path / language, language, 270, 480)
        assert [path.stem for path in paths] == [*STYLES, "styles"]
        for path in paths[:-1]:
            with Image.open(path) as picture:
                grey = np.asarray(picture.convert("L"), np.int32)
            assert (np.abs(np.diff(grey, axis=1)) > 60).sum() > 100, path


SIGNS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from("\u200f\u200d\u0301\u064b\u202e\u2066\ufdfd漢、「()123 é\x1e"),
)


@given(
    st.lists(st.text(SIGNS, max_size=20), min_size=1, max_size=6),
    st.sampled_from(CAPTION_STYLES),
    st.sampled_from(["en", "ar", "ja"]),
    st.sampled_from([(64, 64), (128, 32), (32, 128), (540, 960)]),
)
@settings(max_examples=60, deadline=None)
def test_any_words_are_drawn_in_any_style_and_size(
    texts: list[str], style: str, language: str, size: tuple[int, int]
) -> None:
    words = tuple(
        WordTiming(text=text, start=at * 0.3, end=at * 0.3 + 0.3) for at, text in enumerate(texts)
    )
    timeline = _timeline(
        captions=style,
        language=language,
        width_px=size[0],
        height_px=size[1],
        words=words,
        speaker=texts[0],
    )
    for seconds in (0.0, 0.35, 1.2):
        _drawn(timeline, seconds)
