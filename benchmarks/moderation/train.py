"""Trains the heads anew: `python -m benchmarks.moderation.train FOLDER` (see README.md)."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.moderation.rows import Row, own, published
from limelight.adapters.embedded.judge.heads.judge import pack, unpack
from limelight.adapters.embedded.meaning import vectors

FILE = Path(vectors.__file__).parents[1] / "data" / "judge" / "heads.json"
# What a row of these checks says about the head is not clear, so it says nothing.
_UNCLEAR = {
    "sexual": {"minor", "minor-character", "private-person"},
    "violence": {"hate", "dangerous", "self-harm"},
    "hate": {"violence"},
    "personal-data": {"private-person", "dangerous"},
    "injection": set[str](),
}
_ONLY_IMPORTS = "injection"  # heads that read every text must be surer
_LEAST, _LEAST_IMPORT = 1.0, 0.5
_SHRINK, _OWN_WEIGHT = 0.05, 3.0
_FALSE_LOOKS = 0.01

Floats = NDArray[np.float64]


def main() -> None:
    """Write heads.json and say what was trained on how much."""
    rows = [*own(), *published(Path(sys.argv[1]))]
    seen = np.asarray(vectors.queries([row.text for row in rows]), np.float64)
    heads = [_head(check, rows, seen) for check in _UNCLEAR]
    made = {"version": f"{datetime.now(UTC):%Y-%m-%d}", "rows": len(rows), "heads": heads}
    FILE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    for head in heads:
        print(head["check"], head["trained_on"], "threshold", head["threshold"])


def _head(check: str, rows: list[Row], seen: Floats) -> dict[str, object]:
    counts = np.array([row.check not in _UNCLEAR[check] for row in rows])
    is_one = np.array([row.check == check for row in rows])
    spared = np.array([row.is_for_validation for row in rows])
    weigh = np.array([_OWN_WEIGHT if row.is_own else 1.0 for row in rows])
    used = counts & ~spared
    for side in (used & is_one, used & ~is_one):  # both sides weigh the same
        weigh[side] *= used.sum() / 2 / weigh[side].sum()
    found = fit(seen[used], is_one[used].astype(float), weigh[used])
    weights = pack(found[:-1].astype(np.float32))
    scores = seen @ unpack(weights).astype(np.float64) + found[-1]
    harmless = spared & np.array([row.check is None for row in rows])
    least = _LEAST_IMPORT if check == _ONLY_IMPORTS else _LEAST
    threshold = max(float(np.quantile(scores[harmless], 1 - _FALSE_LOOKS)), least)
    return {
        "check": check,
        "trained_on": int((used & is_one).sum()),
        "threshold": round(threshold, 3),
        "bias": round(float(found[-1]), 4),
        "weights": weights,
    }


def fit(seen: Floats, is_one: Floats, weigh: Floats) -> Floats:
    """Weights and bias of a logistic regression shrunk towards 0, by Newton's method: `seen`
    (rows, n), `is_one` and `weigh` (rows) to (n + 1).
    """
    wide = np.column_stack([seen, np.ones(len(seen))])
    shrink = np.full(wide.shape[1], _SHRINK)
    shrink[-1] = 1e-6
    found = np.zeros(wide.shape[1])
    for _ in range(40):
        sure = 1 / (1 + np.exp(-wide @ found))
        slope = wide.T @ (weigh * (sure - is_one)) + shrink * found
        bend = (wide * (weigh * sure * (1 - sure))[:, None]).T @ wide + np.diag(shrink)
        step = np.linalg.solve(bend, slope)
        found -= step
        if float(np.abs(step).max()) < 1e-7:
            break
    return found


if __name__ == "__main__":
    main()
