"""Pictures: which coarse shapes are light or dark (a perceptual hash by cosine transform)."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SIDE, _KEPT = 32, 8
# Less contrast than this, in levels of 255, shows no shapes to compare.
_LEAST_CONTRAST = 2.0
_LARGEST_PIXELS = 100_000_000


def _transform() -> NDArray[np.float64]:
    """The lowest rows of the orthonormal cosine transform, the constant one left out."""
    rows = np.arange(1, _KEPT + 1)[:, None]
    places = (np.arange(_SIDE)[None, :] + 0.5) * np.pi / _SIDE
    matrix: NDArray[np.float64] = np.cos(rows * places) * np.sqrt(2 / _SIDE)
    return matrix


_LOWEST = _transform()


def picture_bits(path: Path) -> bytes | None:
    """8 bytes for a picture file; None for one without shapes. Raises OSError and what Pillow
    raises for a file that is no picture.
    """
    with Image.open(path) as picture:
        if picture.width * picture.height > _LARGEST_PIXELS:
            return None
        picture.draft("L", (_SIDE * 8, _SIDE * 8))
        grey = picture.convert("RGB").convert("L")
        small = grey.resize((_SIDE, _SIDE), Image.Resampling.BOX)
    return shape_bits(np.asarray(small, np.float64))


def shape_bits(grey: NDArray[np.float64]) -> bytes | None:
    """8 bytes for a square of grey levels, 32 by 32; None where nothing stands out."""
    if grey.std() < _LEAST_CONTRAST:
        return None
    # Ranks of light, not light: a curve over the tones changes nothing.
    shapes = _LOWEST @ (grey - grey.mean()) @ _LOWEST.T
    return np.packbits(shapes > np.median(shapes)).tobytes()
