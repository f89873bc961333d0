"""Following a production on a terminal: a line per step with a bar, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from limelight.production.ports import Productions
from limelight.production.schemas import ProductionId, ProductionView, StepView

_WORKING, _ENDED = "working", {"done": "[green]✓", "reused": "[cyan]↺", "failed": "[red]✗"}


async def follow(
    productions: Productions, production_id: ProductionId, *, is_quiet: bool
) -> ProductionView:
    """Wait until a production has ended, telling how far it is on stderr; returns how it ended."""
    show = _Quiet() if is_quiet else _Lines() if not sys.stderr.isatty() else _Bars()
    with show:
        async for view in productions.watch(production_id):
            show.update(view)
        return view


class _Quiet:
    def __enter__(self) -> "_Quiet":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def update(self, view: ProductionView) -> None:
        """Say nothing."""


class _Lines(_Quiet):
    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._said: set[tuple[str, str]] = set()
        self._has_greeted = False

    def update(self, view: ProductionView) -> None:
        """A line when a step begins or ends."""
        if not self._has_greeted:
            self._has_greeted = True
            self._console.print(f"Production {view.id}")
        for step in view.steps:
            if step.state != "waiting" and (step.name, step.state) not in self._said:
                self._said.add((step.name, step.state))
                self._console.print(_line(step), markup=False)


def _line(step: StepView) -> str:
    took = f" in {step.seconds:.1f} s" if step.seconds is not None else ""
    note = f" ({step.note})" if step.note else ""
    return f"{step.label}: {step.state}{took}{note}"


class _Bars(_Quiet):
    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[note]}"),
            console=Console(stderr=True, highlight=False),
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "_Bars":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def update(self, view: ProductionView) -> None:
        """Move the bars."""
        for step in view.steps:
            if step.name not in self._tasks:
                self._tasks[step.name] = self._progress.add_task(
                    step.label, total=1.0, start=False, note=""
                )
            self._show(self._tasks[step.name], step)

    def _show(self, task: TaskID, step: StepView) -> None:
        if step.state == _WORKING:
            self._progress.start_task(task)
            self._progress.update(task, completed=step.progress or 0.0, note=step.note)
        elif step.state in _ENDED:
            took = f"{step.seconds:.1f} s" if step.seconds is not None else ""
            note = " ".join(part for part in (_ENDED[step.state], took, step.note) if part)
            self._progress.update(task, completed=1.0, note=note)


@contextmanager
def counted(label: str) -> Iterator[Callable[[float], None]]:
    """A bar on stderr for work that tells its share from 0 to 1; nothing where there is no
    terminal.
    """
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.percentage:>3.0f} %"),
        console=Console(stderr=True, highlight=False),
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(label, total=1.0)
        yield lambda share: bar.update(task, completed=share)


@contextmanager
def waiting(label: str, *, is_quiet: bool = False) -> Iterator[None]:
    """A spinner on stderr while one thing is made; nothing when quiet or without a terminal."""
    if is_quiet or not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True, highlight=False).status(label):
        yield
