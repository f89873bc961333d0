"""What the composer writes: keys, chords, form and notes."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.composer.arranging import arranged
from limelight.adapters.embedded.composer.form import BEATS, fitted
from limelight.adapters.embedded.composer.harmony import (
    cadence,
    chord_on,
    voiced,
)
from limelight.adapters.embedded.composer.instruments import PAD, instruments
from limelight.adapters.embedded.composer.keys import Key, read_key
from limelight.adapters.embedded.composer.melody import LEAD_CENTRES
from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.moods import STYLES
from limelight.adapters.embedded.composer.patterns import GROOVES
from limelight.generation.errors import Rejected
from limelight.generation.schemas import MusicAsk

MOODS = sorted(STYLES)


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("warm", "warm"),
        ("Upbeat & fun", "happy"),
        ("lo-fi", "lofi"),
        ("soft, cozy", "calm"),
        ("mystrious", "mysterious"),
        ("epic orchestral", "cinematic"),
        ("something cinematic and sad", "cinematic"),
        ("sad", "melancholic"),
        ("", "warm"),
        ("qqqqq 🎵", "warm"),
    ],
)
def test_any_mood_finds_its_nearest(words: str, mood: str) -> None:
    assert nearest_mood(words) == mood


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_mood_fails(words: str) -> None:
    assert nearest_mood(words) in STYLES


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bb minor", "B♭ minor"),
        ("F#", "F♯ major"),
        ("Am", "A minor"),
        ("c major", "C major"),
        ("E♭ maj", "E♭ major"),
        ("D dorian", "D dorian"),
        ("a-flat Lydian", "A♭ lydian"),
        ("B", "B major"),
        ("bm", "B minor"),
        ("e locrian", "E locrian"),
    ],
)
def test_a_key_is_kept_as_it_was_typed(words: str, name: str) -> None:
    key = read_key(words)
    assert key is not None
    assert key.name == name


@pytest.mark.parametrize("words", ["H", "loud", "?", "Zb minor", "C##", "A minorish", "C D"])
def test_what_is_no_key_is_refused_with_the_choices(words: str) -> None:
    with pytest.raises(Rejected, match=r"A minor.*Bb dorian"):
        read_key(words)


def test_chords_stand_on_their_degree() -> None:
    key = Key(0, "major")
    assert chord_on(1, key, "triad").tones == (0, 4, 7)
    assert chord_on(2, key, "seventh").tones == (2, 5, 9, 0)
    assert chord_on(5, key, "triad").name == "V"
    assert chord_on(6, key, "triad").name == "vi"
    assert chord_on(7, key, "triad").tones == (11, 2, 5, 9)


@pytest.mark.parametrize("mode", ["major", "minor", "dorian", "lydian"])
def test_the_cadence_has_a_leading_note_and_ends_on_the_tonic(mode: str) -> None:
    key = Key(3, mode)  # type: ignore[arg-type]
    _, dominant, tonic = cadence(key)
    assert (key.tonic - 1) % 12 in dominant.tones
    assert tonic.root == key.tonic


def test_voices_move_little_and_keep_to_the_middle() -> None:
    key = Key(7, "major")
    chords = [chord_on(degree, key, "add9") for degree in (1, 5, 6, 4, 2, 5, 1)]
    voicings = voiced(chords, 60)
    for voicing in voicings:
        assert list(voicing) == sorted(voicing)
        assert all(48 <= pitch <= 77 for pitch in voicing)
    for before, after in pairwise(voicings):
        nearest = [min(abs(pitch - old) for old in before) for pitch in after]
        assert sum(nearest) / len(nearest) <= 3


@given(st.floats(0.05, 1200), st.one_of(st.none(), st.integers(40, 220)), st.sampled_from(MOODS))
@settings(max_examples=200, deadline=None)
def test_the_form_fits_the_seconds(seconds: float, tempo: int | None, mood: str) -> None:
    style = STYLES[mood]
    form = fitted(seconds, tempo, style, Random(3))
    assert form.end_seconds <= max(0.0, seconds - 1.5)
    if form.bars:
        assert [section.first for section in form.sections[1:]] == [
            section.last for section in form.sections[:-1]
        ]
        assert form.sections[-1].last == form.bars
    if tempo:
        assert form.beat_seconds == pytest.approx(60 / tempo)
    elif form.bars:
        low, high = style.tempo_bpm
        assert low / 1.08 <= 60 / form.beat_seconds <= high * 1.08
    if seconds > 20 and not tempo:
        assert seconds - form.end_seconds < 2.7 + 0.001


@pytest.mark.parametrize("mood", MOODS)
def test_every_instrument_and_role_exists(mood: str) -> None:
    style = STYLES[mood]
    band = {*instruments(), PAD, ""}
    assert {style.comping_instrument, style.lead, style.bass, style.pad} <= band
    assert {name for name, *_ in GROOVES[style.groove]} <= band
    assert style.lead in LEAD_CENTRES
    for row in style.progressions:
        assert len(row.split()) == 4


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_starts_at_once_keeps_the_key_and_ends_with_the_tonic(mood: str) -> None:
    piece = arranged(MusicAsk(mood=mood, seconds=30, seed=11))
    style = STYLES[mood]
    parts = {part.instrument: part.notes for part in piece.parts}
    notes = [note for part in piece.parts for note in part.notes]
    assert min(note.start for note in notes) < 0.1
    assert max(note.start for note in notes) < 30 - 1.5
    bass = parts[style.bass]
    key = Key(0, style.mode)
    tonic = bass[-1].pitch % 12
    assert all(28 <= note.pitch <= 47 for note in bass)
    scale = {(tonic + step) % 12 for step in key.scale} | {(tonic - 1) % 12, (tonic + 5) % 12}
    approach = style.bass_pattern == "walk"
    pitches = [note.pitch % 12 for note in parts[style.comping_instrument]]
    assert all(pitch in scale for pitch in pitches)
    assert approach or all(note.pitch % 12 in scale for note in bass)
    last = max(note.start for note in parts[style.comping_instrument])
    assert 30 - last < 3.5


@pytest.mark.parametrize("mood", MOODS)
def test_there_is_room_for_a_voice(mood: str) -> None:
    piece = arranged(MusicAsk(mood=mood, seconds=60, seed=2))
    lead = [part for part in piece.parts if part.instrument == STYLES[mood].lead]
    count = sum(len(part.notes) for part in lead)
    assert 3 <= count <= 60 * 1.2
    bars = {
        int(note.start / (BEATS * 60 / piece.tempo_bpm)) for part in lead for note in part.notes
    }
    assert len(bars) < piece.bars * 0.75


def test_seeds_differ_and_a_seed_repeats() -> None:
    first, again, other = (
        arranged(MusicAsk(mood="warm", seconds=20, seed=seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    assert len({arranged(MusicAsk(mood="warm", seconds=20, seed=s)).key for s in range(12)}) > 3
