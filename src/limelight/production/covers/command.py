"""`limelight thumbnail`: three thumbnails of a timeline, in the sizes of platforms."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import print_line, run
from limelight.kit.files import ensure_folder
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.production.cli.progress import waiting
from limelight.production.cli.render import read_complete
from limelight.renders.thumbnails.covers import COVERS, Cover, cover_like, cover_of
from limelight.renders.thumbnails.drawing import VARIANTS, draw_thumbnails
from limelight.stories.finish import Finishing

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
        covers = {f"thumbnail-{one}": cover_of(one) for one in dict.fromkeys(asked)}
        read = read_complete(timeline)
        if title.strip():
            read = read.model_copy(update={"title": title})
        if accent.strip():
            read = read.model_copy(update={"branding": branding})
        own = {"thumbnail": cover_like(read.width_px, read.height_px)}
        ensure_folder(folder)
        drawn = [_paths(folder, stem, cover) for stem, cover in (covers or own).items()]
        with waiting("Drawing"):
            await wired[Workers].run(draw_thumbnails, read, drawn, name)
        paths = [path for _, variants in drawn for path in variants]
        claim = Claim(title=(read.title.strip() or timeline.stem)[:200])
        for path in paths:
            await asyncio.to_thread(label_file, path, path, claim, wired[Identity])
        return paths

    for path in run(ctx, work):
        print_line(str(path))


def _paths(folder: Path, stem: str, cover: Cover) -> tuple[Cover, tuple[Path, ...]]:
    names = [f"{stem}-{at}.jpg" for at in range(1, VARIANTS + 1)]
    return cover, tuple(folder / name for name in names)
