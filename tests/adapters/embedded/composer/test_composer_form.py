"""How pieces are built: bars that fit, sections, exact ends, loops."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.composer.writing.form import Form, fitted
from limelight.adapters.embedded.composer.writing.styles import styles
from limelight.generation.errors import Rejected
from limelight.generation.schemas import MusicAsk

MOODS = sorted(styles())
SECONDS = st.floats(0.05, 1200)
METRES = st.sampled_from((3, 4))


def _form(ask: MusicAsk, metre: int) -> Form:
    return fitted(ask, styles()[ask.mood], metre, Random(3))


@given(SECONDS, st.one_of(st.none(), st.integers(40, 220)), st.sampled_from(MOODS), METRES)
@settings(max_examples=150, deadline=None)
def test_the_last_chord_has_time_to_ring_but_not_too_much(
    seconds: float, tempo: int | None, mood: str, metre: int
) -> None:
    form = _form(MusicAsk(mood=mood, seconds=seconds, tempo_bpm=tempo), metre)
    ring = seconds - form.end_seconds
    assert ring >= min(0.79, seconds * 0.44)
    if tempo:
        assert form.beat_seconds == pytest.approx(60 / tempo)
        assert ring <= 3.7 + metre * 60 / tempo
    elif seconds > 20:
        assert ring <= 3.7
        low, high = styles()[mood].tempo_bpm
        assert low / 1.08 <= 60 / form.beat_seconds <= high * 1.08


@given(SECONDS, st.sampled_from(MOODS), METRES, st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_sections_follow_one_another_and_fill_the_bars(
    seconds: float, mood: str, metre: int, has_intro: bool, has_outro: bool
) -> None:
    ask = MusicAsk(mood=mood, seconds=seconds, has_intro=has_intro, has_outro=has_outro)
    form = _form(ask, metre)
    names = [section.name for section in form.sections]
    edges = [0, *(section.last for section in form.sections)]
    assert edges[-1] == form.bars
    assert [section.first for section in form.sections] == edges[:-1]
    assert all(section.first < section.last for section in form.sections)
    if form.bars >= 5:
        assert ("intro" in names) == has_intro
        assert ("outro" in names) == has_outro
        assert "A" in names
    if form.bars >= 16:
        assert "B" in names
    if names:
        assert form.sections[-1].rests


def test_a_long_piece_has_chapters_with_their_own_themes() -> None:
    form = _form(MusicAsk(mood="warm", seconds=1200), 4)
    chapters = {section.chapter for section in form.sections}
    assert len(chapters) >= 6
    assert max(section.last - section.first for section in form.sections) <= 8


@given(st.floats(0.5, 1200), st.sampled_from(MOODS), METRES)
@settings(max_examples=100, deadline=None)
def test_a_loop_of_any_length_is_whole_beats(seconds: float, mood: str, metre: int) -> None:
    form = _form(MusicAsk(mood=mood, seconds=seconds, loops=True), metre)
    assert form.end_seconds == pytest.approx(seconds)
    assert {section.name for section in form.sections} <= {"A", "B", "break"}
    assert not form.sections[-1].rests
    if seconds >= 12:
        assert form.beats % metre == 0
        low, high = styles()[mood].tempo_bpm
        assert low * 0.85 <= 60 / form.beat_seconds <= high * 1.15


def test_a_loop_keeps_its_tempo_or_says_what_would_fit() -> None:
    assert _form(MusicAsk(mood="warm", seconds=19.2, tempo_bpm=100, loops=True), 4).bars == 8
    with pytest.raises(Rejected, match=r"9\.60 s or 12\.00 s, for 96 bpm"):
        _form(MusicAsk(mood="warm", seconds=10, tempo_bpm=100, loops=True), 4)
