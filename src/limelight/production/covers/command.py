"""`limelight thumbnail`: three thumbnails of a timeline, in the sizes of platforms."""

from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import print_line, run
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.production.cli.progress import waiting
from limelight.production.covers.drawing import draw_covers
from limelight.renders.thumbnails.covers import COVERS
from limelight.stories.finish import Finishing
from limelight.stories.interchange.opening import read_complete

app = typer.Typer()


@app.command()
def thumbnail(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    timeline: Annotated[Path, typer.Argument(help="A timeline (.otio); media lie beside it.")],
    *,
    platform: Annotated[
        str, typer.Option(help=f"One or more of {','.join(COVERS)}; the video's size if none.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Folder for the pictures (beside the timeline if none).")
    ] = None,
    title: Annotated[str, typer.Option(help="Other words than the timeline's title.")] = "",
    name: Annotated[str, typer.Option(help="A name to put on some of them.")] = "",
    accent: Annotated[
        str, typer.Option(help="Colour of the brand, #rrggbb; the timeline's without.")
    ] = "",
) -> None:
    """Draw three thumbnails of a timeline: its best moments, each in another template, labelled."""
    folder = (out or timeline.parent).absolute()

    async def work(wired: Wired) -> list[Path]:
        branding = Finishing(accent=accent).branding()
        asked = [one.strip() for one in platform.split(",") if one.strip()]
        read = read_complete(timeline)
        if title.strip():
            read = read.model_copy(update={"title": title})
        if accent.strip():
            read = read.model_copy(update={"branding": branding})
        if not read.title.strip():
            read = read.model_copy(update={"title": timeline.stem})
        with waiting("Drawing"):
            return await draw_covers(read, asked, folder, name, (wired[Workers], wired[Identity]))

    for path in run(ctx, work):
        print_line(str(path))
