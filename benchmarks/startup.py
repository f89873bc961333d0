"""How long the program takes to answer, against the bare interpreter."""

import sys
from pathlib import Path

from benchmarks.tables import median, run, show

_TIMES = 7


def main() -> None:
    """Measure `limelight --help` and the commands that do no durable work."""
    program = str(Path(sys.executable).with_name("limelight"))
    bare = median([run([sys.executable, "-c", "pass"]).wall_seconds for _ in range(_TIMES)])
    rows = [["python -c pass", f"{bare:.2f}", "1.0", ""]]
    for arguments, budget in ((["--help"], "0.40"), (["make", "--help"], "")):
        walls = [run([program, *arguments]).wall_seconds for _ in range(_TIMES)]
        seconds = median(walls)
        rows.append(
            [f"limelight {' '.join(arguments)}", f"{seconds:.2f}", f"{seconds / bare:.1f}", budget]
        )
    show("Start", ["command", "wall s", "x python", "budget s"], rows)


if __name__ == "__main__":
    main()
