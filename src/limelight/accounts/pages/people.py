"""The people of a workspace: roles, invitations, and the workspace's name."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.gate import may, member_of, signed_in, visit_of
from limelight.accounts.pages.desk import Desk, wrong_of
from limelight.accounts.people import letters
from limelight.accounts.people.signing_in import has_password
from limelight.accounts.schemas import FirstWorkspace, Member, Role, UserId
from limelight.accounts.sessions.keeping import switch_workspace
from limelight.accounts.workspaces.changing import (
    change_role,
    list_members,
    read_workspace_name,
    remove_member,
    rename_workspace,
)
from limelight.accounts.workspaces.inviting import invite, list_invitations, withdraw
from limelight.accounts.workspaces.members import create_workspace
from limelight.kit.errors import Conflict, Invalid, NotFound, Problem, Refused, Upstream

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]
_FIELDS = ("email", "role", "name", "heir_password", "delete_name", "delete_password")


@router.get("/people", dependencies=[may("members.see")])
async def show(request: Request) -> Response:
    """Everybody here, and who is invited."""
    return await page(Desk(request), member_of(request))


@router.post("/people/invite", dependencies=[may("members.change")])
async def send_invitation(request: Request, email: Text = "", role: Text = "") -> Response:
    """Invite by letter where an address is given; the link is shown to the inviter anyway."""
    desk, by = Desk(request), member_of(request)
    try:
        wanted = _role(role)
        async with desk.sessions.begin() as db:
            token = await invite(db, by, role=wanted, email=email)
            await _told(db, by, "member.invited", "", role=wanted.value)
        url = desk.address_of(f"/accounts/join?token={token}")
        if email.strip():
            await desk.mailer.send(
                letters.invitation(email.strip(), by.person.name, by.workspace.name, url)
            )
    except (Invalid, Refused, Upstream) as problem:
        return await page(desk, by, problem, typed={"email": email, "role": role})
    sent_to = email.strip() if desk.mailer.is_real else ""
    return await page(desk, by, link=url, sent_to=sent_to)


@router.post("/people/invitations/{invitation_id}/withdraw", dependencies=[may("members.change")])
async def take_back(request: Request, invitation_id: str) -> Response:
    """Take an invitation back."""
    desk, by = Desk(request), member_of(request)
    async with desk.sessions.begin() as db:
        await withdraw(db, by.workspace.id, invitation_id)
        await _told(db, by, "invitation.withdrawn", invitation_id)
    return desk.go("/accounts/people")


@router.post("/people/{user_id}/role", dependencies=[may("members.change")])
async def give_role(request: Request, user_id: UserId, role: Text = "") -> Response:
    """Give somebody another role."""
    desk, by = Desk(request), member_of(request)
    try:
        wanted = _role(role)
        async with desk.sessions.begin() as db:
            await change_role(db, by, user_id, wanted)
            await _told(db, by, "member.role-changed", user_id, role=wanted.value)
    except (Conflict, Refused, Invalid, NotFound) as problem:
        return await page(desk, by, problem)
    return desk.go("/accounts/people")


@router.post("/people/{user_id}/remove", dependencies=[may("members.change")])
async def remove(request: Request, user_id: UserId) -> Response:
    """Take somebody out of the workspace."""
    desk, by = Desk(request), member_of(request)
    try:
        async with desk.sessions.begin() as db:
            await remove_member(db, by, user_id)
            await _told(db, by, "member.removed", user_id)
    except (Conflict, Refused, NotFound) as problem:
        return await page(desk, by, problem)
    return desk.go("/accounts/people")


@router.post("/people/leave", dependencies=[may("members.see")])
async def leave(request: Request) -> Response:
    """Leave the workspace."""
    desk, by = Desk(request), member_of(request)
    try:
        async with desk.sessions.begin() as db:
            await remove_member(db, by, by.person.id)
            await _told(db, by, "member.left", by.person.id)
    except Conflict as problem:
        return await page(desk, by, problem)
    return desk.go("/accounts/me")


@router.post("/workspace/name", dependencies=[may("workspace.change")])
async def rename(request: Request, name: Text = "") -> Response:
    """Call the workspace something else."""
    desk, by = Desk(request), member_of(request)
    try:
        async with desk.sessions.begin() as db:
            await rename_workspace(db, by.workspace.id, name)
            await _told(db, by, "workspace.renamed", by.workspace.id)
    except Invalid as problem:
        return await page(desk, by, problem)
    return desk.go("/accounts/people")


@router.post("/workspaces", dependencies=[signed_in()])
async def create(request: Request, name: Text = "") -> Response:
    """A new workspace of one's own, to work in from now on."""
    desk, visit = Desk(request), visit_of(request)
    if visit.session_id is None:
        raise Conflict("A key is for one workspace; workspaces are made in the browser.")
    called = read_workspace_name(name)
    async with desk.sessions.begin() as db:
        made = await create_workspace(db, called, visit.person.id)
        await switch_workspace(db, visit.person.id, visit.session_id, made.id)
        await record(
            db, "workspace.made", by=visit.person.id, workspace_id=made.id, subject=made.id
        )
    return desk.go("/accounts/people")


async def _told(db: Any, by: Member, act: str, subject: str, **facts: Any) -> None:
    await record(db, act, by=by.person.id, workspace_id=by.workspace.id, subject=subject, **facts)


def _role(typed: str) -> Role:
    try:
        return Role(typed)
    except ValueError:
        raise Invalid("Choose a role.", field="role") from None


async def page(
    desk: Desk,
    by: Member,
    problem: Problem | None = None,
    *,
    link: str = "",
    sent_to: str = "",
    typed: dict[str, str] | None = None,
) -> Response:
    """The page, with what went wrong, or with an invitation that is shown this once."""
    async with desk.sessions.read() as db:
        context: dict[str, Any] = {
            "has_password": await has_password(db, by.person.id),
            "members": await list_members(db, by.workspace.id),
            "invitations": await list_invitations(db, by.workspace.id),
        }
    context |= {
        "me": by,
        "may_change": by.role.covers(Role.ADMIN),
        "roles": [role for role in Role if by.role.covers(role)],
        "is_first": by.workspace.id == desk.wired[FirstWorkspace].id,
        "wrong": wrong_of(problem, _FIELDS),
        "link": link,
        "sent_to": sent_to,
        "typed": typed or {"email": "", "role": Role.EDITOR.value},
    }
    return desk.show("accounts/people.html", context, 422 if problem else 200)
