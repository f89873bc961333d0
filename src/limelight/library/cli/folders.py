"""`limelight library folders`: the folders assets lie in."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.library.errors import UnknownFolder
from limelight.library.finding.facets import list_folders
from limelight.library.queries import list_numbers_of
from limelight.library.schemas import Folder, FolderChange
from limelight.library.service import Library
from limelight.library.shelving import changes, folders

app = typer.Typer(help="Put assets into folders.", no_args_is_help=True)

_Named = Annotated[str, typer.Argument(help='Its id, or its path such as "Autumn / Day 1".')]
_Into = Annotated[str, typer.Option("--into", help="The folder to put it into; outermost without.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_all(ctx: typer.Context, *, as_json: _Json = False) -> None:
    """List all folders and how much lies in each."""
    found = run(ctx, _found)
    if as_json:
        print_json([folder.model_dump(mode="json") for folder in found])
        return
    table = Table("id", "folder", "assets", "with its folders", box=None, pad_edge=False)
    for folder in found:
        table.add_row(folder.id, folder.path, str(folder.count), str(folder.whole_count))
    out.print(table)


@app.command()
def make(ctx: typer.Context, name: str, *, into: _Into = "", as_json: _Json = False) -> None:
    """Make a folder."""

    async def work(wired: Wired) -> Folder:
        parent_id = await id_of(wired, into)
        async with wired[Sessions].begin() as db:
            return await folders.make_folder(db, wired[Library].workspace_id, name, parent_id)

    made = run(ctx, work)
    if as_json:
        print_json(made.model_dump(mode="json"))
    else:
        print_line(f"{made.id} {made.path}")


@app.command()
def rename(ctx: typer.Context, folder: _Named, name: str) -> None:
    """Give a folder another name."""
    _change(ctx, folder, lambda db, own, one: folders.rename_folder(db, own, one, name))


@app.command()
def move(ctx: typer.Context, folder: _Named, *, into: _Into = "") -> None:
    """Put a folder with all that is in it into another one."""

    async def work(wired: Wired) -> FolderChange:
        moved, parent_id = await id_of(wired, folder), await id_of(wired, into)
        async with wired[Sessions].begin() as db:
            return await folders.move_folder(
                db, wired[Library].workspace_id, moved or "", parent_id
            )

    _say(run(ctx, work))


@app.command()
def delete(ctx: typer.Context, folder: _Named) -> None:
    """Delete a folder and those in it; their assets stay in the library."""
    _change(ctx, folder, folders.delete_folder)


@app.command()
def put(
    ctx: typer.Context,
    assets: Annotated[list[str], typer.Argument(help="Ids of assets.")],
    *,
    into: _Into = "",
) -> None:
    """Put assets into a folder, or (without --into) into none."""

    async def work(wired: Wired) -> tuple[int, str | None]:
        own, folder_id = wired[Library].workspace_id, await id_of(wired, into)
        async with wired[Sessions].begin() as db:
            numbers = await list_numbers_of(db, own, assets)
            done = await changes.change_many(db, own, numbers, "move", folder_id or "")
            return done.count, done.undo_id

    count, undo_id = run(ctx, work)
    _say(FolderChange(count=count, undo_id=undo_id))


def _change(
    ctx: typer.Context,
    folder: str,
    does: Callable[[AsyncSession, str, str], Awaitable[FolderChange]],
) -> None:
    async def work(wired: Wired) -> FolderChange:
        folder_id = await id_of(wired, folder)
        async with wired[Sessions].begin() as db:
            return await does(db, wired[Library].workspace_id, folder_id or "")

    _say(run(ctx, work))


def _say(done: FolderChange) -> None:
    told = f"{done.count} {'asset' if done.count == 1 else 'assets'}"
    print_line(f"{told}; to undo it: limelight library undo {done.undo_id}" if done.undo_id else
               "Nothing had to be changed.")  # fmt: skip


async def _found(wired: Wired) -> tuple[Folder, ...]:
    async with wired[Sessions].read() as db:
        return await list_folders(db, wired[Library].workspace_id)


async def id_of(wired: Wired, named: str) -> str | None:
    """The folder of that id or path, whatever the spaces beside the strokes; None for no name."""
    if not named:
        return None
    wanted = _plain(named)
    for folder in await _found(wired):
        if named == folder.id or wanted == _plain(folder.path):
            return folder.id
    raise UnknownFolder(f"There is no folder {named!r}; `limelight library folders list` has all.")


def _plain(path: str) -> str:
    return "/".join(" ".join(part.split()).casefold() for part in path.split("/"))
