"""`limelight sheet`: contact sheets of all that can be drawn, of a character or of many people."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from limelight.accounts.schemas import Workspace
from limelight.characters.queries import get_character
from limelight.characters.states import check_available
from limelight.characters.wardrobe import appearance_with
from limelight.generation.schemas import Appearance
from limelight.kit.cli import print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.files import ensure_folder
from limelight.kit.wiring import Wired
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import Claim
from limelight.production.cli.progress import counted
from limelight.production.ports import Sheets

app = typer.Typer()
_OUT = Path("limelight-out")
_ALL = "all"


@app.command()
def sheet(
    ctx: typer.Context,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(help="Which sheets: scenes, hair, clothes ...; all; none lists them."),
    ] = None,
    *,
    character: Annotated[
        str, typer.Option(help="Of whom: name, handle or id; of many people without it.")
    ] = "",
    look: Annotated[str, typer.Option(help="One of the character's looks.")] = "",
    out: Annotated[
        Path | None, typer.Option(help="A file (.png), or a folder for several sheets.")
    ] = None,
) -> None:
    """Draw contact sheets: every place, hair, garment, age, pose, expression and style."""

    async def work(wired: Wired) -> list[tuple[str, str]]:
        known = wired[Sheets].kinds
        if not kinds:
            return [(kind, told) for kind, told in known.items()]
        wanted = list(known) if kinds == [_ALL] else list(dict.fromkeys(kinds))
        unknown = [kind for kind in wanted if kind not in known]
        if unknown:
            raise Invalid(
                f"There is no sheet {unknown[0]!r}. Choose from: {', '.join(known)}, {_ALL}.",
                field="kinds",
            )
        targets = _targets(wanted, out)
        who = await _appearance(wired, character, look)
        return [
            (str(target), await _draw(wired, kind, who, target)) for kind, target in targets.items()
        ]

    told = run(ctx, work)
    width = max(len(first) for first, _ in told)
    for first, second in told:
        print_line(f"{first:<{width}}  {second}")


def _targets(kinds: list[str], out: Path | None) -> dict[str, Path]:
    if out is not None and out.suffix:
        if len(kinds) > 1:
            raise Invalid(f"{len(kinds)} sheets need a folder, not the file {out}.", field="out")
        if out.suffix.lower() != ".png":
            raise Invalid(f"{out} must end in .png.", field="out")
        return {kinds[0]: out.absolute()}
    folder = (out or _OUT).absolute()
    return {kind: folder / f"sheet-{kind}.png" for kind in kinds}


async def _appearance(wired: Wired, character: str, look: str) -> Appearance | None:
    if not character:
        if look:
            raise Invalid("A look belongs to a character; give --character too.", field="look")
        return None
    async with wired[Sessions].read() as db:
        whose = check_available(await get_character(db, wired[Workspace].id, character))
    return appearance_with(whose, look)


async def _draw(wired: Wired, kind: str, who: Appearance | None, target: Path) -> str:
    with tempfile.TemporaryDirectory(dir=ensure_folder(target.parent)) as folder:
        made = Path(folder) / "sheet.png"
        with counted(f"Drawing {kind}") as progress:
            count = await wired[Sheets].draw(kind, who, made, progress)
        claim = Claim(title=f"Contact sheet: {kind}", description="Drawn by an AI illustrator.")
        await asyncio.to_thread(label_file, made, target, claim, wired[Identity])
    return f"{count} pictures"
