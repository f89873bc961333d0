"""Chords, cadences and how voices lead."""

from itertools import pairwise
from random import Random

import pytest

from limelight.adapters.embedded.composer.writing.accompaniment import bass_line
from limelight.adapters.embedded.composer.writing.harmony.chords import (
    bar_of,
    cadence,
    chord_of,
    home,
    progressions,
)
from limelight.adapters.embedded.composer.writing.harmony.voicing import voiced
from limelight.adapters.embedded.composer.writing.keys import MODES, Key
from limelight.adapters.embedded.composer.writing.styles import read_data

C = Key(0, "major")


def test_chords_stand_on_their_degree() -> None:
    assert chord_of("1", C, "triad").tones == (0, 4, 7)
    assert chord_of("2", C, "seventh").tones == (2, 5, 9, 0)
    assert chord_of("5", C, "triad").name == "V"
    assert chord_of("6", C, "triad").name == "vi"
    assert chord_of("7", C, "triad").tones == (11, 2, 5, 9)


def test_chords_may_be_borrowed_turned_and_shared() -> None:
    assert chord_of("b7", C, "triad").tones == (10, 2, 5)
    assert chord_of("4m", C, "triad").tones == (5, 8, 0)
    dominant = chord_of("5M/7M", Key(9, "minor"), "triad")
    assert dominant.tones == (4, 8, 11, 2)
    assert dominant.bass == 8
    assert chord_of("5/7", C, "triad").bass == 11
    assert [chord.name for chord in bar_of("2,5", C, "triad")] == ["ii", "V"]


@pytest.mark.parametrize("mode", MODES)
def test_every_progression_is_playable_in_every_colour(mode: str) -> None:
    key = Key(3, mode)  # type: ignore[arg-type]
    rows = progressions(key.mode, ("nothing-of-the-kind",), Random(1))
    assert len(rows) >= 6
    for row in rows:
        assert len(row) == 4
        for colour in ("triad", "add9", "seventh"):
            for token in row:
                for chord in bar_of(token, key, colour):
                    assert len(set(chord.tones)) >= 3
                    assert chord.bass in range(12)
    assert len(read_data("progressions.json")[mode]) >= 1


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(3))
def test_a_cadence_leads_home(mode: str, seed: int) -> None:
    key = Key(5, mode)  # type: ignore[arg-type]
    before, last, tonic = cadence(key, Random(seed))
    assert tonic == home(key)
    assert tonic.root == key.tonic
    assert before.root != last.root != tonic.root
    # Somebody moves to the tonic by step, or it is there already, as in church.
    assert {(key.tonic + step) % 12 for step in (-2, -1, 0, 1, 2)} & set(last.tones)
    if mode in ("major", "minor"):
        assert (key.tonic - 1) % 12 in last.tones


def test_voices_move_little_and_keep_to_the_middle() -> None:
    chords = [
        chord_of(token, Key(7, "major"), "add9") for token in ["1", "5", "6", "4", "2", "5", "1"]
    ]
    for is_open in (False, True):
        voicings = voiced(chords, 60, is_open=is_open)
        for voicing in voicings:
            assert list(voicing) == sorted(voicing)
            assert all(44 <= pitch <= 77 for pitch in voicing)
            assert all(high - low >= 2 for low, high in pairwise(voicing))
        for before, after in pairwise(voicings):
            nearest = [min(abs(pitch - old) for old in before) for pitch in after]
            assert sum(nearest) / len(nearest) <= 3


def test_bass_and_top_seldom_move_in_parallel() -> None:
    parallels = moves = 0
    for seed in range(30):
        row = progressions("major", ("plain", "tender"), Random(seed))[0]
        chords = [chord_of(token, C, "triad") for token in row if "," not in token] * 2
        basses, voicings = bass_line(chords), voiced(chords, 62)
        for (low, high), (low2, high2) in pairwise(zip(basses, voicings, strict=True)):
            moves += 1
            moved = low != low2 and high[-1] != high2[-1]
            same = (high[-1] - low) % 12 == (high2[-1] - low2) % 12
            parallels += moved and same and (high[-1] - low) % 12 in (0, 7)
    assert parallels / moves < 0.08


def test_bass_notes_are_within_reach() -> None:
    chords = [
        chord_of(token, Key(tonic, "minor"), "triad") for tonic in range(12) for token in "167"
    ]
    for chord, note in zip(chords, bass_line(chords), strict=True):
        assert 28 <= note <= 45
        assert note % 12 == chord.bass
