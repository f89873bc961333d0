"""`limelight judge`: what the judges find in a text."""

from typing import Annotated

import typer

from limelight.kit.cli import EXIT_FAILED, print_json, print_line, run
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges
from limelight.moderation.schemas import Context, Finding, Rating, TextKind, Verdict
from limelight.moderation.service import judge_text

app = typer.Typer()


@app.command()
def judge(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="The text, as it would be typed or brought in.")],
    *,
    kind: Annotated[
        TextKind, typer.Option(help="What it is; import: what others wrote, such as a card.")
    ] = "brief",
    rating: Annotated[Rating, typer.Option(help="For whom the piece would be.")] = "everyone",
    language: Annotated[str, typer.Option(help="A hint: en, es, ja, ...")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what the judges find in a text and why; makes and keeps nothing.

    Exit code 0 for a text that passes or would be looked at, 1 for one that is refused.
    """

    async def work(wired: Wired) -> Verdict:
        return await judge_text(
            text,
            language=language,
            context=Context(kind=kind, rating=rating),
            judges=wired[Judges].all,
        )

    verdict = run(ctx, work)
    if as_json:
        print_json(verdict.model_dump(mode="json"))
    else:
        print_line(verdict.severity)
        for finding in verdict.findings:
            print_line(_line(text, finding))
    if verdict.severity == "reject":
        raise typer.Exit(EXIT_FAILED)


def _line(text: str, finding: Finding) -> str:
    where = f' "{text[slice(*finding.span)].strip()}"' if finding.span else ""
    return (
        f"  {finding.check} ({finding.severity}, {finding.score:.2f}, {finding.model} "
        f"{finding.version}):{where}\n    {finding.reason} {finding.instead}".rstrip()
    )
