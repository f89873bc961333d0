"""`limelight character`: make, list, show, edit and delete characters."""

from typing import Annotated

import typer
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.characters import queries, service
from limelight.characters.cli import cards
from limelight.characters.looks.ages import check_age
from limelight.characters.looks.describe import appearance_from_words
from limelight.characters.looks.invented import look_for
from limelight.characters.personas.templates import DEFAULT_TEMPLATE, persona_template
from limelight.characters.personas.traits import with_traits
from limelight.characters.ports import Judges
from limelight.characters.schemas import Character, CharacterChange, CharacterDraft, Persona
from limelight.generation.schemas import Appearance, Value, VoiceSpec
from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired

app = typer.Typer(
    name="character", help="Make and keep characters.", no_args_is_help=True, add_completion=False
)

Who = Annotated[str, typer.Argument(metavar="NAME", help="Name, handle or id.")]
Age = Annotated[int | None, typer.Option(help="Age in years, 18 or more.")]
Look = Annotated[
    str | None,
    typer.Option(help='In words: "man in his 40s, short grey beard, round glasses, teal jumper".'),
]
Template = Annotated[
    str | None,
    typer.Option("--persona", help="friend, coach, expert, storyteller, comedian or host."),
]
Trait = Annotated[
    list[str] | None,
    typer.Option(help="A trait from 0 to 1, such as warmth=0.8; may be given several times."),
]
Voice = Annotated[str | None, typer.Option(help="A voice by name; empty chooses one that fits.")]
Rate = Annotated[float | None, typer.Option(help="Pace of speech, 0.5 to 2; 1 is the voice's own.")]
Pitch = Annotated[float | None, typer.Option(help="Semitones, -6 to 6.")]
Bio = Annotated[str | None, typer.Option(help="A few sentences about the character.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class _Asked(Value):
    """What was typed about a character; None means nothing was said."""

    age: int | None = None
    look: str | None = None
    persona: str | None = None
    trait: list[str] | None = None
    voice: str | None = None
    rate: float | None = None
    pitch: float | None = None
    bio: str | None = None


@app.command()
def new(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What the character is called.")],
    *,
    age: Age = None,
    look: Look = None,
    persona: Template = None,
    trait: Trait = None,
    voice: Voice = None,
    rate: Rate = None,
    pitch: Pitch = None,
    bio: Bio = None,
    as_json: Json = False,
) -> None:
    """Make a character. Everything but the name has a default."""
    asked = _Asked(
        age=age, look=look, persona=persona, trait=trait, voice=voice, rate=rate, pitch=pitch,
        bio=bio,
    )  # fmt: skip

    async def work(wired: Wired) -> Character:
        draft = _draft(name, asked)
        async with wired[Sessions].begin() as db:
            return await service.create(db, wired[Workspace].id, draft, judges=wired[Judges].all)

    made = run(ctx, work)
    _show(made, as_json=as_json)
    if not as_json:
        print_line(f'\nUse it: limelight make "..." --character {made.handle}')


@app.command("list")
def list_(ctx: typer.Context, *, as_json: Json = False) -> None:
    """List all characters, the default first."""

    async def work(wired: Wired) -> list[Character]:
        async with wired[Sessions].read() as db:
            return await _all(db, wired[Workspace].id)

    characters = run(ctx, work)
    if as_json:
        print_json([cards.as_json(character) for character in characters])
    elif characters:
        out.print(cards.table(characters))
    else:
        print_line('No characters yet. Make one: limelight character new "Nova" --age 27')


@app.command()
def show(ctx: typer.Context, name: Who, *, as_json: Json = False) -> None:
    """Show everything about one character."""

    async def work(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            return await queries.get_character(db, wired[Workspace].id, name)

    _show(run(ctx, work), as_json=as_json)


@app.command()
def edit(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    who: Who,
    *,
    name: Annotated[str | None, typer.Option(help="A new name; the handle stays.")] = None,
    age: Age = None,
    look: Look = None,
    persona: Template = None,
    trait: Trait = None,
    voice: Voice = None,
    rate: Rate = None,
    pitch: Pitch = None,
    bio: Bio = None,
    as_json: Json = False,
) -> None:
    """Change a character; what is not named stays as it is."""
    asked = _Asked(
        age=age, look=look, persona=persona, trait=trait, voice=voice, rate=rate, pitch=pitch,
        bio=bio,
    )  # fmt: skip

    async def work(wired: Wired) -> Character:
        workspace_id = wired[Workspace].id
        async with wired[Sessions].read() as db:
            before = await queries.get_character(db, workspace_id, who)
        async with wired[Sessions].begin() as db:
            return await service.change(
                db,
                workspace_id,
                before.id,
                _change(before, name, asked),
                judges=wired[Judges].all,
            )

    _show(run(ctx, work), as_json=as_json)


@app.command()
def delete(
    ctx: typer.Context,
    name: Who,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a character. Videos made with it stay."""

    async def find(wired: Wired) -> Character:
        async with wired[Sessions].read() as db:
            return await queries.get_character(db, wired[Workspace].id, name)

    found = run(ctx, find)
    if not yes:
        typer.confirm(f"Delete {found.name} (@{found.handle})?", abort=True)

    async def remove(wired: Wired) -> None:
        async with wired[Sessions].begin() as db:
            await service.delete_character(db, wired[Workspace].id, found.id)

    run(ctx, remove)
    print_line(f"Deleted {found.name} (@{found.handle}).")


async def _all(db: AsyncSession, workspace_id: WorkspaceId) -> list[Character]:
    found: list[Character] = []
    cursor: str | None = None
    while True:
        page = await queries.list_characters(db, workspace_id, cursor=cursor, limit=200)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return found


def _show(character: Character, *, as_json: bool) -> None:
    if as_json:
        print_json(cards.as_json(character))
    else:
        out.print(cards.card(character))


def _draft(name: str, asked: _Asked) -> CharacterDraft:
    appearance = _appearance(asked, look_for(name))
    return CharacterDraft(
        name=name,
        bio=asked.bio or "",
        persona=_persona(asked, persona_template(DEFAULT_TEMPLATE)),
        appearance=appearance,
        voice=_voice(asked, VoiceSpec(), appearance),
    )


def _change(before: Character, name: str | None, asked: _Asked) -> CharacterChange:
    appearance = _appearance(asked, before.appearance)
    return CharacterChange(
        name=name,
        bio=asked.bio,
        persona=_persona(asked, before.persona),
        appearance=appearance,
        voice=_voice(asked, before.voice, appearance),
    )


def _appearance(asked: _Asked, base: Appearance) -> Appearance:
    if asked.look:
        return appearance_from_words(asked.look, base, asked.age)
    if asked.age is not None:
        return base.model_copy(update={"age_years": check_age(asked.age)})
    return base


def _persona(asked: _Asked, base: Persona) -> Persona:
    persona = base if asked.persona is None else persona_template(asked.persona)
    return with_traits(persona, asked.trait or [])


def _voice(asked: _Asked, base: VoiceSpec, appearance: Appearance) -> VoiceSpec:
    said = {"name": asked.voice, "rate": asked.rate, "pitch_semitones": asked.pitch}
    values = base.model_dump() | {
        field: value for field, value in said.items() if value is not None
    }
    values["gender"] = appearance.gender
    try:
        return VoiceSpec.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        limits = {
            "rate": "--rate lies between 0.5 and 2",
            "pitch_semitones": "--pitch between -6 and 6",
        }
        raise Invalid(f"{limits[field]}, not {said[field]}.", field=field) from error
