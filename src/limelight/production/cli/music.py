"""`limelight music`: a piece of instrumental music as a labelled WAV."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from limelight.generation.schemas import Mood, MusicAsk
from limelight.generation.service import Gateway
from limelight.kit.cli import out as terminal
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.library.schemas import Made
from limelight.production.cli.progress import waiting
from limelight.production.singles import music as singles
from limelight.production.singles.making import make_single
from limelight.production.steps.making import Bench

app = typer.Typer()
_OUT = Path("limelight-out")


@app.command()
def music(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    mood: Annotated[str, typer.Argument(help="A mood, in any words; see --list.")] = "warm",
    *,
    seconds: Annotated[float, typer.Option(min=0.5, max=1200, help="Exactly how long.")] = 30,
    tempo: Annotated[
        int | None, typer.Option(min=40, max=220, help="Beats a minute; the mood's without it.")
    ] = None,
    key: Annotated[
        str, typer.Option(help='Such as C, "A minor", "D dorian"; the mood\'s without it.')
    ] = "",
    loop: Annotated[
        bool, typer.Option("--loop", help="Its end leads into its beginning; no intro or outro.")
    ] = False,
    no_intro: Annotated[bool, typer.Option("--no-intro", help="Begin with the theme.")] = False,
    no_outro: Annotated[bool, typer.Option("--no-outro", help="End with the theme.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same music.")] = 0,
    out: Annotated[
        Path | None, typer.Option(help="The file to write (limelight-out/MOOD-ID.wav).")
    ] = None,
    list_moods: Annotated[bool, typer.Option("--list", help="List the moods and end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Compose instrumental music: original, CC0, labelled as made by AI."""
    if list_moods:
        _list(ctx, as_json=as_json)
        return
    ask = MusicAsk(
        mood=mood,
        seconds=seconds,
        tempo_bpm=tempo,
        key=key,
        has_intro=not no_intro,
        has_outro=not no_outro,
        loops=loop,
        seed=seed,
    )

    async def work(wired: Wired) -> tuple[Made, Path]:
        recipe = wired[Gateway].recipe(ask)
        target = out or _OUT / f"{_slug(mood)}-{recipe.hash[:6]}.wav"
        if target.suffix.lower() != ".wav":
            raise Invalid(f"{target} must end in .wav.", field="out")
        with waiting("Composing", is_quiet=as_json):
            made = await make_single(wired[Bench], ask, "audio", singles.claim, target.absolute())
        return made, target

    made, target = run(ctx, work)
    document = _document(made, target)
    if as_json:
        print_json(document)
    else:
        _print_summary(document)


def _slug(words: str) -> str:
    slug = "".join(sign if sign.isalnum() else "-" for sign in words.casefold()).strip("-")
    return slug[:32].rstrip("-") or "music"


def _document(made: Made, target: Path) -> dict[str, Any]:
    facts = {name: value for name, value in made.facts.items() if name != "facts"}
    return {
        "path": str(target.absolute()),
        "reused": made.reused,
        "disclosure": "Made by AI; said in the file (RIFF INFO, XMP, signed C2PA manifest).",
        **facts,
        **made.facts.get("facts", {}),
    }


def _print_summary(document: dict[str, Any]) -> None:
    if document["reused"]:
        print_line("Reused from before.")
    told = [document["mood"], document["key"], f"{document['tempo_bpm']:g} bpm"]
    told += [f"{document['seconds']:g} s", f"{document['lufs']:g} LUFS"]
    print_line(", ".join(told))
    for line in document["notes"]:
        print_line(line)
    print_line(f"Rights: {document['rights']['statement']}")
    print_line(document["disclosure"])
    print_line(document["path"])


def _list(ctx: typer.Context, *, as_json: bool) -> None:
    async def work(wired: Wired) -> tuple[Mood, ...]:
        return wired[Gateway].moods()

    moods = run(ctx, work)
    if as_json:
        print_json([mood.model_dump(mode="json") for mood in moods])
        return
    table = Table("mood", "sounds", "bpm", "mode", "instruments", box=None, pad_edge=False)
    for mood in moods:
        low, high = mood.tempo_bpm
        band = ", ".join(mood.instruments)
        table.add_row(mood.name, mood.says, f"{low}-{high}", ", ".join(mood.modes), band)
    terminal.print(table)
