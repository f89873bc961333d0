"""`limelight users`: the people of the studio."""

from typing import Annotated, Any

import typer

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import UnknownPerson
from limelight.accounts.passkeys.keeping import remove_all
from limelight.accounts.people.creating import create_person, person_of
from limelight.accounts.people.passwords import Passwords, check_password
from limelight.accounts.people.second_factor import ask_no_passkey, turn_off
from limelight.accounts.people.signing_in import find_row, keep_hash
from limelight.accounts.schemas import Person, Role, Workspace
from limelight.accounts.sessions.keeping import end_all
from limelight.accounts.workspaces.changing import list_members
from limelight.accounts.workspaces.members import add_member
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired

app = typer.Typer(no_args_is_help=True, help="The people of the studio's first workspace.")

Mail = Annotated[str, typer.Argument(metavar="MAIL", help="The person's e-mail address.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_(ctx: typer.Context, *, as_json: Json = False) -> None:
    """List who belongs to the workspace, and as what."""

    async def work(wired: Wired) -> list[dict[str, Any]]:
        async with wired[Sessions].read() as db:
            members = await list_members(db, wired[Workspace].id)
        return [
            {"email": one.person.email, "name": one.person.name, "role": one.role.value}
            for one in members
        ]

    found = cli.run(ctx, work)
    if as_json:
        cli.print_json(found)
        return
    for one in found:
        cli.print_line(f"{one['email']}  {one['role']}  {one['name']}")
    if not found:
        cli.print_line("Nobody yet. Start the studio and create its owner in the browser.")


@app.command()
def add(
    ctx: typer.Context,
    email: Mail,
    name: Annotated[str, typer.Argument(help="What the person is called.")],
    *,
    role: Annotated[Role, typer.Option(help="What they may do here.")] = Role.EDITOR,
) -> None:
    """Make an account in the workspace; the password is asked for."""
    password = _asked()

    async def work(wired: Wired) -> Person:
        check_password(password, about=(name, email))
        kept = await wired[Passwords].hash(password)
        async with wired[Sessions].begin() as db:
            person = await create_person(db, email=email, name=name, password_hash=kept)
            await add_member(db, wired[Workspace].id, person.id, role=role)
            await record(
                db,
                "member.added",
                by=None,
                workspace_id=wired[Workspace].id,
                subject=person.id,
                role=role.value,
            )
        return person

    cli.print_line(f"{cli.run(ctx, work).email} is in as {role.value}.")


@app.command("reset-password")
def reset_password(ctx: typer.Context, email: Mail) -> None:
    """Give somebody a new password, which is asked for, and sign their browsers out."""
    password = _asked()

    async def work(wired: Wired) -> Person:
        person = await _person(wired, email)
        check_password(password, about=(person.name, person.email))
        kept = await wired[Passwords].hash(password)
        async with wired[Sessions].begin() as db:
            await keep_hash(db, person.id, kept)
            await end_all(db, person.id)
            await record(db, "password.reset", by=None, subject=person.id)
        return person

    cli.print_line(f"{cli.run(ctx, work).email} has a new password.")


@app.command("remove-second-factor")
def remove_second_factor(ctx: typer.Context, email: Mail) -> None:
    """Let somebody who lost phone and recovery codes sign in by the password alone."""

    async def work(wired: Wired) -> Person:
        person = await _person(wired, email)
        async with wired[Sessions].begin() as db:
            await turn_off(db, person.id)
            await ask_no_passkey(db, person.id)
            await record(db, "second-factor.off", by=None, subject=person.id)
        return person

    cli.print_line(f"{cli.run(ctx, work).email} signs in by the password alone.")


@app.command("remove-passkeys")
def remove_passkeys(ctx: typer.Context, email: Mail) -> None:
    """Remove every passkey of somebody, when a device was lost or stolen, and sign them out."""

    async def work(wired: Wired) -> int:
        person = await _person(wired, email)
        async with wired[Sessions].begin() as db:
            count = await remove_all(db, person.id)
            await ask_no_passkey(db, person.id)
            await end_all(db, person.id)
            await record(db, "passkey.removed", by=None, subject=person.id, count=str(count))
        return count

    cli.print_line(f"Passkeys removed: {cli.run(ctx, work)}.")


@app.command("sign-out")
def sign_out(ctx: typer.Context, email: Mail) -> None:
    """End every session of somebody."""

    async def work(wired: Wired) -> Person:
        person = await _person(wired, email)
        async with wired[Sessions].begin() as db:
            await end_all(db, person.id)
            await record(db, "session.ended", by=None, subject=person.id)
        return person

    cli.print_line(f"{cli.run(ctx, work).email} is signed out everywhere.")


async def _person(wired: Wired, email: str) -> Person:
    async with wired[Sessions].read() as db:
        row = await find_row(db, email)
    if row is None:
        raise UnknownPerson(f"Nobody has the address {email}. List them with: limelight users list")
    return person_of(row)


def _asked() -> str:
    # Never an option: it would stand in the shell's history and in the list of processes.
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
