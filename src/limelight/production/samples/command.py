"""`limelight sample`: a workspace to look around in."""

from typing import Annotated

import typer

from limelight.accounts.errors import UnknownPerson
from limelight.accounts.people.signing_in import find_row
from limelight.accounts.schemas import Role, UserId, Workspace
from limelight.accounts.workspaces.changing import list_members
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import NotFound
from limelight.kit.wiring import Wired
from limelight.production.samples.ports import Samples
from limelight.production.samples.schemas import SampleView

app = typer.Typer(
    name="sample",
    help="A sample workspace: characters, videos, reviews, to look around in and to remove.",
    no_args_is_help=True,
    add_completion=False,
)
_Mail = Annotated[
    str, typer.Option("--for", help="Whose: an e-mail address. [default: the studio's owner]")
]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command("open")
def open_(ctx: typer.Context, *, mail: _Mail = "", as_json: _Json = False) -> None:
    """Make the sample where there is none, render its videos and wait for them."""

    async def work(wired: Wired) -> SampleView:
        person, samples = await _person(wired, mail), wired[Samples]
        await samples.open(person)
        return await samples.wait(person)

    _print(run(ctx, work), as_json=as_json)


@app.command()
def show(ctx: typer.Context, *, mail: _Mail = "", as_json: _Json = False) -> None:
    """Say how far the sample is."""

    async def work(wired: Wired) -> SampleView:
        found = await wired[Samples].find(await _person(wired, mail))
        if found is None:
            raise NotFound("There is no sample. Make one with: limelight sample open")
        return found

    _print(run(ctx, work), as_json=as_json)


@app.command()
def remove(ctx: typer.Context, *, mail: _Mail = "") -> None:
    """Remove the sample with all that is in it, at once and for good."""

    async def work(wired: Wired) -> bool:
        return await wired[Samples].remove(await _person(wired, mail))

    print_line("The sample is removed." if run(ctx, work) else "There was no sample.")


async def _person(wired: Wired, mail: str) -> UserId:
    async with wired[Sessions].read() as db:
        if mail:
            row = await find_row(db, mail)
            if row is None:
                raise UnknownPerson(f"Nobody here has the address {mail}.")
            return UserId(row.id)
        members = await list_members(db, wired[Workspace].id)
    owners = [one.person.id for one in members if one.role is Role.OWNER]
    if len(owners) != 1:
        raise UnknownPerson(
            "Say whose with --for MAIL."
            if owners
            else "The studio has no owner yet. Start it and create the owner in the browser first."
        )
    return owners[0]


def _print(found: SampleView, *, as_json: bool) -> None:
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    to_come = f", {found.videos_to_come} to come" if found.videos_to_come else ""
    print_line(f"{found.name}: {found.videos_made} videos made{to_come}.")
    print_line("Look around in it in the browser: it is in the list of workspaces.")
