"""`limelight make`: from a brief to finished, labelled files in a folder."""

import asyncio
import json
import re
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from limelight.kit.cli import print_error, print_json, print_line, run
from limelight.kit.errors import Invalid, NotFound, Upstream
from limelight.kit.files import ensure_folder
from limelight.kit.wiring import Wired
from limelight.production.cli.progress import follow
from limelight.production.exporting import export, with_paths
from limelight.production.quotes.printing import print_quote
from limelight.production.schemas import FACTS_MISSING, Order, ProductionId, ProductionView
from limelight.production.service import ProductionService
from limelight.stories.brief import LANGUAGES
from limelight.stories.cli.finishing import with_groups
from limelight.stories.finish import Finishing
from limelight.stories.heard.soundtrack import Sounding
from limelight.stories.pacing import Pacing
from limelight.stories.script import Script
from limelight.stories.timeline import CAPTION_STYLES

app = typer.Typer()
_Captions = Annotated[
    str, typer.Option(help=f"How the words are written: {', '.join(CAPTION_STYLES)}.")
]
_Quote = Annotated[bool, typer.Option("--quote", help="Say what it would take, make nothing.")]
_Brand = Annotated[str, typer.Option(help="A brand by its name; none leaves the default out.")]
_Out = Annotated[Path | None, typer.Option(help="Folder for the files (limelight-out/TITLE-ID).")]
_Resume = Annotated[str | None, typer.Option(metavar="ID", help="Continue a production instead.")]
_OUT = Path("limelight-out")


class NotMade(Upstream):
    """The production ended without a result."""

    kind, title = "production.not-made", "It could not be made"


@app.command()
@with_groups
def make(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    brief: Annotated[str, typer.Argument(help="What the video is about, in a sentence.")] = "",
    *,
    character: Annotated[str, typer.Option(help="Who presents it: name, handle or id.")] = "",
    look: Annotated[str, typer.Option(help="A look of the character to wear, by its name.")] = "",
    seconds: Annotated[int, typer.Option(help="Roughly how long.")] = 20,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="9:16, 1:1, 4:5, 16:9; several with commas or again."),
    ] = None,
    language: Annotated[str, typer.Option(help=f"One of {', '.join(LANGUAGES)}.")] = "en",
    form: Annotated[
        str,
        typer.Option(help="tips, story, myths, howto, list, day, product, qa, quote, news, ..."),
    ] = "",
    captions: _Captions = "karaoke",
    seed: Annotated[int, typer.Option(help="Same seed, same video.")] = 0,
    brand: _Brand = "",
    finished: Finishing,
    pacing: Pacing,
    sounding: Sounding,
    stems: Annotated[
        bool, typer.Option("--stems", help="The voice, music and effects as files too (WAV).")
    ] = False,
    script: Annotated[
        Path | None, typer.Option(help="Use this script (JSON) instead of writing one.")
    ] = None,
    out: _Out = None,
    resume: _Resume = None,
    quote: _Quote = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make a labelled video with a talking character from a brief."""
    order = Order(
        text=brief,
        seconds=seconds,
        formats=",".join(formats or ("9:16",)),
        language=language,
        form=form,
        seed=seed,
        character=character,
        look=look,
        captions=captions,
        finishing=finished,
        pacing=pacing,
        sounding=sounding,
        stems=stems,
        brand=brand,
    )
    if quote:
        print_quote(run(ctx, lambda wired: wired[ProductionService].quote(order)), as_json=as_json)
        return
    document = run(ctx, lambda wired: _made(wired, order, script, resume, (out, as_json)))
    if as_json:
        print_json(document)
    else:
        print_summary(document)


async def _made(
    wired: Wired,
    order: Order,
    script: Path | None,
    resume: str | None,
    where: tuple[Path | None, bool],
) -> dict[str, Any]:
    """What `order`, or the production to be continued, became."""
    if resume is not None and (order != Order(text="") or script is not None):
        raise Invalid("--resume continues what was ordered; leave the other options out.")
    given = _read_script(script)
    out, is_quiet = where
    if out is not None:
        ensure_folder(out)
    productions = wired[ProductionService]
    if resume is not None:
        production_id = await productions.find(resume)
        await productions.resume(production_id)
    else:
        production_id = await productions.start(order, given)
    return await finish(productions, production_id, out, is_quiet=is_quiet)


async def finish(
    productions: ProductionService, production_id: ProductionId, out: Path | None, *, is_quiet: bool
) -> dict[str, Any]:
    """Follow a production to its end and put its files into a folder; its document, with paths.
    Raises NotMade.
    """
    try:
        view = await follow(productions, production_id, is_quiet=is_quiet)
    except asyncio.CancelledError:
        print_error(f"Stopped. Continue with: limelight make --resume {production_id}")
        raise
    if view.state != "done":
        reason = view.error or "It was cancelled."
        if any(step.note == FACTS_MISSING for step in view.steps):
            raise NotMade(reason, id=view.id)
        raise NotMade(f"{reason} Continue with: limelight make --resume {view.id}", id=view.id)
    folder = (out or _OUT / _folder_name(view)).absolute()
    placed = await export(productions, view, folder)
    document = json.loads(placed["production.json"].read_text(encoding="utf-8"))
    return with_paths(document, folder)


def _folder_name(view: ProductionView) -> str:
    slug = re.sub(r"[^\w]+", "-", view.title.casefold()).strip("-")[:48].rstrip("-")
    return f"{slug or 'video'}-{view.id[-6:]}"


def _read_script(path: Path | None) -> Script | None:
    if path is None:
        return None
    try:
        return Script.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotFound(f"There is no script at {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"Cannot read the script {path}: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise Invalid(f"{path} is not a script: {where}: {first['msg']}.") from error


def print_summary(document: dict[str, Any]) -> None:
    """Say what was made: credits, what quality control found, where the files are."""
    reused = [step["name"] for step in document["steps"] if step["state"] == "reused"]
    if reused:
        print_line(f"Reused from before: {', '.join(reused)}.")
    credits = "; ".join(document["credits"])
    if credits:
        print_line(f"Credits: {credits}")
    for report in document["reports"]:
        _warn(report)
    for file in document["files"]:
        print_line(file["path"])


def _warn(report: dict[str, Any]) -> None:
    """Say what quality control found: the files are there, but what is red is not published."""
    if report["level"] == "green":
        return
    held = "" if report["publishable"] else "; it will not be published like this"
    print_line(f"The video {report['format']} is {report['level']}{held}. See {report['path']}")
    for fault in report["faults"]:
        print_line(f"  {fault['rule']}: {fault['measured']} ({fault['limit']}). {fault['remedy']}")
