"""The `limelight` program. Commands live in their folders and are loaded when they are called."""

import importlib
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Literal, NamedTuple

import click

from limelight import __version__

Work = Literal["none", "own", "all"]


class Command(NamedTuple):
    """Where a command is defined, the line that describes it in the list, and whose durable work
    its process does: none, its own, or also what dead processes left behind."""

    module: str
    summary: str
    work: Work = "none"


COMMANDS: dict[str, Command] = {
    "make": Command("limelight.production.cli.make", "Make a labelled video from a brief", "own"),
    "productions": Command("limelight.production.cli.listing", "List what was made"),
    "character": Command("limelight.characters.cli", "Create, list, show, edit, delete characters"),
    "render": Command("limelight.production.cli.render", "Render a timeline (OTIO) to a video"),
    "verify": Command("limelight.library.cli", "Say whether a file is ours, whole and labelled"),
    "studio": Command("limelight.entry.studio", "Serve the studio in the browser"),
}


class LazyCommands(click.Group):
    """A group that knows its commands by name and loads one when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = COMMANDS.get(cmd_name)
        if known is None:
            return None
        typer_main: Any = importlib.import_module("typer.main")
        command: click.Command = typer_main.get_command(importlib.import_module(known.module).app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, known.summary) for name, known in COMMANDS.items()])


def _opener(work: Work) -> Any:
    """Opens the wired application; what that needs is only imported when a command opens it."""

    def open_app() -> AbstractAsyncContextManager[Any]:
        settings = importlib.import_module("limelight.kit.settings")
        app = importlib.import_module("limelight.app")
        opened: AbstractAsyncContextManager[Any] = app.opened(settings.read_settings(), work=work)
        return opened

    return open_app


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Limelight: a studio for AI characters. All of it works offline; all of it says it is AI.",
    epilog='Begin with: limelight make "Three honest tips for growing basil on a windowsill"',
)
@click.version_option(__version__, prog_name="limelight")
@click.pass_context
def limelight(ctx: click.Context) -> None:
    """The root of all commands."""
    kit_cli: Any = importlib.import_module("limelight.kit.cli")
    known = COMMANDS.get(ctx.invoked_subcommand or "")
    ctx.obj = kit_cli.Studio(_opener(known.work if known else "none"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; exits with 0, 1 (failed) or 2 (misused)."""
    limelight.main(args=arguments, prog_name="limelight")
