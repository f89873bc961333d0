"""Write what the settings of the illustrator mean, as vectors; `--check` compares instead.

Run it after a change of settings.toml.
"""

import sys
import tomllib

import numpy as np

from limelight.adapters.embedded.illustrator.scenes import meaning
from limelight.adapters.embedded.illustrator.scenes.skies import FOLDER
from limelight.adapters.embedded.meaning import vectors


def texts() -> list[str]:
    """What stands for each setting, in the order of the file."""
    told = tomllib.loads((FOLDER / "settings.toml").read_text("utf-8"))
    return [f"{name.replace('_', ' ')}, {one['asked']}" for name, one in told.items()]


def main() -> None:
    """Write the vectors, or compare them."""
    found = vectors.passages(texts()).astype(np.float16)
    target = FOLDER / meaning.VECTORS
    if "--check" not in sys.argv:
        np.save(target, found)
    elif not target.is_file() or not np.array_equal(np.load(target), found):
        sys.exit(f"{target} is out of date: run python -m tools.build_places")


if __name__ == "__main__":
    main()
