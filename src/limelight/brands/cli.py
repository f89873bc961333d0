"""`limelight brands`: list, show, keep and delete the brands of a workspace."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.table import Table

from limelight.accounts.schemas import Workspace
from limelight.brands import service
from limelight.brands.fonts import cli as fonts
from limelight.brands.fonts.service import find_font
from limelight.brands.schemas import BrandView, Kit
from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.stories.finish import FONTS

app = typer.Typer(
    name="brands", help="Brand kits: colours, logo, words.", no_args_is_help=True,
    add_completion=False,
)  # fmt: skip
app.add_typer(fonts.app, name="font")
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_Name = Annotated[str, typer.Argument(help="The brand: its name or id.")]


@app.command("list")
def list_(ctx: typer.Context, *, as_json: _Json = False) -> None:
    """List the brands."""

    async def work(wired: Wired) -> tuple[BrandView, ...]:
        async with wired[Sessions].read() as db:
            return await service.list_brands(db, wired[Workspace].id)

    found = run(ctx, work)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
    elif not found:
        print_line('There is no brand yet. Keep one with: limelight brands set "NAME"')
    else:
        table = Table("name", "accent", "use", "avoid", "default", box=None, pad_edge=False)
        for one in found:
            kit = one.kit
            default = "yes" if kit.is_default else ""
            table.add_row(kit.name, kit.accent, str(len(kit.use)), str(len(kit.avoid)), default)
        out.print(table)


@app.command()
def show(ctx: typer.Context, name: _Name) -> None:
    """Show a brand as JSON; `set --from` takes it back."""

    async def work(wired: Wired) -> BrandView:
        async with wired[Sessions].read() as db:
            return await service.get_brand(db, wired[Workspace].id, name)

    print_json(run(ctx, work).model_dump(mode="json"))


@app.command("set")
def set_(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    name: _Name,
    *,
    accent: Annotated[str, typer.Option(help="Its colour, e.g. #ffc43d.")] = "",
    tone: Annotated[str, typer.Option(help="How it speaks.")] = "",
    use: Annotated[list[str] | None, typer.Option(help="A word to use; again for more.")] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="A word never said; again.")] = None,
    intro: Annotated[str, typer.Option(help='A card before: "Title | a line below".')] = "",
    outro: Annotated[str, typer.Option(help="The same after it.")] = "",
    font: Annotated[
        str, typer.Option(help=f"Its letters: {', '.join(FONTS)}, or a font's name.")
    ] = "",
    logo_corner: Annotated[str, typer.Option(help="Corner of its logo, e.g. bottom-right.")] = "",
    logo_size: Annotated[float, typer.Option(help="Of its logo, times the usual.")] = 0.0,
    logo_opacity: Annotated[float, typer.Option(help="Of its logo, 0.1 to 1.")] = 0.0,
    is_default: Annotated[
        bool, typer.Option("--default", help="For everything made here.")
    ] = False,
    file: Annotated[
        Path | None, typer.Option("--from", help="A kit as JSON instead (see show).")
    ] = None,
    as_json: _Json = False,
) -> None:
    """Keep a brand, or change the one of that name."""
    told = {
        "accent": accent, "tone": tone, "use": use, "avoid": avoid, "intro": intro, "outro": outro,
        "is_default": is_default, "font": font, "logo_corner": logo_corner, "logo_size": logo_size,
        "logo_opacity": logo_opacity,
    }  # fmt: skip
    changes = _read(file) if file else {key: value for key, value in told.items() if value}

    async def work(wired: Wired) -> BrandView:
        workspace_id = wired[Workspace].id
        async with wired[Sessions].begin() as db:
            found = await service.list_brands(db, workspace_id)
            old = next((one for one in found if name in (one.kit.name, one.id)), None)
            kept = old.kit.model_dump(mode="json") if old else {"name": name}
            if font and font not in FONTS and not file:
                changes["font"] = (await find_font(db, workspace_id, font)).file
            kit = _kit({**kept, **changes})
            if old is None:
                return await service.create_brand(db, workspace_id, kit)
            return await service.replace_brand(db, workspace_id, old.id, kit)

    made = run(ctx, work)
    if as_json:
        print_json(made.model_dump(mode="json"))
        return
    for one in made.warnings:
        print_line(f"Hard to read: {one.what}, {one.contrast} to 1; {one.least} is the least.")
    print_line(f'Kept. Use it: limelight make "..." --brand "{made.kit.name}"')


@app.command()
def delete(ctx: typer.Context, name: _Name) -> None:
    """Delete a brand; what was made with it stays."""

    async def work(wired: Wired) -> None:
        async with wired[Sessions].begin() as db:
            await service.delete_brand(db, wired[Workspace].id, name)

    run(ctx, work)
    print_line("Deleted.")


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Invalid(f"Cannot read {path}: {error}.") from error
    if not isinstance(told, dict):
        raise Invalid(f"{path} is no brand.")
    kit: dict[str, Any] = told.get("kit", told)
    return kit


def _kit(told: dict[str, Any]) -> Kit:
    try:
        return Kit.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid(f"{where}: {first['msg']}.", field=where) from error
