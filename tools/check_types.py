"""Check the JSDoc types of the pages' browser modules with TypeScript's checker: `make check` does.

`npm ci --prefix tools/types` installs it (Node 20 or later). Without it the check is skipped, and
says so; where nothing may be skipped (LIMELIGHT_TEST_NOTHING_SKIPPED) it fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "types"
CHECKER = HERE / "node_modules" / "typescript" / "bin" / "tsc"


def complaints(project: Path = HERE) -> str:
    """What the checker says of a project; empty when all is well. Raises FileNotFoundError without
    Node or the checker.
    """
    node = shutil.which("node")
    if node is None or not CHECKER.exists():
        raise FileNotFoundError("npm ci --prefix tools/types")
    done = subprocess.run(
        [node, str(CHECKER), "--project", str(project)], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def main() -> int:
    """Check; 1 when something is wrong or may not be skipped."""
    try:
        found = complaints()
    except FileNotFoundError as missing:
        print(f"The types of browser modules are not checked; to have them: {missing}")
        return 1 if os.environ.get("LIMELIGHT_TEST_NOTHING_SKIPPED") else 0
    print(found, end="")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
