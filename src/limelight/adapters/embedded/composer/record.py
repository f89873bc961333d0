"""What is kept about a piece: how it was made, and whose it is."""

from typing import Any

from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.playing.mastering import Mastered
from limelight.adapters.embedded.composer.writing.orchestra import PAD
from limelight.adapters.embedded.composer.writing.score import Piece
from limelight.generation.schemas import MusicAsk

LICENCE = "CC0-1.0"
_STATEMENT = (
    "Original music, CC0 1.0 (free for any use, no credit needed). "
    "Played on recordings of FluidR3 (Frank Wen, Michael Cowgill; MIT)."
)
_SAMPLES = {"works": "FluidR3Mono_GM 2.312", "licence": "MIT", "licence_file": "LICENSE.md"}


def told(ask: MusicAsk, piece: Piece, sound: Mastered) -> dict[str, Any]:
    """Facts of a piece, JSON-able: what it is, how it was made, whose it is, what was measured."""
    return {
        "mood": piece.mood,
        "key": piece.key,
        "tempo_bpm": piece.tempo_bpm,
        "metre": f"{piece.metre}/4",
        "bars": piece.bars,
        "form": list(piece.form),
        "progression": list(piece.progression),
        "loops": piece.loops,
        "seed": ask.seed,
        "instruments": {
            role: sorted({part.instrument for part in piece.parts if part.role == role})
            for role in dict.fromkeys(part.role for part in piece.parts)
        },
        "lufs": round(sound.lufs, 2),
        "true_peak_dbtp": round(sound.true_peak_dbtp, 2),
        "notes": list(_notes(ask, piece)),
        "rights": _rights(piece),
    }


def _rights(piece: Piece) -> dict[str, Any]:
    recorded = sorted({part.instrument for part in piece.parts} - {PAD})
    return {
        "licence": LICENCE,
        "statement": _STATEMENT,
        "origin": "original: composed by rule from mood, key, tempo, form and seed; no recording, "
        "melody or arrangement of others was used",
        "samples": {**_SAMPLES, "instruments": recorded},
    }


def _notes(ask: MusicAsk, piece: Piece) -> list[str]:
    """What a person should know about how the ask was read."""
    found = nearest_mood(ask.mood)
    notes = []
    if found.by in ("spelling", "meaning"):
        notes.append(f"No mood is called {ask.mood.strip()[:60]!r}; {found.name} is the nearest.")
    if found.by == "none":
        notes.append(f"No mood was named; this is {found.name}.")
    if piece.loops and ask.tempo_bpm and abs(piece.tempo_bpm - ask.tempo_bpm) >= 0.05:
        notes.append(f"{piece.tempo_bpm:g} bpm instead of {ask.tempo_bpm}, to loop exactly.")
    return notes
