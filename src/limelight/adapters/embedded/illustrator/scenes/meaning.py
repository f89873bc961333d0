"""The setting that a phrase means, where no word of it is known; in any language there is.

The vectors are written by tools/build_places.py.
"""

import functools

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.illustrator.scenes import settings
from limelight.adapters.embedded.illustrator.scenes.skies import FOLDER
from limelight.adapters.embedded.meaning import vectors

Floats = NDArray[np.float32]

VECTORS = "meanings.npy"


@functools.lru_cache(512)
def likeness(phrase: str) -> dict[str, float]:
    """How near each setting is to a phrase: 0 is usual, 0.3 and more is what it means."""
    names = list(settings.every())
    if not phrase.strip():
        return dict.fromkeys(names, 0.0)
    known = _vectors()
    asked = vectors.queries([phrase])[0]
    scores = known @ asked
    spread = np.round((scores - scores.mean()) / 0.05, 3)
    return {name: float(score) for name, score in zip(names, spread, strict=True)}


@functools.cache
def _vectors() -> Floats:
    return np.asarray(np.load(FOLDER / VECTORS), np.float32)
