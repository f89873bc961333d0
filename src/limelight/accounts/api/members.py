"""The people of the workspace, and who is invited."""

from datetime import datetime
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.audit.recording import record
from limelight.accounts.caller import Caller
from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.accounts.people import letters
from limelight.accounts.ports import Mailer
from limelight.accounts.schemas import Role, UserId
from limelight.accounts.workspaces.changing import change_role, remove_member
from limelight.accounts.workspaces.changing import list_members as find_members
from limelight.accounts.workspaces.inviting import invite, withdraw
from limelight.accounts.workspaces.inviting import list_invitations as find_invitations
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router

router = api_router("/members", "accounts")
invitations = api_router("/invitations", "accounts")
SEE, CHANGE = [may("members.see")], [may("members.change")]
Id = Annotated[str, Path(max_length=100)]

_RANKS = {role: str(rank) for rank, role in enumerate(reversed(Role))}


class MemberView(BaseModel):
    """Somebody of the workspace."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    email: str
    role: Role
    since: datetime


class NewRole(BaseModel):
    """What somebody is from now on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Role


class NewInvitation(BaseModel):
    """Who is invited, as what; with an address only whoever reads letters there gets in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Role = Role.EDITOR
    email: str = Field("", max_length=320, examples=["ada@example.com"])


class InvitationView(BaseModel):
    """An invitation that can still be taken."""

    model_config = ConfigDict(frozen=True)

    id: str
    role: Role
    email: str | None
    invited_by: str
    expires_at: datetime


class Invited(BaseModel):
    """The link to give away, told this once, and the address a letter with it went to."""

    model_config = ConfigDict(frozen=True)

    url: str
    sent_to: str | None


@router.get("", dependencies=SEE)
async def list_members(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[MemberView]:
    """List the people of the workspace, the highest role first."""
    async with caller.sessions.read() as db:
        found = await find_members(db, caller.workspace_id)
    views = [
        MemberView(
            id=one.person.id,
            name=one.person.name,
            email=one.person.email,
            role=one.role,
            since=one.since,
        )
        for one in found
    ]
    return page_through(
        views, wanted, of="members", at=lambda one: (_RANKS[one.role], one.name, one.id)
    )


@router.put("/{user_id}/role", dependencies=CHANGE, status_code=204)
async def change_member_role(caller: Caller, user_id: Id, new: NewRole) -> None:
    """Give somebody another role, never one above your own."""
    by = member_of(caller.request)
    async with caller.sessions.begin() as db:
        await change_role(db, by, UserId(user_id), new.role)
        await record(
            db, "member.role-changed", by=by.person.id, workspace_id=by.workspace.id,
            subject=user_id, role=new.role.value,
        )  # fmt: skip


@router.delete("/{user_id}", dependencies=CHANGE, status_code=204)
async def remove_member_of_workspace(caller: Caller, user_id: Id) -> None:
    """Take somebody out of the workspace; what they made stays."""
    by = member_of(caller.request)
    async with caller.sessions.begin() as db:
        await remove_member(db, by, UserId(user_id))
        await record(
            db, "member.removed", by=by.person.id, workspace_id=by.workspace.id, subject=user_id
        )


@invitations.get("", dependencies=SEE)
async def list_invitations(
    caller: Caller, wanted: Annotated[Paging, Query()]
) -> Page[InvitationView]:
    """List the invitations that can still be taken, the newest first."""
    async with caller.sessions.read() as db:
        found = await find_invitations(db, caller.workspace_id)
    views = [
        InvitationView(
            id=one.id,
            role=one.role,
            email=one.email,
            invited_by=one.invited_by,
            expires_at=one.expires_at,
        )
        for one in found
    ]
    return page_through(
        views, wanted, of="invitations", at=lambda one: (one.expires_at.isoformat(), one.id),
        newest_first=True,
    )  # fmt: skip


@invitations.post("", dependencies=CHANGE, status_code=201)
async def create_invitation(caller: Caller, new: NewInvitation) -> Invited:
    """Invite somebody, by a letter where an address is given. The link lets in once, for a week."""
    by, mailer = member_of(caller.request), caller.wired[Mailer]
    async with caller.sessions.begin() as db:
        token = await invite(db, by, role=new.role, email=new.email)
        await record(
            db, "member.invited", by=by.person.id, workspace_id=by.workspace.id, subject="",
            role=new.role.value,
        )  # fmt: skip
    url, address = (
        Desk(caller.request).address_of(f"/accounts/join?token={token}"),
        new.email.strip(),
    )
    if address:
        await mailer.send(letters.invitation(address, by.person.name, by.workspace.name, url))
    return Invited(url=url, sent_to=address if address and mailer.is_real else None)


@invitations.delete("/{invitation_id}", dependencies=CHANGE, status_code=204)
async def withdraw_invitation(caller: Caller, invitation_id: Id) -> None:
    """Take an invitation back."""
    by = member_of(caller.request)
    async with caller.sessions.begin() as db:
        await withdraw(db, by.workspace.id, invitation_id)
        await record(
            db, "invitation.withdrawn", by=by.person.id, workspace_id=by.workspace.id,
            subject=invitation_id,
        )  # fmt: skip
