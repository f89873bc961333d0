"""The sign-in services of a studio: added, listed, changed, removed by who owns the studio."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.errors import UnknownProvider
from limelight.accounts.models import ProviderRow
from limelight.accounts.schemas import Provider, Role
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict, Invalid
from limelight.kit.ids import new_id
from limelight.kit.sealing.secrets import Secrets

_LONGEST = 400
_LONGEST_NAME = 40
_SCOPES = ("openid", "email", "profile")


@dataclass(frozen=True, slots=True)
class Typed:
    """A service as somebody typed it; `roles` has a line "value = role" for each."""

    name: str = ""
    issuer: str = ""
    client_id: str = ""
    secret: str = ""
    scopes: str = ""
    domains: str = ""
    joins_as: str = ""
    role_claim: str = ""
    roles: str = ""


def read_provider(typed: Typed) -> Provider:
    """A service without an id yet; raises Invalid naming the field."""
    name = " ".join(typed.name.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Invalid(f"Name it in up to {_LONGEST_NAME} characters.", field="name")
    scopes = typed.scopes.split()
    if typed.joins_as and not typed.domains.strip():
        # Else anybody who makes an account there would be in.
        raise Invalid("Say of which domains, since they all will be let in.", field="domains")
    return Provider(
        id="",
        name=name,
        issuer=_read_issuer(typed.issuer.strip()),
        client_id=_read(typed.client_id, "client_id", "Copy the client ID from the service."),
        secret=_read(typed.secret, "secret", "") if typed.secret.strip() else "",
        scopes=tuple(dict.fromkeys((*_SCOPES, *scopes))),
        domains=_read_domains(typed.domains),
        joins_as=_read_role(typed.joins_as, "joins_as") if typed.joins_as else None,
        role_claim=typed.role_claim.strip()[:_LONGEST],
        roles=_read_roles(typed.roles),
    )


async def add_provider(db: AsyncSession, kept: Secrets, provider: Provider) -> str:
    """Keep a service; returns its id. Raises Conflict for one that is there."""
    row = ProviderRow(id=new_id(), created_at=utc_now())
    _put(row, kept, provider)
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError as error:
        raise Conflict("That service is there already.", field="issuer") from error
    return row.id


async def change_provider(db: AsyncSession, kept: Secrets, provider: Provider) -> None:
    """Change all of a service but its issuer, whose accounts are connected already; an empty secret
    keeps the one that is there. Raises UnknownProvider.
    """
    row = await db.get(ProviderRow, provider.id)
    if row is None:
        raise UnknownProvider("There is no such sign-in service.")
    issuer, sealed = row.issuer, row.sealed_secret
    _put(row, kept, provider)
    row.issuer = issuer
    if not provider.secret:
        row.sealed_secret = sealed
    await db.flush()


async def remove_provider(db: AsyncSession, provider_id: str) -> str:
    """Remove a service and who is connected to it; returns its name. Raises UnknownProvider."""
    found = await db.execute(
        delete(ProviderRow).where(ProviderRow.id == provider_id).returning(ProviderRow.name)
    )
    name = found.scalar()
    if name is None:
        raise UnknownProvider("There is no such sign-in service.")
    return name


async def get_provider(db: AsyncSession, kept: Secrets, provider_id: str) -> Provider:
    """A service with its secret. Raises UnknownProvider."""
    row = await db.get(ProviderRow, provider_id)
    if row is None:
        raise UnknownProvider("There is no such sign-in service. It may have been removed.")
    return _provider(row, kept.open(row.sealed_secret) if row.sealed_secret else "")


async def list_providers(db: AsyncSession) -> tuple[Provider, ...]:
    """All services by name, without their secrets."""
    rows = await db.scalars(select(ProviderRow).order_by(ProviderRow.name, ProviderRow.id))
    return tuple(_provider(row, "") for row in rows)


def _put(row: ProviderRow, kept: Secrets, provider: Provider) -> None:
    row.name, row.issuer, row.client_id = provider.name, provider.issuer, provider.client_id
    row.sealed_secret = kept.seal(provider.secret) if provider.secret else ""
    row.scopes, row.domains = " ".join(provider.scopes), " ".join(provider.domains)
    row.joins_as = provider.joins_as.value if provider.joins_as else None
    row.role_claim = provider.role_claim
    row.roles = {value: role.value for value, role in provider.roles.items()}


def _provider(row: ProviderRow, secret: str) -> Provider:
    return Provider(
        id=row.id,
        name=row.name,
        issuer=row.issuer,
        client_id=row.client_id,
        secret=secret,
        scopes=tuple(row.scopes.split()),
        domains=tuple(row.domains.split()),
        joins_as=Role(row.joins_as) if row.joins_as else None,
        role_claim=row.role_claim,
        roles={value: Role(role) for value, role in row.roles.items()},
    )


def _read(typed: str, name: str, missing: str) -> str:
    found = typed.strip()
    if not found or len(found) > _LONGEST or not found.isprintable():
        raise Invalid(missing or "That is too long.", field=name)
    return found


def _read_issuer(typed: str) -> str:
    parts = urlsplit(typed)
    is_here = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or parts.query or parts.fragment or len(typed) > _LONGEST:
        raise Invalid("Write the issuer as in https://login.example.com/realm", field="issuer")
    if parts.scheme != "https" and not is_here:
        raise Invalid("The issuer must begin with https://", field="issuer")
    return typed


def _read_domains(typed: str) -> tuple[str, ...]:
    domains = tuple(dict.fromkeys(typed.replace(",", " ").casefold().split()))
    for domain in domains:
        if "." not in domain or "@" in domain or len(domain) > 253:
            raise Invalid("Write domains as in example.com, one after another.", field="domains")
    return domains


def _read_role(typed: str, name: str) -> Role:
    try:
        role = Role(typed.strip())
    except ValueError:
        raise Invalid(f"There is no role {typed.strip()!r}.", field=name) from None
    if role is Role.OWNER:
        raise Invalid("Nobody becomes owner by signing in. Make them owner here.", field=name)
    return role


def _read_roles(typed: str) -> Mapping[str, Role]:
    roles = {}
    for line in filter(str.strip, typed.splitlines()):
        value, is_one, role = line.rpartition("=")
        if not is_one or not value.strip():
            raise Invalid("Write each on a line, as in: studio-editors = editor", field="roles")
        roles[value.strip()] = _read_role(role, "roles")
    return roles
