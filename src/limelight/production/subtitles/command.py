"""`limelight subtitles`: captions of finished productions in further languages."""

from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import print_line, problems_as_lines, run
from limelight.kit.wiring import Wired
from limelight.production.service import ProductionService
from limelight.production.subtitles.schemas import Missing, SubtitlesView
from limelight.production.subtitles.service import Subtitles
from limelight.renders.captions.files.formats import READ, check_readable
from limelight.renders.captions.files.opening import read_bytes

app = typer.Typer(
    name="subtitles",
    help="Captions of finished productions in further languages.",
    no_args_is_help=True,
    add_completion=False,
)
_Production = Annotated[str, typer.Argument(help="The production: how its id begins.")]


@app.command("list")
def list_(ctx: typer.Context, production: _Production) -> None:
    """List the languages a production has captions in besides its own."""

    async def work(wired: Wired) -> tuple[tuple[SubtitlesView, ...], tuple[Missing, ...]]:
        found = await wired[ProductionService].find(production)
        subtitles = wired[Subtitles]
        return await subtitles.list_all(found), await subtitles.missing(found)

    here, missing = run(ctx, work)
    for one in here:
        _print(one)
    for lacking in missing:
        print_line(f"{lacking.language}: in version {lacking.version}, not in this one")


@app.command()
def add(
    ctx: typer.Context,
    production: _Production,
    file: Annotated[Path, typer.Argument(help=f"Captions: {' '.join(READ)}.")],
    *,
    language: Annotated[
        str, typer.Option(help="A tag such as es; as the name (talk.es.srt) or the file says.")
    ] = "",
) -> None:
    """Add captions in a language, as files and as a track of every video."""
    with problems_as_lines():
        check_readable(file)
        content = read_bytes(file)

    async def work(wired: Wired) -> SubtitlesView:
        found = await wired[ProductionService].find(production)
        return await wired[Subtitles].bring(found, content, file.name, language)

    _print(run(ctx, work))


@app.command()
def remove(
    ctx: typer.Context,
    production: _Production,
    language: Annotated[str, typer.Argument(help="A tag such as es.")],
) -> None:
    """Remove the captions in a language, from the videos too."""

    async def work(wired: Wired) -> None:
        found = await wired[ProductionService].find(production)
        await wired[Subtitles].remove(found, language)

    run(ctx, work)
    print_line(f"removed: {language}")


def _print(one: SubtitlesView) -> None:
    print_line(f"{one.language}: {', '.join(file.name for file in one.files)}")
    for note in one.notes:
        print_line(f"  {note}")
