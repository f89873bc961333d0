"""Write what tells sorts of topics apart, and what each piece of the writer's advice means, as
vectors; `--check` compares instead.

Run it after a change of sort_examples.json or of the English packs and sorts.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.meaning import vectors
from limelight.adapters.embedded.writer.briefs.sorting import MEANINGS, SCALE, fitted
from limelight.adapters.embedded.writer.knowledge import (
    data_folder,
    find_pack,
    outlines,
    read_json,
    sort_pack,
)

# How much the weights are held small: found on topics that are no examples.
_RIDGE = 0.5
# The same words give vectors that differ by this much between processors; other words by more.
_NOISE = 0.02


def _apart(examples: dict[str, list[str]]) -> dict[str, NDArray[Any]]:
    """A direction for each sort, by ridge regression on the examples of all."""
    names = list(examples)
    sorts = np.array([at for at, name in enumerate(names) for _ in examples[name]])
    found = vectors.passages([text for name in names for text in examples[name]])
    middle = found.mean(axis=0)
    told = fitted(middle, found)
    wanted = np.eye(len(names), dtype=np.float32)[sorts]
    square = told.T @ told + _RIDGE * np.eye(told.shape[1], dtype=np.float32)
    weights = np.linalg.solve(square, told.T @ wanted)
    return {
        "names": np.array(names),
        "middle": middle.astype(np.float16),
        "weights": weights.astype(np.float16),
    }


def _advice() -> dict[str, NDArray[Any]]:
    """What each item says in English, which stands for all languages."""
    packs = [find_pack(name, "en") for name in outlines("packs")]
    packs += [sort_pack(name, "en") for name in outlines("sorts")]
    said = {
        f"{pack.id}/{item.id}": item.fits or f"{item.label}. {item.lines[0]}"
        for pack in packs
        if pack
        for item in pack.items
    }
    found = vectors.passages(list(said.values()))
    return {"keys": np.array(list(said)), "items": np.round(found * SCALE).astype(np.int8)}


def _are_alike(kept: NDArray[Any], found: NDArray[Any]) -> bool:
    if kept.shape != found.shape or kept.dtype != found.dtype:
        return False
    if kept.dtype.kind == "U":
        return bool((kept == found).all())
    noise = _NOISE * (SCALE if kept.dtype == np.int8 else 1)
    return bool(np.allclose(kept.astype(np.float32), found.astype(np.float32), rtol=0, atol=noise))


def main() -> None:
    """Write the vectors, or compare them."""
    found: dict[str, Any] = {**_apart(read_json("sort_examples.json")), **_advice()}
    target = Path(str(data_folder())) / MEANINGS
    if "--check" not in sys.argv:
        np.savez_compressed(target, **found)
        return
    with np.load(target) as kept:
        same = set(kept.files) == set(found)
        if not same or not all(_are_alike(kept[name], found[name]) for name in found):
            sys.exit(f"{target} is out of date: run python -m tools.build_sorts")


if __name__ == "__main__":
    main()
