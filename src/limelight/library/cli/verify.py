"""`limelight verify`: what a file says about itself, and whether that can be believed."""

from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import EXIT_FAILED, print_json, print_line, run
from limelight.kit.errors import Invalid, NotFound
from limelight.kit.wiring import Wired
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.schemas import Verdict
from limelight.library.provenance.verify import verify_file

app = typer.Typer()


@app.command()
def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A PNG, JPEG, MP4 or WAV.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say whether a file is signed and unchanged, tampered with, or unlabelled.

    Exit code 0 for a valid file, 1 for every other.
    """

    async def work(wired: Wired) -> Verdict:
        if file.is_dir():
            raise Invalid(f"{file} is a folder; name a file.")
        if not file.is_file():
            raise NotFound(f"There is no file at {file}.")
        return verify_file(file, wired[Identity])

    verdict = run(ctx, work)
    if as_json:
        print_json(verdict.model_dump(mode="json"))
    else:
        print_line(f"{file}: {verdict.state}")
        for line in verdict.lines:
            print_line(f"  {line}")
    if verdict.state != "valid":
        raise typer.Exit(EXIT_FAILED)
