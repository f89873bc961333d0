"""`limelight brands font`: bring, list and remove the font files of brands."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.table import Table

from limelight.accounts.schemas import Workspace
from limelight.brands.fonts import service
from limelight.brands.fonts.schemas import FontView
from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.library.schemas import Rights
from limelight.library.service import Library

app = typer.Typer(name="font", help="Font files of brands.", no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def add(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A TTF, OTF or WOFF2 file.")],
    *,
    holder: Annotated[str, typer.Option(help="Whose font it is.")],
    licence: Annotated[str, typer.Option(help="Its licence, e.g. SIL OFL 1.1.")] = "",
    basis: Annotated[
        str, typer.Option(help="Why it may be used: licensed, own, public-domain, consent.")
    ] = "licensed",
    as_json: _Json = False,
) -> None:
    """Keep a font file for brands; says its name and the scripts it has."""
    try:
        rights = Rights.model_validate(
            {"basis": basis, "holder": holder, "note": licence, "declared_by": "command line"}
        )
        content = file.read_bytes()
    except ValidationError as error:
        raise Invalid(f"The rights are not as they must be: {error.errors()[0]['msg']}.") from error
    except OSError as error:
        raise Invalid(f"Cannot read {file}: {error}.") from error

    async def work(wired: Wired) -> FontView:
        return await service.add_font(wired[Library], wired[Sessions], content, file.name, rights)

    added = run(ctx, work)
    if as_json:
        print_json(added.model_dump(mode="json"))
        return
    print_line(
        f"Kept {added.name}: {added.signs} signs; {', '.join(added.scripts) or 'no script'}."
    )
    if added.was_variable:
        print_line("Of this variable font the default instance is kept.")
    print_line(f'Use it: limelight brands set NAME --font "{added.name}"')


@app.command("list")
def list_(ctx: typer.Context, *, as_json: _Json = False) -> None:
    """List the font files."""

    async def work(wired: Wired) -> tuple[FontView, ...]:
        async with wired[Sessions].read() as db:
            return await service.list_fonts(db, wired[Workspace].id)

    found = run(ctx, work)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
    elif not found:
        print_line("There is no font yet. Keep one with: limelight brands font add FILE")
    else:
        table = Table("name", "scripts", "holder", "used by", box=None, pad_edge=False)
        for one in found:
            table.add_row(one.name, ", ".join(one.scripts), one.holder, ", ".join(one.used_by))
        out.print(table)


@app.command()
def remove(
    ctx: typer.Context, name: Annotated[str, typer.Argument(help="The font: its name or id.")]
) -> None:
    """Remove a font that no brand uses; what was made with it keeps it."""

    async def work(wired: Wired) -> None:
        async with wired[Sessions].begin() as db:
            await service.remove_font(db, wired[Workspace].id, name)

    run(ctx, work)
    print_line("Removed.")
