"""The style vectors of Kokoro: what makes a voice somebody's, alone or blended by weight."""

import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from limelight.adapters.embedded.voice.networks import Samples, checked

_ROWS, _VALUES = 510, 256
_FOLDER = Path(__file__).parent.parent / "data" / "voice" / "kokoro"

Weighted = tuple[tuple[str, float], ...]


@lru_cache(maxsize=1)
def sums() -> dict[str, str]:
    """The SHA-256 of every vendored vector by voice (see `tools/vendor_voices.py`)."""
    table: dict[str, str] = json.loads((_FOLDER / "sha256.json").read_text("utf-8"))
    return table


@lru_cache(maxsize=32)
def style_of(parts: Weighted) -> Samples:
    """The average of the named vectors by weight, one row per number of phonemes; raises
    Unavailable when a file is damaged.
    """
    whole = sum(weight for _, weight in parts)
    mixed = np.zeros((_ROWS, _VALUES), np.float64)
    for name, weight in parts:
        mixed += _vector(name) * (weight / whole)
    return mixed.astype(np.float32)


def _vector(name: str) -> Samples:
    content = (_FOLDER / f"{name}.f16").read_bytes()
    checked(content, sums()[name], f"voice {name}")
    return np.frombuffer(content, "<f2").reshape(_ROWS, _VALUES).astype(np.float32)
