"""`limelight character persona`: several personas of a character, one active."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import Workspace
from limelight.characters import queries, sheets
from limelight.characters.cli import asking, cards
from limelight.characters.cli.asking import Json, PersonaAsked, Who, Yes
from limelight.characters.personas.templates import list_templates, persona_template
from limelight.characters.ports import PersonaPreview
from limelight.characters.schemas import Character, Persona, PersonaChange
from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.options import sharing
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges

app = typer.Typer(name="persona", help="Several ways of being one character.", no_args_is_help=True)

Which = Annotated[str, typer.Argument(metavar="PERSONA", help="The name of the persona.")]
Act = Callable[[AsyncSession, Wired, Character], Awaitable[Character]]


@app.command()
def templates(*, as_json: Json = False) -> None:
    """List the personas to start from."""
    if as_json:
        print_json([template.model_dump(mode="json") for template in list_templates()])
    else:
        out.print(cards.template_table(list_templates()))


@app.command("list")
def list_(ctx: typer.Context, name: Who, *, as_json: Json = False) -> None:
    """List the personas of a character."""
    found = _find(ctx, name)
    if as_json:
        print_json([sheet.model_dump(mode="json") for sheet in found.personas])
        return
    for sheet in found.personas:
        print_line(f"{'*' if sheet.is_active else ' '} {sheet.name}  {sheet.persona.tone}".rstrip())


@app.command()
def show(
    ctx: typer.Context,
    name: Who,
    persona: Annotated[str, typer.Argument(help="Its name; the active one if left out.")] = "",
    *,
    as_json: Json = False,
) -> None:
    """Show everything about one persona."""

    async def work(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
        if persona:
            sheets.find_persona(found, persona)
        return found

    found = run(ctx, work)
    active = next(sheet for sheet in found.personas if sheet.is_active)
    sheet = sheets.find_persona(found, persona) if persona else active
    if as_json:
        print_json(sheet.model_dump(mode="json"))
    else:
        out.print(cards.persona_card(found.name, sheet))


@app.command()
@sharing(PersonaAsked)
def add(
    ctx: typer.Context,
    name: Who,
    called: Which,
    *,
    asked: PersonaAsked,
    use: Annotated[bool, typer.Option("--use", help="Make it the active one.")] = False,
    as_json: Json = False,
) -> None:
    """Give a character another persona, from a template or from nothing."""

    async def act(db: AsyncSession, wired: Wired, found: Character) -> Character:
        sheet = (called, asking.persona(asked, Persona()))
        workspace_id = wired[Workspace].id
        after = await sheets.add_persona(
            db, workspace_id, found.id, sheet, judges=wired[Judges].all
        )
        if use:
            added = sheets.find_persona(after, called)
            after = await sheets.use_persona(db, workspace_id, found.id, added.id)
        return after

    cards.show(_change(ctx, name, act), as_json=as_json)


@app.command()
@sharing(PersonaAsked)
def edit(
    ctx: typer.Context,
    name: Who,
    called: Which,
    *,
    asked: PersonaAsked,
    rename: Annotated[str | None, typer.Option(help="A new name for the persona.")] = None,
    as_json: Json = False,
) -> None:
    """Change a persona; what is not named stays as it is."""

    async def act(db: AsyncSession, wired: Wired, found: Character) -> Character:
        sheet = sheets.find_persona(found, called)
        wanted = PersonaChange(name=rename, persona=asking.persona(asked, sheet.persona))
        return await sheets.change_persona(
            db, wired[Workspace].id, (found.id, sheet.id), wanted, judges=wired[Judges].all
        )

    cards.show(_change(ctx, name, act), as_json=as_json)


@app.command()
def use(ctx: typer.Context, name: Who, persona: Which, *, as_json: Json = False) -> None:
    """Make a persona the active one: what is made from now on is in its voice."""

    async def act(db: AsyncSession, wired: Wired, found: Character) -> Character:
        sheet = sheets.find_persona(found, persona)
        return await sheets.use_persona(db, wired[Workspace].id, found.id, sheet.id)

    cards.show(_change(ctx, name, act), as_json=as_json)


@app.command()
def preview(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    name: Who,
    persona: Annotated[str, typer.Argument(help="Its name; the active one if left out.")] = "",
    *,
    template: Annotated[str, typer.Option(help="Hear it as this template instead.")] = "",
    language: Annotated[str, typer.Option(help="Its own language if left out.")] = "",
    seed: Annotated[int, typer.Option(help="Another seed, other lines.")] = 0,
    as_json: Json = False,
) -> None:
    """Hear a persona before anything is made: three lines as it writes them."""

    async def work(wired: Wired) -> tuple[str, ...]:
        async with wired[Sessions].read() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
        sheet = sheets.find_persona(found, persona) if persona else None
        heard = persona_template(template) if template else sheet.persona if sheet else None
        if heard is not None:
            found = found.model_copy(update={"persona": heard})
        return await wired[PersonaPreview].sample_lines(
            found, language=language or found.languages[0], seed=seed
        )

    lines = run(ctx, work)
    if as_json:
        print_json({"lines": lines})
    else:
        for line in lines:
            print_line(f"“{line}”")


@app.command()
def delete(
    ctx: typer.Context, name: Who, persona: Which, *, yes: Yes = False, as_json: Json = False
) -> None:
    """Delete a persona that is not the active one."""
    if not yes:
        typer.confirm(f"Delete the persona {persona!r} of {name}?", abort=True, err=as_json)

    async def act(db: AsyncSession, wired: Wired, found: Character) -> Character:
        sheet = sheets.find_persona(found, persona)
        return await sheets.delete_persona(db, wired[Workspace].id, found.id, sheet.id)

    after = _change(ctx, name, act)
    if as_json:
        print_json(cards.document(after))
    else:
        print_line(f"Deleted the persona {persona!r} of {after.name}.")


def _find(ctx: typer.Context, name: str) -> Character:
    async def work(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            return await queries.get_character(db, wired[Workspace].id, name)

    return run(ctx, work)


def _change(ctx: typer.Context, name: str, act: Act) -> Character:
    async def work(wired: Wired) -> Character:
        async with wired[Sessions].begin() as db:
            found = await queries.get_character(db, wired[Workspace].id, name)
            return await act(db, wired, found)

    return run(ctx, work)
