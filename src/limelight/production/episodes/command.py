"""`limelight series`: series of productions and their next episodes."""

from pathlib import Path
from typing import Annotated, Any

import typer

from limelight.accounts.schemas import Workspace
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.production.cli.make import finish, print_summary
from limelight.production.episodes.ordering import order_next
from limelight.production.series import service
from limelight.production.series.schemas import Running, SeriesCard, SeriesView
from limelight.production.service import ProductionService

app = typer.Typer(
    name="series", help="Series of productions.", no_args_is_help=True, add_completion=False
)
_Name = Annotated[str, typer.Argument(help="The series: its name or id.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_MOST = 1000


@app.command("list")
def list_(ctx: typer.Context, *, as_json: _Json = False) -> None:
    """List the series by name."""

    async def work(wired: Wired) -> tuple[SeriesCard, ...]:
        async with wired[Sessions].read() as db:
            return (await service.list_series(db, wired[Workspace].id, limit=_MOST))[0]

    found = run(ctx, work)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        print_line(f"{one.id}  {one.running.name}  ({one.episode_count} episodes)")


@app.command()
def show(ctx: typer.Context, name: _Name, *, as_json: _Json = False) -> None:
    """Show a series with its episodes."""
    found = run(ctx, lambda wired: _found(wired, name))
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    print_line(f"{found.running.name}: {found.running.about or 'nothing said about it'}")
    for line in (found.running.hook, found.running.outro):
        if line:
            print_line(f'  "{line}"')
    for one in found.episodes:
        print_line(f"{one.number}. {one.production.title}  ({one.production.state})")


@app.command()
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    *,
    production: Annotated[
        str, typer.Option(help="Its first episode: how the id of a production begins.")
    ] = "",
    about: Annotated[str, typer.Option(help="What it is about, for the writer.")] = "",
    hook: Annotated[
        str, typer.Option(help="Said first in every episode; {number}, {series}, {before}.")
    ] = "",
    outro: Annotated[str, typer.Option(help="Said last in every episode.")] = "",
) -> None:
    """Begin a series."""
    running = Running(name=name, about=about, hook=hook, outro=outro)

    async def work(wired: Wired) -> str:
        first = await wired[ProductionService].find(production) if production else None
        async with wired[Sessions].begin() as db:
            return await service.create_series(db, wired[Workspace].id, running, first)

    print_line(run(ctx, work))


@app.command("next")
def next_(
    ctx: typer.Context,
    name: _Name,
    brief: Annotated[str, typer.Argument(help="What the episode is about.")],
    *,
    out: Annotated[Path | None, typer.Option(help="Folder for the files.")] = None,
    as_json: _Json = False,
) -> None:
    """Make the next episode like the last one."""

    async def work(wired: Wired) -> dict[str, Any]:
        productions = wired[ProductionService]
        async with wired[Sessions].read() as db:
            found = await service.get_series(db, wired[Workspace].id, name)
        last = found.episodes[-1].production.id if found.episodes else None
        made = await order_next(productions, found.id, last, brief, {})
        return await finish(productions, made, out, is_quiet=as_json)

    document = run(ctx, work)
    if as_json:
        print_json(document)
    else:
        print_summary(document)


async def _found(wired: Wired, name: str) -> SeriesView:
    async with wired[Sessions].read() as db:
        return await service.get_series(db, wired[Workspace].id, name)
