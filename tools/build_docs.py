"""Write docs/reference.md and docs/api.md from the program itself; with `--check`, say whether they
are up to date.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import limelight
from limelight.app.site import api_document
from limelight.characters.schemas import EVENTS as CHARACTER_EVENTS
from limelight.entry.cli import COMMANDS
from limelight.kit.errors import Problem
from limelight.kit.settings import Section, Settings
from limelight.production.schemas import EVENTS as PRODUCTION_EVENTS

DOCS = Path(__file__).parents[1] / "docs"
CHARACTERS, PRODUCTIONS = CHARACTER_EVENTS.items(), PRODUCTION_EVENTS.items()
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
        is_plain = not isinstance(field.default, Section) and field.default != ""
        default = f"`{field.default}`" if is_plain else ""
        lines.append(
            f"| `LIMELIGHT_{name.upper()}` | {default} | {_cell(field.description or '')} |"
        )
    lines += ["", "## Problems\n", "| kind | title | when |", "|---|---|---|"]
    for kind, cls in sorted(_problems().items()):
        lines.append(f"| `{kind}` | {_cell(cls.title)} | {_cell(cls.__doc__ or '')} |")
    return "\n".join(lines) + "\n"


def api() -> str:
    """The page of the API: what is written in tools/api_head.md, then every operation by its
    tag, and the types of events.
    """
    document = api_document()
    lines = [(Path(__file__).parent / "api_head.md").read_text(encoding="utf-8")]
    for tag in document["tags"]:
        lines += [f"## {tag['name'].capitalize()}\n", f"{tag['description']}\n"]
        lines += ["| | operation | takes | what it does |", "|---|---|---|---|"]
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                if operation["tags"] == [tag["name"]]:
                    lines.append(_operation(path, method, operation))
        lines.append("")
    lines += ["## Types of events\n", "| type | what happened, and what `data` says |", "|---|---|"]
    lines += [f"| `{name}` | {_cell(said)} |" for name, said in (*CHARACTERS, *PRODUCTIONS)]
    return "\n".join(lines) + "\n"


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    act = ", ".join(operation["security"][0]["key"])
    said = f"{operation['summary']}. {operation.get('description') or ''}"
    where = f"`{method.upper()} {path.removeprefix('/api/v1')}`"
    return f"| {where} | `{operation['operationId']}` | {act} | {_cell(said)} |"


def main() -> None:
    """Write the pages, or compare them."""
    for name, page in (("reference.md", reference()), ("api.md", api())):
        target = DOCS / name
        if "--check" not in sys.argv:
            target.write_text(page, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != page:
            sys.exit(f"docs/{name} is out of date; run: make docs")


if __name__ == "__main__":
    main()
