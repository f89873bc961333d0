"""Write docs/reference.md from the program itself; with `--check`, say whether it is up to date."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import limelight
from limelight.entry.cli import COMMANDS
from limelight.kit.errors import Problem
from limelight.kit.settings import Settings

TARGET = Path(__file__).parents[1] / "docs" / "reference.md"
_HEAD = """\
# Reference

Written by `make docs` from the program; `make check` compares.
"""


def _problems() -> dict[str, type[Problem]]:
    for found in pkgutil.walk_packages(limelight.__path__, "limelight."):
        if found.name.rsplit(".", 1)[-1] != "__main__" and ".migrations" not in found.name:
            importlib.import_module(found.name)
    return {cls.kind: cls for cls in _below(Problem)}


def _below(cls: type[Problem]) -> Iterator[type[Problem]]:
    for child in cls.__subclasses__():
        yield child
        yield from _below(child)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def reference() -> str:
    """The whole page."""
    lines = [_HEAD, "## Commands\n", "| command | what it does |", "|---|---|"]
    lines += [f"| `limelight {name}` | {known.summary} |" for name, known in COMMANDS.items()]
    lines += ["", "`limelight COMMAND --help` lists a command's options.", "", "## Settings\n"]
    lines += ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        is_plain = name not in ("studio", "accounts", "mail", "api", "text") and field.default != ""
        default = f"`{field.default}`" if is_plain else ""
        lines.append(
            f"| `LIMELIGHT_{name.upper()}` | {default} | {_cell(field.description or '')} |"
        )
    lines += ["", "## Problems\n", "| kind | title | when |", "|---|---|---|"]
    for kind, cls in sorted(_problems().items()):
        lines.append(f"| `{kind}` | {_cell(cls.title)} | {_cell(cls.__doc__ or '')} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page, or compare it."""
    page = reference()
    if "--check" not in sys.argv:
        TARGET.write_text(page, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != page:
        sys.exit("docs/reference.md is out of date; run: make docs")


if __name__ == "__main__":
    main()
