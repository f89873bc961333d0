"""`limelight ideas`: what a character could make a video about."""

from typing import Annotated

import typer

from limelight.kit.cli import print_json, print_line, run
from limelight.production.briefs.ports import Ideas

app = typer.Typer()


@app.command()
def ideas(
    ctx: typer.Context,
    *,
    character: Annotated[str, typer.Option(help="For whom: name, handle or id.")] = "",
    language: Annotated[str, typer.Option(help="In which language.")] = "en",
    page: Annotated[int, typer.Option(min=0, max=1000, help="Another page, other ideas.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,
) -> None:
    """Say what a character could make a video about: what it likes, days that are near."""
    found = run(ctx, lambda wired: wired[Ideas].ideas(character, language, page))
    if as_json:
        print_json([idea.model_dump(mode="json") for idea in found])
        return
    for idea in found:
        print_line(f"{idea.text}  ({idea.why})")
