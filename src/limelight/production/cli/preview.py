"""`limelight preview`: what a character is like, before anything is made with it."""

import asyncio
import shutil
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from limelight.accounts.schemas import Workspace
from limelight.characters import queries
from limelight.characters.ports import PersonaPreview, Previews
from limelight.characters.schemas import Character
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.files import ensure_folder
from limelight.kit.wiring import Wired
from limelight.production.previews import LOOKS

app = typer.Typer()

_KINDS = ("persona", "appearance", "voice")


@app.command()
def preview(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Name, handle or id of the character.")],
    *,
    of: Annotated[str, typer.Option(help="persona, appearance or voice; empty is all.")] = "",
    language: Annotated[str, typer.Option(help="Empty is the character's own.")] = "",
    seed: Annotated[int, typer.Option(help="Another seed, other lines.")] = 0,
    out: Annotated[Path, typer.Option(help="Folder for pictures and sound.")] = Path("preview"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Three lines, four looks and a few words of a character. Nothing is spent or published."""
    if of and of not in _KINDS:
        raise typer.BadParameter(f"choose from {', '.join(_KINDS)}", param_hint="--of")
    kinds = (of,) if of else _KINDS

    async def work(wired: Wired) -> dict[str, Any]:
        async with wired[Sessions].read() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
        spoken = language or found.languages[0]
        return await _preview(wired, found, kinds, spoken, (out.absolute(), seed))

    made = run(ctx, work)
    if as_json:
        print_json(made)
        return
    for line in made.get("lines", ()):
        print_line(f"“{line}”")
    for path in (*made.get("pictures", ()), *made.get("sounds", ())):
        print_line(path)


async def _preview(
    wired: Wired,
    character: Character,
    kinds: tuple[str, ...],
    language: str,
    where: tuple[Path, int],
) -> dict[str, Any]:
    """What was asked for, and how long one waited for each part of it."""
    out, seed = where
    previews = wired[Previews]
    # Where nothing else is made first, readying every worker would slow down the one that speaks.
    if "voice" in kinds and len(kinds) > 1:
        previews.prepare(character.voice, language)
    made: dict[str, Any] = {"character": character.handle, "seconds": {}}
    for kind in kinds:
        began = time.perf_counter()
        if kind == "persona":
            said = wired[PersonaPreview].sample_lines(character, language=language, seed=seed)
            made["lines"] = list(await said)
        elif kind == "appearance":
            numbers = range(1, LOOKS + 1)
            asked = (previews.look(character.appearance, number) for number in numbers)
            drawn = await asyncio.gather(*asked)
            made["pictures"] = [
                _put(path, out / f"{character.handle}-{number}.png")
                for number, path in zip(numbers, drawn, strict=True)
            ]
        else:
            sound = await previews.voice(character.voice, language)
            made["sounds"] = [_put(sound, out / f"{character.handle}-{language}.wav")]
        made["seconds"][kind] = round(time.perf_counter() - began, 2)
    return made


def _put(source: Path, target: Path) -> str:
    if target.is_dir():
        raise Invalid(f"{target} is a folder. Choose another --out.", field="out")
    ensure_folder(target.parent)
    shutil.copyfile(source, target)
    return str(target)
