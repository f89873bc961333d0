"""`limelight image`: one picture, with a character or without, as a labelled PNG."""

import re
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args

import typer

from limelight.accounts.schemas import Workspace
from limelight.characters.queries import get_character
from limelight.characters.schemas import Character
from limelight.characters.states import check_available
from limelight.generation.schemas import Expression, Gesture, Placement, Turn
from limelight.generation.service import Gateway
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.library.schemas import Made
from limelight.production.cli.progress import waiting
from limelight.production.singles import pictures
from limelight.production.singles.making import make_single
from limelight.production.steps.making import Bench
from limelight.stories.brief import SIZES, parse_formats

app = typer.Typer()
_OUT = Path("limelight-out")
_SIZE = re.compile(r"(\d{2,4})\s*x\s*(\d{2,4})")


class _Who(NamedTuple):
    character: str
    look: str
    style: str


class _Where(NamedTuple):
    size: str
    format: str
    out: Path | None


def _one_of(kind: Any) -> str:
    return ", ".join(get_args(kind))


@app.command()
def image(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    prompt: Annotated[str, typer.Argument(help="What is seen, in a sentence.")],
    *,
    character: Annotated[
        str, typer.Option(help="Who is seen: name, handle or id; nobody without it.")
    ] = "",
    look: Annotated[str, typer.Option(help="One of the character's looks.")] = "",
    format_: Annotated[str, typer.Option("--format", help="9:16, 1:1, 4:5 or 16:9.")] = "9:16",
    size: Annotated[str, typer.Option(help="Pixels instead of a format: 1080x1350.")] = "",
    placement: Annotated[str, typer.Option(help=_one_of(Placement))] = "bust",
    expression: Annotated[str, typer.Option(help=_one_of(Expression))] = "happy",
    turn: Annotated[str, typer.Option(help=_one_of(Turn))] = "front",
    gesture: Annotated[str, typer.Option(help=_one_of(Gesture))] = "none",
    setting: Annotated[str, typer.Option(help="The place; the sentence names it without.")] = "",
    daylight: Annotated[str, typer.Option(help="morning, day, golden, evening, night.")] = "",
    weather: Annotated[str, typer.Option(help="rain, snow, fog, wind, clouds, clear.")] = "",
    palette: Annotated[str, typer.Option(help="Colours: pastel, teal and orange, #rrggbb.")] = "",
    style: Annotated[str, typer.Option(help="toon or ink; the character's own without it.")] = "",
    subject: Annotated[
        list[str] | None, typer.Option(help="A thing that is shown; may be given several times.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same picture.")] = 0,
    out: Annotated[
        Path | None, typer.Option(help="The file to write (limelight-out/picture-ID.png).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Draw one picture. It is judged, labelled as AI and signed like everything that leaves."""
    said = {
        "prompt": prompt.strip(),
        "placement": placement,
        "expression": expression,
        "turn": turn,
        "gesture": gesture,
        "setting": setting,
        "daylight": daylight,
        "weather": weather,
        "palette": palette,
        "subjects": tuple(subject or ()),
        "seed": seed,
    }
    if not said["prompt"]:
        raise typer.BadParameter("it is empty; say what is seen", param_hint="PROMPT")

    who = _Who(character, look, style)
    made, target = run(
        ctx, lambda wired: _draw(wired, said, who, _Where(size, format_, out), is_quiet=as_json)
    )
    _print(made, target, as_json=as_json)


async def _draw(
    wired: Wired, said: dict[str, Any], who: _Who, where: _Where, *, is_quiet: bool
) -> tuple[Made, Path]:
    whose = await _find(wired, who.character) if who.character else None
    width_px, height_px = _size(where.size, where.format)
    sized = {"width_px": width_px, "height_px": height_px}
    shown = pictures.Who(whose, who.look, who.style)
    ask = await pictures.picture_ask({**said, **sized}, shown, wired[Bench].judges)
    recipe = wired[Gateway].recipe(ask)
    target = (where.out or _OUT / f"picture-{recipe.hash[:6]}.png").absolute()
    if target.suffix.lower() != ".png":
        raise Invalid(f"{target} must end in .png.", field="out")
    with waiting("Drawing", is_quiet=is_quiet):
        made = await make_single(wired[Bench], ask, "picture", pictures.claim_of(whose), target)
    return made, target


def _print(made: Made, target: Path, *, as_json: bool) -> None:
    disclosure = "Made by AI; said in the file (XMP, IPTC source type, signed C2PA manifest)."
    if as_json:
        told = {"path": str(target), "reused": made.reused, "disclosure": disclosure}
        print_json({**told, **made.facts})
        return
    score = made.facts.get("identity_score")
    if score is not None:
        print_line(f"Surely the character: {score:.2f}")
    print_line(disclosure)
    print_line(str(target))


def _size(size: str, format_: str) -> tuple[int, int]:
    if not size.strip():
        formats = parse_formats(format_)
        if len(formats) != 1:
            raise Invalid("One picture has one format.", field="format")
        return SIZES[formats[0]]
    found = _SIZE.fullmatch(size.strip().lower())
    if found is None:
        raise Invalid(f"{size!r} is not a size. Write it as 1080x1350.", field="size")
    return int(found[1]), int(found[2])


async def _find(wired: Wired, words: str) -> Character:
    async with wired[Sessions].read() as db:
        return check_available(await get_character(db, wired[Workspace].id, words))
