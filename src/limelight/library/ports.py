"""What the library needs from outside."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class TextVectors(Protocol):
    """Gives texts places: the nearer two of them, the nearer what is meant."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Vectors of length 1, one row a text."""
        ...
