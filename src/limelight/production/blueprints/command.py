"""`limelight templates`: list, share and start from templates of productions."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from limelight.accounts.schemas import Workspace
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.production.blueprints import service
from limelight.production.blueprints.schemas import Blueprint, BlueprintView
from limelight.production.blueprints.starting import start_from
from limelight.production.cli.make import finish, print_summary
from limelight.production.service import ProductionService

app = typer.Typer(
    name="templates", help="Templates of productions.", no_args_is_help=True, add_completion=False
)
_Name = Annotated[str, typer.Argument(help="The template: its name or id.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("list")
def list_(ctx: typer.Context, *, as_json: _Json = False) -> None:
    """List the templates with the gaps they have."""

    async def work(wired: Wired) -> tuple[BlueprintView, ...]:
        async with wired[Sessions].read() as db:
            return await service.list_templates(db, wired[Workspace].id)

    found = run(ctx, work)
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        print_line(f"{one.id}  {one.blueprint.name}  ({', '.join(one.gaps) or 'no gaps'})")


@app.command()
def start(
    ctx: typer.Context,
    name: _Name,
    gaps: Annotated[
        list[str] | None, typer.Argument(help="What stands in its gaps: topic=basil whom=you.")
    ] = None,
    *,
    character: Annotated[str, typer.Option(help="Who appears, if somebody else.")] = "",
    out: Annotated[Path | None, typer.Option(help="Folder for the files.")] = None,
    as_json: _Json = False,
) -> None:
    """Make the video of a template, its gaps filled in."""
    told = dict(_gap(text) for text in gaps or ())

    async def work(wired: Wired) -> dict[str, Any]:
        async with wired[Sessions].read() as db:
            found = await service.get_template(db, wired[Workspace].id, name)
        made = await start_from(wired, found, told, character)
        return await finish(wired[ProductionService], made, out, is_quiet=as_json)

    document = run(ctx, work)
    if as_json:
        print_json(document)
    else:
        print_summary(document)


def _gap(text: str) -> tuple[str, str]:
    name, is_told, said = text.partition("=")
    if not is_told:
        raise typer.BadParameter(f"Write {text!r} as NAME=WORDS.")
    return name.strip(), said


@app.command()
def export(ctx: typer.Context, name: _Name) -> None:
    """Print a template as JSON, for another studio."""

    async def work(wired: Wired) -> BlueprintView:
        async with wired[Sessions].read() as db:
            return await service.get_template(db, wired[Workspace].id, name)

    print_json(run(ctx, work).blueprint.model_dump(mode="json"))


@app.command("import")
def import_(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="A template as JSON.")]
) -> None:
    """Keep a template that somebody shared."""
    try:
        blueprint = Blueprint.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise typer.BadParameter(f"{file} is no template: {where}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"Cannot read {file}: {error}") from error

    async def work(wired: Wired) -> BlueprintView:
        async with wired[Sessions].begin() as db:
            return await service.keep_template(db, wired[Workspace].id, blueprint)

    print_line(f"Kept: {run(ctx, work).blueprint.name}")


@app.command()
def delete(ctx: typer.Context, name: _Name) -> None:
    """Delete a template."""

    async def work(wired: Wired) -> None:
        workspace_id = wired[Workspace].id
        async with wired[Sessions].begin() as db:
            found = await service.get_template(db, workspace_id, name)
            if found.is_built_in:
                raise Invalid("It came with the program and cannot be deleted.")
            await service.delete_template(db, workspace_id, found.id)

    run(ctx, work)
    print_line("Deleted.")
