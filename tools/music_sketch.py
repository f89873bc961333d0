"""Pieces on paper, a sketch of one, and how far two of them are apart."""

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.writing.arranging import arranged
from limelight.adapters.embedded.composer.writing.score import Piece
from limelight.generation.schemas import MusicAsk

Sketch = NDArray[np.float64]
_PARTS, _GRID = 8, 16


def written(ask: MusicAsk) -> Piece:
    """The piece as the composer writes it."""
    return arranged(ask, nearest_mood(ask.mood).name)


def note_sketch(piece: Piece) -> Sketch:
    """Which notes are heard in each eighth of the piece, when in a bar they begin, how fast: three
    groups, each of length 1 or less.
    """
    chroma, onsets = np.zeros((_PARTS, 12)), np.zeros((2, _GRID))
    bar = piece.metre * 60 / piece.tempo_bpm
    for part in piece.parts:
        for note in part.notes:
            place = int(note.start / bar % 1 * _GRID + 0.5) % _GRID
            onsets[int(part.role == "drums"), place] += note.velocity
            if part.role != "drums":
                eighth = min(_PARTS - 1, int(note.start / piece.seconds * _PARTS))
                chroma[eighth, note.pitch % 12] += note.velocity * min(note.seconds, bar)
    tempo = np.array([np.log2(piece.tempo_bpm / 100)])
    return np.concatenate([_of_length_one(chroma), _of_length_one(onsets), tempo])


def _of_length_one(values: NDArray[np.float64]) -> Sketch:
    flat: Sketch = values.ravel() / max(float(np.linalg.norm(values)), 1e-9)
    return flat


def distance(one: Sketch, two: Sketch) -> float:
    """0 for the same; about 1 for two that share nothing but their tempo."""
    return float(np.linalg.norm(one - two)) / 2
