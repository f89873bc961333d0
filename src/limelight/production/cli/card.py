"""`limelight card`: characters in and out as character cards."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer

from limelight.accounts.schemas import Workspace
from limelight.characters.passport.schemas import Format, ImportedCard
from limelight.characters.passport.writing import ENDINGS
from limelight.characters.queries import get_character
from limelight.characters.schemas import Character
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.production.cli.progress import waiting
from limelight.production.passport import Came, Exported, Passports, read_file

app = typer.Typer(
    name="card",
    help="Bring characters in from character cards, and take them along as one.",
    no_args_is_help=True,
    add_completion=False,
)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_OUT = Path("limelight-out")
_SHOWN_PATHS = 5


@app.command("export")
def export(
    ctx: typer.Context,
    who: Annotated[str, typer.Argument(metavar="NAME", help="Name, handle or id.")],
    *,
    form: Annotated[
        str, typer.Option("--format", help="png, charx, json, v2 (older tools) or prompt (text).")
    ] = "png",
    out: Annotated[
        Path | None, typer.Option(help="The file to write (limelight-out/HANDLE.ENDING).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a character as a card: a signed portrait that carries it, an archive, or JSON."""

    async def work(wired: Wired) -> Exported:
        chosen = _form(form)
        async with wired[Sessions].read() as db:
            character = await get_character(db, wired[Workspace].id, who)
        target = out or _OUT / f"{character.handle}{ENDINGS[chosen]}"
        with waiting("Writing the card", is_quiet=as_json):
            return await wired[Passports].write(character, chosen, target)

    written = run(ctx, work)
    if as_json:
        found = written.model_dump(mode="json")
        print_json(found | {"path": str(written.path.absolute())})
        return
    if written.left_behind:
        left = _some(written.left_behind)
        print_line(f"Not in this file: {left}. Use --format charx to take them along.")
    print_line(str(written.path.absolute()))


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A card: PNG, JSON or CHARX; V1, V2 or V3.")],
    *,
    name: Annotated[str, typer.Option(help="What to call the character instead.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check everything and keep nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a character of a card. Nothing of the card is lost: see what was mapped and kept."""

    async def work(wired: Wired) -> Came:
        data = await asyncio.to_thread(read_file, file)
        return await wired[Passports].bring_in(data, file.name, name=name, is_trial=dry_run)

    came = run(ctx, work)
    if as_json:
        print_json(_document(came))
    else:
        _print(came)


def _form(text: str) -> Format:
    for form in ENDINGS:
        if text.strip().lower() == form:
            return form
    raise Invalid(f"Unknown format {text!r}. Choose from {', '.join(ENDINGS)}.", field="format")


def _document(came: Came) -> dict[str, Any]:
    card, made = came
    return {
        "version": card.version,
        "container": card.container,
        "name": card.draft.name,
        "mapped": card.mapped,
        "kept": card.kept,
        "ignored": [],
        "warnings": card.warnings,
        "character": made.model_dump(mode="json") if made else None,
    }


def _print(came: Came) -> None:
    card, made = came
    print_line(f"Character Card {card.version.upper()} ({card.container}): {card.draft.name}")
    _print_list("Mapped", card.mapped)
    _print_list("Kept for other tools", card.kept)
    print_line("Ignored: nothing")
    _print_list("Note", card.warnings)
    _print_end(card, made)


def _print_list(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        print_line(f"{title}:")
        for line in lines:
            print_line(f"  {line}")


def _print_end(card: ImportedCard, made: Character | None) -> None:
    if made is None:
        print_line(f"Nothing was kept; without --dry-run this makes {card.draft.name}.")
        return
    print_line(f"Made {made.name} (@{made.handle}).")
    print_line(f'Use it: limelight make "..." --character {made.handle}')


def _some(paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - _SHOWN_PATHS} more" if len(paths) > _SHOWN_PATHS else ""
    return ", ".join(repr(path) for path in paths[:_SHOWN_PATHS]) + more
