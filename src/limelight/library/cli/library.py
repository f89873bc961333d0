"""`limelight library`: what the library holds."""

from typing import Annotated

import typer
from rich.table import Table

from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.library.cli import folders
from limelight.library.schemas import Copy, Twins, Undone
from limelight.library.service import NEAR, Library
from limelight.library.shelving import changes

app = typer.Typer()
app.add_typer(folders.app, name="folders")


@app.callback()
def library() -> None:
    """Look into the library and put it in order."""


@app.command()
def duplicates(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(help="The SHA-256 of one file; all are compared without it.")
    ] = "",
    *,
    distance: Annotated[
        int, typer.Option(min=0, max=32, help="How unlike, 0 (the same) to 32 (unrelated).")
    ] = NEAR,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many pairs.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,
) -> None:
    """List files that are the same or nearly the same: pictures, films, sounds, captions."""

    async def work(wired: Wired) -> list[Twins]:
        if file:
            return (await wired[Library].find_duplicates(file, distance))[:limit]
        return await wired[Library].near_duplicates(limit, distance)

    twins = run(ctx, work)
    if as_json:
        print_json([pair.model_dump(mode="json") for pair in twins])
    elif not twins:
        print_line("Nothing is there twice.")
    else:
        _print_table(twins)


@app.command()
def undo(
    ctx: typer.Context,
    change: Annotated[str, typer.Argument(help="The id that was told when it was done.")],
) -> None:
    """Undo a change of assets or folders."""

    async def work(wired: Wired) -> Undone:
        async with wired[Sessions].begin() as db:
            return await changes.undo(db, wired[Library].workspace_id, change)

    done = run(ctx, work)
    print_line(f"As before: {done.count} {done.kind}.")


def _print_table(twins: list[Twins]) -> None:
    table = Table("distance", "kind", "first", "second", box=None, pad_edge=False)
    for pair in twins:
        away = "same" if pair.exact else f"{pair.distance:g}"
        table.add_row(away, pair.kind, _told(pair.first), _told(pair.second))
    out.print(table)


def _told(copy: Copy) -> str:
    made = copy.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{copy.name[:12]} {copy.recipe_kind}/{copy.role} {made}"
