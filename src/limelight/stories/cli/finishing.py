"""The options that say how a piece is finished, for every command that makes one."""

from pathlib import Path
from typing import Annotated

import typer

from limelight.stories.finish import COLOUR_LOOKS

Colours = Annotated[str, typer.Option(help=f"A colour look: {', '.join(COLOUR_LOOKS)}.")]
Lut = Annotated[Path | None, typer.Option(help="A colour table (.cube, 3D).")]
Vignette = Annotated[float, typer.Option(help="Darker corners, 0 to 1.")]
Grain = Annotated[float, typer.Option(help="Film grain, 0 to 1; makes files larger.")]
Logo = Annotated[Path | None, typer.Option(help="A logo at the upper right (PNG, JPEG, WebP).")]
Progress = Annotated[str, typer.Option(help="A bar that fills up: none, top or bottom.")]
Accent = Annotated[str, typer.Option(help="Its colour, e.g. #ffc43d.")]
Intro = Annotated[
    str, typer.Option(help='Before it: "Title | a line below", or a film or picture.')
]
Outro = Annotated[str, typer.Option(help="The same after it.")]
Third = Annotated[
    str, typer.Option("--lower-third", help='Who is seen at first: "Name | what they do".')
]
