"""Whole pieces on paper: key, ends, room for a voice, clean tunes, variety."""

from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import pytest
from tools.music_sketch import distance, note_sketch, written

from limelight.adapters.embedded.composer.playing.instruments import instruments
from limelight.adapters.embedded.composer.writing.keys import MODES, read_key
from limelight.adapters.embedded.composer.writing.orchestra import PAD, seats
from limelight.adapters.embedded.composer.writing.patterns import bassing, comping, groove
from limelight.adapters.embedded.composer.writing.score import Note, Piece
from limelight.adapters.embedded.composer.writing.styles import styles
from limelight.generation.schemas import MusicAsk

MOODS = sorted(styles())
TONICS = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def _notes(piece: Piece, *roles: str) -> list[Note]:
    return sorted(note for part in piece.parts if part.role in roles for note in part.notes)


@pytest.mark.parametrize("mood", MOODS)
def test_everything_a_mood_names_exists(mood: str) -> None:
    style = styles()[mood]
    named = (*style.comps, *style.leads, *style.counters, *style.basses, *style.pads)
    for name in filter(None, (*named, *style.sparkles)):
        assert name in seats()
        assert name == PAD or name in instruments()
    for metre in style.metres:
        assert all(comping(name, metre).pairs for name in style.comping)
        assert all(bassing(name, metre) for name in style.bassing)
        for name in style.grooves:
            drums = groove(name, metre)
            assert name == "none" or (drums.layers and drums.fills)
            assert {layer.instrument for layer in drums.layers} <= set(instruments())


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_begins_at_once_and_ends_with_everybody_on_the_tonic(mood: str) -> None:
    piece = written(MusicAsk(mood=mood, seconds=30, seed=11))
    notes = [note for part in piece.parts for note in part.notes]
    assert min(note.start for note in notes) < 0.1
    last = [note for note in notes if note.start > piece.end_seconds - 0.05]
    assert max(note.start for note in notes) < piece.end_seconds + 1.0
    key = read_key(piece.key)
    assert key is not None
    bass = [note for note in _notes(piece, "bass") if note in last]
    assert {note.pitch % 12 for note in bass} == {key.tonic}
    triad = {key.tonic, key.scale[2], key.scale[4]}
    assert {
        note.pitch % 12 for note in _notes(piece, "comp", "pad", "lead") if note in last
    } <= triad


@pytest.mark.parametrize("mode", MODES)
def test_every_key_is_kept(mode: str) -> None:
    for seed, tonic in enumerate(TONICS):
        ask = MusicAsk(mood=MOODS[seed % len(MOODS)], seconds=16, seed=seed, key=f"{tonic} {mode}")
        piece = written(ask)
        key = read_key(ask.key)
        assert key is not None
        assert piece.key == key.name
        # Borrowed chords and leading notes are colour; the scale is what is heard.
        pitches = [n.pitch % 12 for n in _notes(piece, "comp", "bass", "lead", "pad", "counter")]
        inside = sum(pitch in key.scale for pitch in pitches)
        assert inside / len(pitches) > 0.82


@pytest.mark.parametrize("mood", MOODS)
def test_there_is_room_for_a_voice(mood: str) -> None:
    piece = written(MusicAsk(mood=mood, seconds=60, seed=2))
    lead = _notes(piece, "lead")
    assert 5 <= len(lead) <= 60 * 2.2
    bars = {int(note.start / (piece.metre * 60 / piece.tempo_bpm)) for note in lead}
    assert len(bars) < piece.bars * 0.85
    assert max(note.velocity for note in lead) < 0.8


class _Tune(NamedTuple):
    notes: int
    clashes: int
    leaps: int
    answered: int
    steps: int
    moves: int


def _tune(piece: Piece) -> _Tune:
    """Of every tune: notes on a beat a semitone from what sounds with them, leaps of a fourth or
    more and those answered by a move back, steps.
    """
    beat = 60 / piece.tempo_bpm
    harmony = _notes(piece, "comp", "pad", "bass", "counter")
    clashes = leaps = answered = steps = moves = count = 0
    for part in piece.parts:
        if part.role != "lead":
            continue
        count += len(part.notes)
        for note in part.notes:
            if min(note.start / beat % 1, 1 - note.start / beat % 1) < 0.12:
                at = note.start + 0.05
                with_it = [n.pitch for n in harmony if n.start <= at < n.start + n.seconds]
                clashes += any(abs(pitch - note.pitch) in (1, 13) for pitch in with_it)
        moved = [b.pitch - a.pitch for a, b in pairwise(part.notes) if b.start - a.start < 4 * beat]
        moves += len(moved)
        steps += sum(abs(move) <= 2 for move in moved)
        for move, following in pairwise(moved):
            if abs(move) >= 5:
                leaps += 1
                answered += move * following < 0
    return _Tune(count, clashes, leaps, answered, steps, moves)


def test_tunes_are_singable_and_do_not_rub() -> None:
    found = [
        _tune(written(MusicAsk(mood=mood, seconds=45, seed=seed)))
        for mood in MOODS
        for seed in range(3)
    ]
    notes, clashes, leaps, answered, steps, moves = map(sum, zip(*found, strict=True))
    assert clashes / notes < 0.06
    assert answered / leaps > 0.55
    assert steps / moves > 0.5
    for mood in MOODS:
        piece = written(MusicAsk(mood=mood, seconds=45, seed=1))
        for part in piece.parts:
            if part.role == "lead":
                pitches = [note.pitch for note in part.notes]
                assert max(pitches) - min(pitches) <= 22


def test_a_theme_comes_back_and_is_not_the_same_every_time() -> None:
    piece = written(MusicAsk(mood="happy", seconds=90, seed=5))
    bar = piece.metre * 60 / piece.tempo_bpm
    edges, at = [], 0
    for told in piece.form:
        name, bars = told.rsplit(" ", 1)
        edges.append((name.rstrip("'"), at * bar, (at + int(bars)) * bar))
        at += int(bars)
    themes = [
        [
            (round((n.start - a) * 4 / bar), n.pitch)
            for n in _notes(piece, "lead")
            if a <= n.start < b
        ]
        for name, a, b in edges
        if name == "A"
    ]
    first, *others = themes
    assert len(others) >= 2
    for other in others:
        shared = set(first) & set(other)
        assert len(shared) >= 0.3 * len(set(first))
    assert any(other != first for other in others)


def test_two_hundred_draws_are_two_hundred_pieces() -> None:
    sketches = {
        mood: [note_sketch(written(MusicAsk(mood=mood, seconds=16, seed=s))) for s in range(100)]
        for mood in ("warm", "energetic")
    }
    within = [distance(a, b) for drawn in sketches.values() for a, b in combinations(drawn, 2)]
    across = [distance(a, b) for a in sketches["warm"] for b in sketches["energetic"]]
    assert min(within) > 0.08
    assert np.mean(across) > np.mean(within) * 1.15


def test_moods_differ_in_what_can_be_counted() -> None:
    def facts(mood: str) -> tuple[float, float, float]:
        pieces = [written(MusicAsk(mood=mood, seconds=30, seed=seed)) for seed in range(4)]
        density = [sum(len(p.notes) for p in piece.parts) / 30 for piece in pieces]
        minor = [piece.key.split()[1] in ("minor", "dorian", "phrygian") for piece in pieces]
        return (
            float(np.mean([piece.tempo_bpm for piece in pieces])),
            float(np.mean(density)),
            float(np.mean(minor)),
        )

    found = {mood: facts(mood) for mood in MOODS}
    for one, two in combinations(MOODS, 2):
        tempo = abs(np.log2(found[one][0] / found[two][0]))
        density = abs(np.log2(found[one][1] / found[two][1]))
        mode = abs(found[one][2] - found[two][2])
        shared = set(styles()[one].leads) == set(styles()[two].leads)
        assert tempo > 0.1 or density > 0.3 or mode > 0.5 or not shared, (one, two)


def test_seeds_differ_and_a_seed_repeats() -> None:
    first, again, other = (
        written(MusicAsk(mood="warm", seconds=20, seed=seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    keys = {written(MusicAsk(mood="warm", seconds=20, seed=seed)).key for seed in range(12)}
    assert len(keys) > 3
