"""Who is let in when a sign-in service says who somebody is.

A known account signs its person in. Otherwise the address decides, and only one that the service
has verified: it is believed to be the same person as here if the address was verified here too, or
whoever registered a foreign address first would get the account of its owner.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.audit.recording import record
from limelight.accounts.emails import read_email
from limelight.accounts.errors import NotLetIn
from limelight.accounts.models import MembershipRow, UserRow
from limelight.accounts.oidc.identities import connect, find_person
from limelight.accounts.people.creating import create_person, person_of, read_name
from limelight.accounts.people.signing_in import find_row
from limelight.accounts.schemas import Claims, Person, Provider, Role, UserId, Workspace
from limelight.accounts.service import get_local_workspace
from limelight.accounts.workspaces.inviting import accept, accept_latest
from limelight.accounts.workspaces.members import add_member, create_workspace
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid


@dataclass(frozen=True, slots=True)
class Door:
    """How the studio stands to newcomers: its mode of sign-up, and the invitation one came with."""

    sign_up: str
    invitation: str = ""


async def let_in(db: AsyncSession, provider: Provider, claims: Claims, door: Door) -> Person:
    """The person, who may be new. Raises NotLetIn saying what to do, UnknownInvitation."""
    _check_domain(provider, claims)
    person = await find_person(db, provider, claims)
    if person is None:
        person = await _by_address(db, provider, claims) or await _new(db, provider, claims, door)
        await connect(db, provider, claims, person.id)
        await record(db, "identity.connected", by=person.id, subject=provider.id)
    if door.invitation:
        await _joined(db, person, await accept(db, door.invitation, person))
    await _give_role(db, provider, claims, person)
    return person


def _check_domain(provider: Provider, claims: Claims) -> None:
    domain = claims.email.rpartition("@")[2].casefold()
    if provider.domains and (domain not in provider.domains or not claims.is_verified):
        raise NotLetIn(
            f"{provider.name} lets in addresses of {', '.join(provider.domains)} here, and says "
            f"that yours is {claims.email or 'none'}."
        )


async def _by_address(db: AsyncSession, provider: Provider, claims: Claims) -> Person | None:
    if not claims.email or not claims.is_verified:
        raise NotLetIn(
            f"{provider.name} does not say that your address is verified. Verify it there; or sign "
            "in here another way and connect the account on your own page."
        )
    row = await find_row(db, claims.email)
    if row is None:
        return None
    if row.email_verified_at is None:
        raise NotLetIn(
            f"There is an account for {claims.email}, but nobody has shown that the address is "
            "theirs. Sign in to it another way and connect the accounts on your own page."
        )
    return person_of(row)


async def _new(db: AsyncSession, provider: Provider, claims: Claims, door: Door) -> Person:
    is_placed = provider.joins_as is not None or _mapped(provider, claims.values) is not None
    if door.sign_up == "closed":
        raise NotLetIn(f"There is no account for {claims.email}, and this studio makes none here.")
    person = await create_person(
        db, email=_address(claims), name=_name_of(claims), password_hash=None
    )
    (await db.get_one(UserRow, person.id)).email_verified_at = utc_now()
    await record(db, "account.made", by=person.id, subject=provider.id)
    if door.invitation:
        return person
    workspace = await accept_latest(db, person)
    if workspace is None and door.sign_up == "open" and not is_placed:
        workspace = await create_workspace(db, f"{person.name}'s studio", person.id)
    elif workspace is not None:
        await _joined(db, person, workspace)
    elif not is_placed:
        raise NotLetIn(
            f"There is no account for {claims.email} here. Ask somebody who is in to invite you."
        )
    return person


async def _joined(db: AsyncSession, person: Person, workspace: Workspace) -> None:
    await record(db, "member.joined", by=person.id, workspace_id=workspace.id, subject=person.id)


def _address(claims: Claims) -> str:
    try:
        return read_email(claims.email)
    except Invalid as problem:
        raise NotLetIn(f"{claims.email!r} is no address that letters reach.") from problem


def _name_of(claims: Claims) -> str:
    try:
        return read_name(claims.name[:80])
    except Invalid:
        return read_name(claims.email.partition("@")[0][:80])


async def _give_role(db: AsyncSession, provider: Provider, claims: Claims, person: Person) -> None:
    """Make them what the service says they are in the studio's first workspace; an owner stays
    one, and whom the service says nothing of keeps the role they have.
    """
    mapped = _mapped(provider, claims.values)
    role = mapped or provider.joins_as
    if role is None:
        return
    workspace = await get_local_workspace(db)
    row = await db.scalar(
        select(MembershipRow).where(
            MembershipRow.workspace_id == workspace.id, MembershipRow.user_id == person.id
        )
    )
    if row is None:
        await add_member(db, workspace.id, person.id, role=role)
        act = "member.joined"
    elif mapped is not None and row.role not in (Role.OWNER, mapped):
        row.role = mapped.value
        await db.flush()
        act = "member.role-changed"
    else:
        return
    await record(
        db,
        act,
        by=UserId(person.id),
        workspace_id=workspace.id,
        subject=person.id,
        role=role.value,
        service=provider.id,
    )


def _mapped(provider: Provider, values: Mapping[str, Any]) -> Role | None:
    """The highest role that the claim's values stand for; "a.b" looks for b within a."""
    if not provider.role_claim:
        return None
    found: Any = values.get(provider.role_claim)
    if found is None:
        found = values
        for part in provider.role_claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    said = found if isinstance(found, list) else [found]
    roles = [provider.roles[one] for one in said if isinstance(one, str) and one in provider.roles]
    order = list(Role)
    return max(roles, key=order.index, default=None)
