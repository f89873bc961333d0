"""`limelight workspace`: the first workspace of the studio as one file."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from limelight.accounts.audit.recording import record
from limelight.accounts.ports import Archiver
from limelight.accounts.schemas import Workspace
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.files import disk_problems
from limelight.kit.wiring import Wired

app = typer.Typer(no_args_is_help=True, help="The studio's first workspace as a whole.")


@app.callback()
def workspace() -> None:
    """Take a whole workspace along."""


@app.command()
def export(
    ctx: typer.Context,
    out: Annotated[Path, typer.Argument(help="The ZIP to write.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the manifest.")] = False,
) -> None:
    """Write everything of the workspace into one ZIP: characters, productions, library, rows."""

    async def work(wired: Wired) -> dict[str, Any]:
        target = out.absolute()
        if target.suffix.lower() != ".zip":
            raise Invalid(f"{out.name} must end in .zip.", field="out")
        part = target.with_name(f".{target.name}.part")
        with disk_problems(target), _progress() as bar:
            task = bar.add_task("Writing", total=None)
            try:
                manifest = await wired[Archiver].write(
                    wired[Workspace], part,
                    lambda done, total: bar.update(task, completed=done, total=total),
                )  # fmt: skip
                await asyncio.to_thread(part.replace, target)
            finally:
                await asyncio.to_thread(part.unlink, missing_ok=True)
        async with wired[Sessions].begin() as db:
            here = wired[Workspace].id
            await record(db, "workspace.archive-taken", by=None, workspace_id=here, subject="")
        return manifest

    manifest = cli.run(ctx, work)
    if as_json:
        cli.print_json(manifest)
        return
    cli.print_line(f"{out}: {len(manifest['files'])} files, {sum(manifest['rows'].values())} rows.")
    for name in manifest["missing"]:
        cli.print_error(f"{name} is gone from the disk, or damaged.")


def _progress() -> Progress:
    return Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
