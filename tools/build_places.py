"""Write what the settings of the illustrator mean, as vectors; `--check` compares instead.

Run it after a change of settings.toml.
"""

import sys
import tomllib

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.illustrator.scenes import meaning
from limelight.adapters.embedded.illustrator.scenes.skies import FOLDER
from limelight.adapters.embedded.meaning import vectors


def texts() -> list[str]:
    """What stands for each setting, in the order of the file."""
    told = tomllib.loads((FOLDER / "settings.toml").read_text("utf-8"))
    return [f"{name.replace('_', ' ')}, {one['asked']}" for name, one in told.items()]


# The same words give vectors that differ by this much between processors; other words by more.
_NOISE = 0.005


def _are_alike(kept: NDArray[np.float16], found: NDArray[np.float16]) -> bool:
    return kept.shape == found.shape and bool(np.allclose(kept, found, rtol=0, atol=_NOISE))


def main() -> None:
    """Write the vectors, or compare them."""
    found = vectors.passages(texts()).astype(np.float16)
    target = FOLDER / meaning.VECTORS
    if "--check" not in sys.argv:
        np.save(target, found)
    elif not target.is_file() or not _are_alike(np.load(target), found):
        sys.exit(f"{target} is out of date: run python -m tools.build_places")


if __name__ == "__main__":
    main()
