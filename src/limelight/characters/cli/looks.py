"""`limelight character look` and `limelight character prompt`."""

from typing import Annotated

import typer

from limelight.accounts.schemas import Workspace
from limelight.characters import queries, wardrobe
from limelight.characters.cli import cards
from limelight.characters.cli.asking import Json, Who, Yes
from limelight.characters.limits import build
from limelight.characters.looks.describe import look_from_words
from limelight.characters.looks.prompting import Prompt, Shot, photo_prompt
from limelight.characters.schemas import Character, LookChange
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges

app = typer.Typer(
    name="look", help="What a character wears: outfits by their names.", no_args_is_help=True
)

Which = Annotated[str, typer.Argument(metavar="LOOK", help="The name of the look.")]
Setting = Annotated[str, typer.Option(help="Where it is worn: pictures show that place.")]


@app.command("list")
def list_(ctx: typer.Context, name: Who, *, as_json: Json = False) -> None:
    """List the looks of a character."""

    async def work(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            return await queries.get_character(db, wired[Workspace].id, name)

    found = run(ctx, work)
    if as_json:
        print_json([sheet.model_dump(mode="json") for sheet in found.looks])
    elif found.looks:
        for sheet in found.looks:
            print_line(f"{sheet.name}: {cards.worn(sheet.look)}")
    else:
        print_line(
            f"No looks yet. Add one: limelight character look add {found.handle} garden "
            '"denim dungarees, straw hat"'
        )


@app.command()
def add(
    ctx: typer.Context,
    name: Who,
    look: Which,
    worn: Annotated[str, typer.Argument(help='In words: "navy suit, felt hat, no glasses".')],
    *,
    setting: Setting = "",
    as_json: Json = False,
) -> None:
    """Give a character another look. What it does not name stays as the character has it."""

    async def work(wired: Wired) -> Character:
        sheet = (look, look_from_words(worn, setting))
        async with wired[Sessions].begin() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
            return await wardrobe.add_look(
                db, wired[Workspace].id, found.id, sheet, judges=wired[Judges].all
            )

    after = run(ctx, work)
    cards.show(after, as_json=as_json)
    if not as_json:
        print_line(f'\nUse it: limelight make "..." --character {after.handle} --look "{look}"')


@app.command()
def edit(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    name: Who,
    look: Which,
    worn: Annotated[str, typer.Argument(help="All that is worn, in words.")] = "",
    *,
    rename: Annotated[str | None, typer.Option(help="A new name for the look.")] = None,
    setting: Annotated[str | None, typer.Option(help="Where it is worn; empty is nowhere.")] = None,
    as_json: Json = False,
) -> None:
    """Change a look; what is not given stays as it is."""

    async def work(wired: Wired) -> Character:
        if not worn and rename is None and setting is None:
            raise Invalid("Say what changes: what is worn, --setting or --rename.", field="look")
        async with wired[Sessions].begin() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
            sheet = wardrobe.find_look(found, look)
            after = look_from_words(worn, sheet.look.setting) if worn else sheet.look
            if setting is not None:
                after = build(type(after), {**after.model_dump(), "setting": setting.strip()})
            wanted = LookChange(name=rename, look=after)
            return await wardrobe.change_look(
                db, wired[Workspace].id, (found.id, sheet.id), wanted, judges=wired[Judges].all
            )

    cards.show(run(ctx, work), as_json=as_json)


@app.command()
def delete(
    ctx: typer.Context, name: Who, look: Which, *, yes: Yes = False, as_json: Json = False
) -> None:
    """Delete a look. What was made in it stays."""
    if not yes:
        typer.confirm(f"Delete the look {look!r} of {name}?", abort=True, err=as_json)

    async def work(wired: Wired) -> Character:
        async with wired[Sessions].begin() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
            sheet = wardrobe.find_look(found, look)
            return await wardrobe.delete_look(db, wired[Workspace].id, found.id, sheet.id)

    after = run(ctx, work)
    if as_json:
        print_json(cards.document(after))
    else:
        print_line(f"Deleted the look {look!r} of {after.name}.")


def prompt(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    name: Who,
    *,
    look: Annotated[str, typer.Option(help="A look of the character to wear, by its name.")] = "",
    expression: Annotated[str, typer.Option(help="Such as happy, warm, thoughtful.")] = "happy",
    placement: Annotated[str, typer.Option(help="bust, half, small or none.")] = "bust",
    setting: Annotated[str, typer.Option(help="Where it is; else where the look is worn.")] = "",
    as_json: Json = False,
) -> None:
    """Print the character as a prompt for photographic picture models."""

    async def work(wired: Wired) -> Prompt:
        shot = build(Shot, {"expression": expression, "placement": placement, "setting": setting})
        async with wired[Sessions].read() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
        worn = wardrobe.find_look(found, look).look if look.strip() else None
        return photo_prompt(found.appearance, worn, shot)

    made = run(ctx, work)
    if as_json:
        print_json(made._asdict())
    else:
        print_line(made.positive)
        print_line(f"\nNot in it: {made.negative}")
