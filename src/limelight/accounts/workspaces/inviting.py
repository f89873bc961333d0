"""Ways into a workspace, or into the studio: given, asked for, taken, withdrawn."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.emails import key_of, read_email
from limelight.accounts.errors import RoleTooLow, UnknownInvitation
from limelight.accounts.models import InvitationRow, UserRow, WorkspaceRow
from limelight.accounts.schemas import Member, Person, Role, Workspace, WorkspaceId
from limelight.accounts.tokens import hash_of, new_token
from limelight.accounts.workspaces.members import add_member, create_workspace
from limelight.kit.clock import utc_now
from limelight.kit.ids import new_id

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A way in. Without a workspace it is into the studio, with one of one's own."""

    id: str
    workspace: Workspace | None
    role: Role
    email: str | None
    invited_by: str
    expires_at: datetime


async def invite(db: AsyncSession, by: Member, *, role: Role, email: str = "") -> str:
    """A token that lets whoever has it into the workspace once, for a week; with an address only
    whoever has that address. Raises RoleTooLow for a role above one's own, Invalid.
    """
    if not by.role.covers(role):
        raise RoleTooLow(f"You are {by.role.value} and cannot invite an {role.value}.")
    address = read_email(email) if email.strip() else None
    return await _add(db, by.workspace.id, by.person, role=role, email=address)


async def ask_in(db: AsyncSession, email: str) -> str:
    """A token that lets whoever reads letters at this address make an account. Raises Invalid."""
    return await _add(db, None, None, role=Role.OWNER, email=read_email(email))


async def _add(
    db: AsyncSession,
    workspace_id: WorkspaceId | None,
    by: Person | None,
    *,
    role: Role,
    email: str | None,
) -> str:
    now, token = utc_now(), new_token()
    if email is not None:
        # A newer invitation of the same address takes the place of the one before.
        same = InvitationRow.workspace_id == workspace_id
        earlier = InvitationRow.workspace_id.is_(None) if workspace_id is None else same
        await db.execute(delete(InvitationRow).where(earlier, InvitationRow.email == email))
    db.add(
        InvitationRow(
            id=new_id(),
            workspace_id=workspace_id,
            invited_by=by.id if by else None,
            email=email,
            role=role.value,
            token_hash=hash_of(token),
            created_at=now,
            expires_at=now + LASTS,
        )
    )
    await db.flush()
    return token


async def find_invitation(db: AsyncSession, token: str) -> Invitation:
    """What a token lets into. Raises UnknownInvitation."""
    asked = (
        select(InvitationRow, WorkspaceRow, UserRow.name)
        .outerjoin(WorkspaceRow, WorkspaceRow.id == InvitationRow.workspace_id)
        .outerjoin(UserRow, UserRow.id == InvitationRow.invited_by)
        .where(
            InvitationRow.token_hash == hash_of(token),
            InvitationRow.expires_at > utc_now(),
            or_(InvitationRow.workspace_id.is_(None), WorkspaceRow.deleted_at.is_(None)),
        )
    )
    found = (await db.execute(asked)).first()
    if found is None:
        raise UnknownInvitation(
            "That invitation was used, withdrawn, is too old, or its address is not whole. "
            "Ask for a new one."
        )
    row, workspace, name = found
    return _invitation(row, workspace, name)


async def accept(db: AsyncSession, token: str, person: Person) -> Workspace:
    """Let a person in, and use the invitation up: of two at once one gets in. Raises
    UnknownInvitation, also for an invitation of another address.
    """
    found = await find_invitation(db, token)
    if found.email is not None and key_of(found.email) != key_of(person.email):
        raise UnknownInvitation(
            f"That invitation is for another address than {person.email}. Sign in with that one."
        )
    return await _use_up(db, InvitationRow.token_hash == hash_of(token), found, person)


async def accept_latest(db: AsyncSession, person: Person) -> Workspace | None:
    """Let a person in by the latest invitation of their address, which somebody else has verified,
    and use it up; None where there is none.
    """
    asked = (
        select(InvitationRow, WorkspaceRow, UserRow.name)
        .outerjoin(WorkspaceRow, WorkspaceRow.id == InvitationRow.workspace_id)
        .outerjoin(UserRow, UserRow.id == InvitationRow.invited_by)
        .where(
            func.lower(InvitationRow.email) == person.email.lower(),
            InvitationRow.expires_at > utc_now(),
            or_(InvitationRow.workspace_id.is_(None), WorkspaceRow.deleted_at.is_(None)),
        )
        .order_by(InvitationRow.created_at.desc())
    )
    found = (await db.execute(asked)).first()
    if found is None:
        return None
    invitation = _invitation(*found)
    return await _use_up(db, InvitationRow.id == invitation.id, invitation, person)


async def _use_up(
    db: AsyncSession, which: ColumnElement[bool], found: Invitation, person: Person
) -> Workspace:
    gone = await db.execute(
        delete(InvitationRow).where(which).returning(InvitationRow.workspace_id)
    )
    if gone.first() is None:
        raise UnknownInvitation("That invitation was used already.")
    if found.workspace is None:
        return await create_workspace(db, f"{person.name}'s studio", person.id)
    await add_member(db, found.workspace.id, person.id, role=found.role)
    return found.workspace


async def list_invitations(db: AsyncSession, workspace_id: WorkspaceId) -> tuple[Invitation, ...]:
    """Those into a workspace that can still be taken, the newest first."""
    asked = (
        select(InvitationRow, WorkspaceRow, UserRow.name)
        .join(WorkspaceRow, WorkspaceRow.id == InvitationRow.workspace_id)
        .outerjoin(UserRow, UserRow.id == InvitationRow.invited_by)
        .where(InvitationRow.workspace_id == workspace_id, InvitationRow.expires_at > utc_now())
        .order_by(InvitationRow.created_at.desc())
    )
    return tuple(_invitation(*found) for found in (await db.execute(asked)).all())


async def withdraw(db: AsyncSession, workspace_id: WorkspaceId, invitation_id: str) -> None:
    """Take an invitation back. Raises UnknownInvitation."""
    found = await db.execute(
        delete(InvitationRow)
        .where(InvitationRow.workspace_id == workspace_id, InvitationRow.id == invitation_id)
        .returning(InvitationRow.id)
    )
    if found.first() is None:
        raise UnknownInvitation("There is no such invitation.")


def _invitation(row: InvitationRow, workspace: WorkspaceRow | None, name: str | None) -> Invitation:
    return Invitation(
        id=row.id,
        workspace=Workspace(WorkspaceId(workspace.id), workspace.name) if workspace else None,
        role=Role(row.role),
        email=row.email,
        invited_by=name or "",
        expires_at=row.expires_at,
    )
