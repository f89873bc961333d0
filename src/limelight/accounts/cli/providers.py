"""`limelight providers`: services of others that people sign in by."""

from typing import Annotated, Any

import typer

from limelight.accounts.audit.recording import record
from limelight.accounts.oidc.providers import (
    Typed,
    add_provider,
    get_provider,
    list_providers,
    read_provider,
    remove_provider,
)
from limelight.accounts.ports import SignInServices
from limelight.accounts.schemas import FirstWorkspace
from limelight.kit import cli
from limelight.kit.db.sessions import Sessions
from limelight.kit.sealing.secrets import Secrets
from limelight.kit.wiring import Wired

app = typer.Typer(no_args_is_help=True, help="Sign-in services of others (OpenID Connect).")

Id = Annotated[str, typer.Argument(metavar="ID", help="The service's id.")]


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List them, without their secrets."""

    async def work(wired: Wired) -> list[dict[str, Any]]:
        async with wired[Sessions].read() as db:
            found = await list_providers(db)
        return [
            {
                "id": one.id,
                "name": one.name,
                "issuer": one.issuer,
                "client_id": one.client_id,
                "domains": list(one.domains),
                "joins_as": one.joins_as.value if one.joins_as else None,
                "role_claim": one.role_claim,
                "roles": {value: role.value for value, role in one.roles.items()},
            }
            for one in found
        ]

    found = cli.run(ctx, work)
    if as_json:
        cli.print_json(found)
        return
    for one in found:
        cli.print_line(f"{one['id']}  {one['name']}  {one['issuer']}  {one['client_id']}")


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What stands on the button.")],
    issuer: Annotated[str, typer.Argument(help="Such as https://login.example.com/realm")],
    *,
    client_id: Annotated[str, typer.Option(help="What the service calls this studio.")],
    domain: Annotated[
        list[str] | None, typer.Option(help="Let in verified addresses of it alone.")
    ] = None,
    joins_as: Annotated[str, typer.Option(help="The role of whoever comes from there.")] = "",
) -> None:
    """Add a service that answers at its address; its client secret is asked for."""
    # Never an option: it would stand in the shell's history and in the list of processes.
    secret = str(typer.prompt("Client secret (empty for none)", hide_input=True, default=""))
    typed = Typed(
        name=name,
        issuer=issuer,
        client_id=client_id,
        secret=secret,
        domains=" ".join(domain or ()),
        joins_as=joins_as,
    )

    async def work(wired: Wired) -> str:
        provider = read_provider(typed)
        await wired[SignInServices].check(provider)
        async with wired[Sessions].begin() as db:
            made = await add_provider(db, wired[Secrets], provider)
            here = wired[FirstWorkspace].id
            await record(db, "provider.added", by=None, workspace_id=here, subject=made)
        return made

    made = cli.run(ctx, work)
    cli.print_line(f"{made}  Tell the service this redirect URI:")
    cli.print_line(f"<the studio's address>/accounts/services/{made}/back")


@app.command()
def check(ctx: typer.Context, provider_id: Id) -> None:
    """Ask a service for its addresses and keys, as signing in would."""

    async def work(wired: Wired) -> str:
        async with wired[Sessions].read() as db:
            provider = await get_provider(db, wired[Secrets], provider_id)
        await wired[SignInServices].check(provider)
        return provider.name

    cli.print_line(f"{cli.run(ctx, work)} answers.")


@app.command()
def remove(ctx: typer.Context, provider_id: Id) -> None:
    """Remove a service; who signed in by it signs in another way."""

    async def work(wired: Wired) -> str:
        async with wired[Sessions].begin() as db:
            name = await remove_provider(db, provider_id)
            here = wired[FirstWorkspace].id
            await record(db, "provider.removed", by=None, workspace_id=here, subject=provider_id)
        return name

    cli.print_line(f"{cli.run(ctx, work)} is removed.")
