"""`limelight audit`: the log of what was done to people, roles and keys."""

from typing import Annotated

import typer

from limelight.accounts.audit.reading import as_json, list_entries
from limelight.accounts.audit.recording import Verdict
from limelight.accounts.audit.recording import verify as check
from limelight.accounts.schemas import Workspace
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired

app = typer.Typer(no_args_is_help=True, help="The log: read it, and check that it is whole.")


@app.command()
def verify(ctx: typer.Context) -> None:
    """Compute the chain of the whole log anew; ends with 1 where it was changed."""

    async def work(wired: Wired) -> Verdict:
        async with wired[Sessions].read() as db:
            return await check(db)

    found = cli.run(ctx, work)
    if found.broken_at is not None:
        cli.print_error(f"Entry {found.broken_at} is not as it was written, or is missing.")
        raise typer.Exit(cli.EXIT_FAILED)
    cli.print_line(f"{found.count} entries, unchanged. The last hash: {found.last_hash}")


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    search: Annotated[str, typer.Option(help="An act, a name, an id.")] = "",
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the last entries of the first workspace, newest first."""

    async def work(wired: Wired) -> list[str]:
        async with wired[Sessions].read() as db:
            found = await list_entries(db, wired[Workspace].id, search=search)
        if json_:
            return [as_json(found)]
        return [f"{one.number}  {one.at:%Y-%m-%d %H:%M}  {one.person}  {one.act}" for one in found]

    for line in cli.run(ctx, work):
        cli.print_line(line)
