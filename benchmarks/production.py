"""A whole production of 20 seconds, from process start to labelled files: cold, warm and reused.

Cold is the first command in a new data folder; warm is another brief in the same folder, where only
the process start is new; reused is the same brief again.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.tables import Measured, run, show

_FIRST = "Three honest tips for growing basil on a windowsill"
_SECOND = "Three ways to brew better coffee at home"


def main() -> None:
    """Measure and print."""
    program = str(Path(sys.executable).with_name("limelight"))
    with tempfile.TemporaryDirectory() as folder:
        environment = {"LIMELIGHT_DATA": f"{folder}/data"}

        def make(brief: str) -> Measured:
            out = f"{folder}/out-{len(brief)}"
            return run([program, "make", brief, "--json", "--out", out], environment)

        runs = {"cold": make(_FIRST), "warm": make(_SECOND), "reused": make(_FIRST)}
    rows, steps = [], []
    names: list[str] = []
    for name, measured in runs.items():
        document = json.loads(measured.output)
        length = document["files"][0]["seconds"]
        wall = measured.wall_seconds
        rows.append(
            [
                name,
                f"{length:.1f}",
                f"{wall:.1f}",
                f"{wall / length:.2f}",
                f"{measured.cpu_seconds:.1f}",
            ]
        )
        taken = {step["name"]: step["seconds"] or 0.0 for step in document["steps"]}
        names = list(taken)
        steps.append([name, *(f"{seconds:.1f}" for seconds in taken.values())])
    show(
        "Whole production, embedded makers, 1080x1920",
        ["run", "video s", "wall s", "wall / video", "CPU s"],
        rows,
    )
    show("Seconds per step", ["run", *names], steps)


if __name__ == "__main__":
    main()
