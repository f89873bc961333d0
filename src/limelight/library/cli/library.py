"""`limelight library`: what the library holds."""

from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.table import Table

from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid, NotFound
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.cli import folders
from limelight.library.provenance.certificate import Identity
from limelight.library.queries import get_sheet
from limelight.library.schemas import Asset, Basis, Copy, Rights, Twins, Undone, VersionChange
from limelight.library.service import NEAR, Library
from limelight.library.shelving import changes, versions
from limelight.library.uploads.bringing_in import Brought, Receiver, Wish, bring_in_copy

_AssetId = Annotated[str, typer.Argument(help="Id of the asset.")]

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
def add(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Pictures, videos, sounds, texts.")],
    *,
    into: Annotated[str, typer.Option("--into", help="Id or path of a folder.")] = "",
    replaces: Annotated[
        str, typer.Option("--replaces", help="Id of the asset one file is a new version of.")
    ] = "",
    holder: Annotated[str, typer.Option("--holder", help="Whose they are.")] = "Unknown",
    basis: Annotated[
        str, typer.Option("--basis", help="own, licensed, public-domain or consent.")
    ] = "own",
) -> None:
    """Bring files into the library, cleaned of place, camera and names in them."""

    async def work(wired: Wired) -> list[Brought]:
        if replaces and len(files) != 1:
            raise Invalid("One file is the new version of one asset.")
        missing = next((file for file in files if not file.is_file()), None)
        if missing is not None:
            raise NotFound(f"There is no file at {missing}.")
        known = next((one for one in get_args(Basis) if one == basis), None)
        if known is None:
            raise Invalid("Files are own, licensed, public-domain, or come with consent.")
        receiver = Receiver(wired[Library], wired[Sessions], wired[Workers], wired[Identity])
        wish = Wish(replaces=replaces, folder_id=await folders.id_of(wired, into) or "")
        rights = Rights(basis=known, holder=holder, declared_by="command line")
        return [await bring_in_copy(receiver, file, rights, wish) for file in files]

    for file, brought in zip(files, run(ctx, work), strict=True):
        told = " (was there already)" if brought.was_known else ""
        print_line(f"{brought.asset.id} {file.name}{told}")
        if brought.undo_id:
            print_line(f"  to undo it: limelight library undo {brought.undo_id}")


@app.command("versions")
def list_versions(ctx: typer.Context, asset: _AssetId) -> None:
    """List the versions of an asset; the one that is shown is marked."""

    async def work(wired: Wired) -> tuple[Asset, ...]:
        async with wired[Sessions].read() as db:
            return (await get_sheet(db, wired[Library].workspace_id, asset)).versions

    table = Table("version", "id", "made", "title", "", box=None, pad_edge=False)
    for one in run(ctx, work):
        made = one.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
        mark = "" if one.place == "replaced" else "shown"
        table.add_row(str(one.version), one.id, made, one.title, mark)
    out.print(table)


@app.command()
def show(ctx: typer.Context, asset: _AssetId) -> None:
    """Show this version of an asset in place of the others."""

    async def work(wired: Wired) -> VersionChange:
        async with wired[Sessions].begin() as db:
            return await versions.show_version(db, wired[Library].workspace_id, asset)

    done = run(ctx, work)
    way = f"; to undo it: limelight library undo {done.undo_id}" if done.undo_id else ""
    print_line(f"Version {done.version} is shown{way}")


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
