"""`limelight keys`: keys of programs."""

from typing import Annotated, Any

import typer

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import UnknownPerson
from limelight.accounts.people.signing_in import find_row
from limelight.accounts.schemas import UserId, Workspace
from limelight.accounts.sessions.keys import create_key, list_keys, revoke_key
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.sealing.resealing import Places, count_stale, reseal
from limelight.kit.sealing.secrets import Secrets
from limelight.kit.wiring import Wired

app = typer.Typer(no_args_is_help=True, help="Keys of programs for the first workspace.")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_(ctx: typer.Context, *, as_json: Json = False) -> None:
    """List the keys that work; never the keys themselves."""

    async def work(wired: Wired) -> list[dict[str, Any]]:
        async with wired[Sessions].read() as db:
            found = await list_keys(db, wired[Workspace].id)
        return [
            {
                "id": one.id,
                "name": one.name,
                "prefix": one.prefix,
                "maker": one.maker,
                "scopes": list(one.scopes),
                "used_at": one.used_at.isoformat() if one.used_at else None,
                "expires_at": one.expires_at.isoformat() if one.expires_at else None,
            }
            for one in found
        ]

    found = cli.run(ctx, work)
    if as_json:
        cli.print_json(found)
        return
    for one in found:
        until = one["expires_at"] or "no end"
        cli.print_line(f"{one['id']}  {one['prefix']}…  {one['name']}  {one['maker']}  {until}")


@app.command()
def make(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is for.")],
    *,
    user: Annotated[str, typer.Option(help="The e-mail address of whom it acts for.")],
    scope: Annotated[list[str] | None, typer.Option(help="An act it is restricted to.")] = None,
    days: Annotated[int, typer.Option(help="How long it lasts.")] = 90,
) -> None:
    """Make a key and print it, this once."""

    async def work(wired: Wired) -> str:
        async with wired[Sessions].begin() as db:
            row = await find_row(db, user)
            if row is None:
                raise UnknownPerson(f"Nobody has the address {user}.")
            here, maker = wired[Workspace].id, UserId(row.id)
            key_id, key = await create_key(
                db, here, maker, name=name, scopes=scope or (), days=days
            )
            await record(db, "key.made", by=None, workspace_id=here, subject=key_id)
        return key

    cli.print_line(cli.run(ctx, work))


@app.command()
def revoke(
    ctx: typer.Context, key_id: Annotated[str, typer.Argument(metavar="ID", help="The key's id.")]
) -> None:
    """Stop a key working."""

    async def work(wired: Wired) -> None:
        here = wired[Workspace].id
        async with wired[Sessions].begin() as db:
            await revoke_key(db, here, key_id)
            await record(db, "key.revoked", by=None, workspace_id=here, subject=key_id)

    cli.run(ctx, work)
    cli.print_line("It does not work any more.")


@app.command("rotate-secrets")
def rotate_secrets(
    ctx: typer.Context,
    *,
    forget_old: Annotated[
        bool, typer.Option(help="Remove the older keys when no secret needs them any more.")
    ] = False,
) -> None:
    """Seal the secrets at rest with a new key while the studio runs; run again, it goes on."""

    async def work(wired: Wired) -> tuple[int, bool]:
        kept, places, sessions = wired[Secrets], wired[Places], wired[Sessions]
        if not forget_old and await count_stale(sessions, kept, places) == 0:
            kept.add_key()
        moved = await reseal(sessions, kept, places)
        is_done = await count_stale(sessions, kept, places) == 0
        if forget_old and is_done:
            kept.forget_old_keys()
        async with sessions.begin() as db:
            facts = {"moved": str(moved), "old_keys": "removed" if forget_old else "kept"}
            await record(db, "secrets.rotated", by=None, workspace_id=wired[Workspace].id, **facts)
        return moved, is_done

    moved, is_done = cli.run(ctx, work)
    cli.print_line(f"Secrets sealed with the new key: {moved}.")
    if not is_done:
        cli.print_error("Some were changed meanwhile and wait. Run it again.")
        raise typer.Exit(cli.EXIT_FAILED)
    if not forget_old:
        cli.print_line("The older keys are kept. After a minute: rotate-secrets --forget-old")
