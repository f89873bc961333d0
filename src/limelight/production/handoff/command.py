"""`limelight handoff`: a timeline for Final Cut Pro, Resolve, Premiere, CapCut and others."""

from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import print_line, run
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.production.cli.progress import counted
from limelight.production.handoff.folder import EDITORS, HandOff, parse_editors
from limelight.production.steps.making import Bench
from limelight.stories.interchange.opening import read_complete

app = typer.Typer()


@app.command()
def handoff(
    ctx: typer.Context,
    timeline: Annotated[Path, typer.Argument(help="A timeline (.otio); media lie beside it.")],
    *,
    to: Annotated[str, typer.Option(help=f"One or more of {','.join(EDITORS)}.")] = "fcpxml",
    out: Annotated[
        Path | None, typer.Option(help="Folder to hand over (beside the timeline if none).")
    ] = None,
) -> None:
    """Hand a timeline to an editor: its file, a film of every shot, sounds and captions."""
    folder = (out or timeline.with_suffix("").with_name(f"{timeline.stem}-handoff")).absolute()

    async def work(wired: Wired) -> list[Path]:
        editors = parse_editors(to)
        read = read_complete(timeline)
        with counted("Filming the shots") as progress:
            kept = wired[Bench].segments
            hand = HandOff(read, folder, kept, wired[Workers], wired[Identity], progress)
            return await hand.write(editors, timeline.stem)

    for path in run(ctx, work):
        print_line(str(path))
