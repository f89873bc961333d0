"""`limelight qc`: what is wrong with a video, ours or any other."""

from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import EXIT_FAILED, print_json, print_line, problems_as_lines
from limelight.kit.errors import Invalid, NotFound
from limelight.renders.qc.expected import facts_of
from limelight.renders.qc.platforms import PLATFORMS, platform_of
from limelight.renders.qc.schemas import Facts, Finding, Report
from limelight.renders.qc.service import as_document, check
from limelight.stories.interchange.opening import read_timeline

app = typer.Typer()
_MOST_PLACES = 5


@app.command()
def qc(
    file: Annotated[Path, typer.Argument(help="A video.")],
    *,
    platform: Annotated[str, typer.Option(help=f"Where it shall go: {', '.join(PLATFORMS)}.")] = "",
    timeline: Annotated[
        Path | None,
        typer.Option(help="The timeline (.otio) it was rendered from: checks captions and faces."),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(help="A word that must not come, with --timeline; again for more."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check a video for faults: picture, sound, captions, the rules of a platform.

    Exit code 0 when nothing is red, 1 otherwise.
    """
    with problems_as_lines():
        report = check(file, _facts(file, platform, timeline, tuple(avoid or ())))
    if as_json:
        print_json(as_document(report))
    else:
        _print(file, report)
    if report.level == "red":
        raise typer.Exit(EXIT_FAILED)


def _facts(file: Path, platform: str, timeline: Path | None, avoided: tuple[str, ...]) -> Facts:
    if file.is_dir():
        raise Invalid(f"{file} is a folder; name a video.")
    if not file.is_file():
        raise NotFound(f"There is no file at {file}.")
    if platform:
        platform_of(platform)
    if timeline is None:
        if avoided:
            raise Invalid("Words are looked for in a timeline: name one.", field="timeline")
        return Facts(platform=platform)
    return facts_of(read_timeline(timeline), platform, avoided)


def _print(file: Path, report: Report) -> None:
    told = report.of("red") + report.of("amber")
    print_line(f"{file}: {report.level} ({len(report.findings)} rules, {report.seconds:.1f} s)")
    for finding in told:
        print_line(f"  {finding.level}  {finding.rule}: {finding.measured} ({finding.limit})")
        if finding.places:
            print_line(f"         at {_places(finding)}")
        print_line(f"         {finding.remedy}")
    if not report.platform:
        refused = [f"{fit.label} ({'; '.join(fit.reasons)})" for fit in report.fits if fit.reasons]
        for line in refused:
            print_line(f"  not for {line}")


def _places(finding: Finding) -> str:
    shown = [f"{place.start:.1f}-{place.end:.1f} s" for place in finding.places[:_MOST_PLACES]]
    more = len(finding.places) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
