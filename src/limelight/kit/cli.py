"""How commands of the folders get at the wired application, and how they answer.

A command is a plain function: it reads its options, calls `run(ctx, work)` once and prints what
came back. `ctx.obj` is a `Studio`, put there by the entry.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any, TypeVar

import typer
from rich.console import Console

from limelight.kit.errors import Conflict, Invalid, NotFound, Problem, Refused
from limelight.kit.wiring import Wired

T = TypeVar("T")

out = Console(highlight=False)
_err = Console(stderr=True, highlight=False)

EXIT_FAILED, EXIT_MISUSED, EXIT_INTERRUPTED = 1, 2, 130
_MISUSES = (Invalid, NotFound, Conflict, Refused)


class Studio:
    """The application as commands see it: opened for one piece of work, closed after it."""

    def __init__(self, open_app: Callable[[], AbstractAsyncContextManager[Wired]]) -> None:
        self._open_app = open_app

    def run(self, work: Callable[[Wired], Awaitable[T]]) -> T:
        """Open the application, do `work`, close it. A problem ends the command as
        `problems_as_lines` says.
        """

        async def opened() -> T:
            async with self._open_app() as wired:
                return await work(wired)

        with problems_as_lines():
            return asyncio.run(opened())


def run(ctx: typer.Context, work: Callable[[Wired], Awaitable[T]]) -> T:
    """Do `work` with the wired application of this command line."""
    studio: Studio = ctx.obj
    return studio.run(work)


@contextmanager
def problems_as_lines() -> Iterator[None]:
    """End the command when the block raises a Problem: `Error: <detail>` on stderr, exit code 2
    where the person can ask differently, 1 where something failed; Ctrl-C ends it with 130.
    """
    try:
        yield
    except Problem as problem:
        print_error(problem.detail)
        misused = isinstance(problem, _MISUSES)
        raise typer.Exit(EXIT_MISUSED if misused else EXIT_FAILED) from problem
    except KeyboardInterrupt:
        print_error("Interrupted.")
        raise typer.Exit(EXIT_INTERRUPTED) from None


def print_error(detail: str) -> None:
    """One line on stderr."""
    _err.print(f"Error: {detail}", markup=False, soft_wrap=True)


def print_line(text: str) -> None:
    """One line of plain text on stdout, never wrapped or coloured."""
    out.print(text, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON document on stdout, for machines: never wrapped or coloured."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
