"""Typing commands of characters."""

import json
from collections.abc import Callable
from typing import Any

from typer.testing import Result

Type = Callable[..., Result]


def made(type_: Type, *words: str) -> dict[str, Any]:
    """Make a character with the command and read what it printed."""
    document: dict[str, Any] = printed(type_, "new", *words)
    return document


def printed(type_: Type, *words: str) -> Any:
    """The JSON that a command prints; it must have worked."""
    result = type_(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
