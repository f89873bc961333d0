"""`limelight voices`: the voices there are."""

from typing import Annotated

import typer
from rich.table import Table

from limelight.generation.schemas import Voice
from limelight.generation.service import Gateway
from limelight.kit.cli import out as terminal
from limelight.kit.cli import print_json, run
from limelight.kit.errors import NotFound
from limelight.kit.wiring import Wired

app = typer.Typer()


@app.command()
def voices(
    ctx: typer.Context,
    *,
    language: Annotated[str, typer.Option(help="Only those of a language, such as it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the voices. Any of them can be blended but hibari; see: limelight say --help"""

    async def work(wired: Wired) -> list[Voice]:
        found = wired[Gateway].voices()
        shown = [voice for voice in found if voice.language == (language or voice.language)]
        if not shown:
            known = ", ".join(dict.fromkeys(voice.language for voice in found))
            raise NotFound(f"There is no voice of language {language!r}. There are: {known}.")
        return shown

    shown = run(ctx, work)
    if as_json:
        print_json([voice.model_dump(mode="json") for voice in shown])
        return
    table = Table("voice", "language", "accent", "gender", "sounds", box=None, pad_edge=False)
    for voice in shown:
        table.add_row(voice.name, voice.language, voice.accent, voice.gender, voice.description)
    terminal.print(table)
