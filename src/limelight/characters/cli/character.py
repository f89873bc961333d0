"""`limelight character`: make, list, show, edit, duplicate and delete characters."""

from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.characters import queries, service
from limelight.characters.cli import asking, cards, looks, personas, states
from limelight.characters.cli.asking import Asked, Json, Who, Yes
from limelight.characters.cli.cards import show as show_character
from limelight.characters.limits import build, read_rating
from limelight.characters.schemas import Character, CharacterFilter, CharacterStatus, Sort
from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.options import sharing
from limelight.kit.wiring import Wired
from limelight.moderation.ports import Judges

app = typer.Typer(
    name="character", help="Make and keep characters.", no_args_is_help=True, add_completion=False
)


@app.command()
@sharing(Asked)
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What the character is called.")],
    *,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Make a character. Everything but the name has a default."""

    async def work(wired: Wired) -> Character:
        draft = asking.draft(name, asked)
        async with wired[Sessions].begin() as db:
            return await service.create(db, wired[Workspace].id, draft, judges=wired[Judges].all)

    made = run(ctx, work)
    show_character(made, as_json=as_json)
    if not as_json:
        print_line(f'\nUse it: limelight make "..." --character {made.handle}')


@app.command("list")
def list_(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    *,
    status: Annotated[
        str, typer.Option(help="active, paused, archived or all; all but archived by default.")
    ] = "",
    search: Annotated[str, typer.Option(help="Words in name, bio, place, tags, interests.")] = "",
    tag: Annotated[str, typer.Option(help="Only those with this tag.")] = "",
    rating: Annotated[str, typer.Option(help="Only everyone or only mature.")] = "",
    sort: Annotated[str, typer.Option(help="oldest, newest or name.")] = "oldest",
    as_json: Json = False,
) -> None:
    """List characters, the default first."""

    async def work(wired: Wired) -> tuple[list[Character], dict[CharacterStatus, int]]:
        wanted = build(
            CharacterFilter,
            {
                "status": status or None,
                "search": search,
                "tag": tag,
                "rating": read_rating(rating) if rating else None,
            },
        )
        async with wired[Sessions].read() as db:
            found = await _all(db, wired[Workspace].id, wanted, _sort(sort))
            return found, await queries.count_by_status(db, wired[Workspace].id, wanted)

    characters, counts = run(ctx, work)
    if as_json:
        print_json([cards.document(character) for character in characters])
        return
    if characters:
        out.print(cards.table(characters))
    cards.print_counts(counts, is_empty=not characters)


@app.command()
def show(ctx: typer.Context, name: Who, *, as_json: Json = False) -> None:
    """Show everything about one character."""

    async def work(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            return await queries.get_character(db, wired[Workspace].id, name)

    show_character(run(ctx, work), as_json=as_json)


@app.command()
@sharing(Asked)
def edit(
    ctx: typer.Context,
    who: Who,
    *,
    name: Annotated[str | None, typer.Option(help="A new name; the handle stays.")] = None,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Change a character and its active persona; what is not named stays as it is."""

    async def work(wired: Wired) -> Character:
        workspace_id = wired[Workspace].id
        async with wired[Sessions].read() as db:
            before = await queries.get_character(db, workspace_id, who)
        async with wired[Sessions].begin() as db:
            return await service.change(
                db,
                workspace_id,
                before.id,
                asking.change(before, name, asked),
                judges=wired[Judges].all,
            )

    show_character(run(ctx, work), as_json=as_json)


@app.command()
def duplicate(
    ctx: typer.Context,
    who: Who,
    *,
    name: Annotated[str, typer.Option(help='What the new one is called; else "... copy".')] = "",
    as_json: Json = False,
) -> None:
    """Make another character like this one, with its personas and looks."""

    async def work(wired: Wired) -> Character:
        async with wired[Sessions].begin() as db:
            found = await queries.get_character(db, wired[Workspace].id, who)
            return await service.duplicate(
                db, wired[Workspace].id, found.id, judges=wired[Judges].all, name=name
            )

    show_character(run(ctx, work), as_json=as_json)


@app.command()
def delete(ctx: typer.Context, name: Who, *, yes: Yes = False, as_json: Json = False) -> None:
    """Delete a character. Videos made with it stay."""

    async def find(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            return await queries.get_character(db, wired[Workspace].id, name)

    found = run(ctx, find)
    if not yes:
        typer.confirm(f"Delete {found.name} (@{found.handle})?", abort=True, err=as_json)

    async def remove(wired: Wired) -> None:
        async with wired[Sessions].begin() as db:
            await service.delete_character(db, wired[Workspace].id, found.id)

    run(ctx, remove)
    if as_json:
        print_json({"deleted": found.id})
    else:
        print_line(f"Deleted {found.name} (@{found.handle}).")


app.command()(looks.prompt)
states.add_to(app)
app.add_typer(personas.app)
app.add_typer(looks.app)


async def _all(
    db: AsyncSession, workspace_id: WorkspaceId, wanted: CharacterFilter, sort: Sort
) -> list[Character]:
    found: list[Character] = []
    cursor: str | None = None
    while True:
        page = await queries.list_characters(
            db, workspace_id, wanted, sort=sort, cursor=cursor, limit=200
        )
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return found


def _sort(typed: str) -> Sort:
    known: dict[str, Sort] = {"oldest": "oldest", "newest": "newest", "name": "name"}
    if typed not in known:
        raise Invalid(f"Unknown sort {typed!r}. Choose oldest, newest or name.", field="sort")
    return known[typed]
