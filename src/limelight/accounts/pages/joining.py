"""Taking an invitation: with the account one has, or with a new one."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.emails import read_email
from limelight.accounts.errors import SignUpClosed
from limelight.accounts.gate import anyone, signed_in, visit_of
from limelight.accounts.models import UserRow
from limelight.accounts.oidc.providers import list_providers
from limelight.accounts.pages.desk import Desk, wrong_of
from limelight.accounts.people.creating import create_person, read_name
from limelight.accounts.people.passwords import SHORTEST, check_password
from limelight.accounts.schemas import Person, SessionId
from limelight.accounts.sessions.keeping import open_session, switch_workspace
from limelight.accounts.workspaces.inviting import Invitation, accept, find_invitation
from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict, Invalid, Problem

router = APIRouter(prefix="/accounts", include_in_schema=False)


class Typed(BaseModel):
    """The form as it was typed; the password is never shown again."""

    model_config = ConfigDict(frozen=True)

    token: str = ""
    name: str = ""
    email: str = ""
    password: str = ""


@router.get("/join", dependencies=[anyone()])
async def join(request: Request, token: str = "") -> Response:
    """What one is invited into, and how to take it."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        found = await find_invitation(db, token)
    return await _page(desk, found, Typed(token=token, email=found.email or ""))


@router.post("/join", dependencies=[signed_in()])
async def take(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Take it with the account one is signed in with, and go there."""
    desk, visit = Desk(request), visit_of(request)
    async with desk.sessions.begin() as db:
        await _take(db, token, visit.person, visit.session_id)
    return desk.go("/")


@router.post("/join/new", dependencies=[anyone()])
async def make_account(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """Make an account, take the invitation with it and go there."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        found = await find_invitation(db, typed.token)
    if desk.sign_up == "closed":
        raise SignUpClosed("This studio makes accounts for its people itself.")
    email = found.email or typed.email
    try:
        check_password(typed.password, about=(read_name(typed.name), read_email(email)))
        kept = await desk.passwords.hash(typed.password)
        async with desk.sessions.begin() as db:
            person = await create_person(db, email=email, name=typed.name, password_hash=kept)
            if found.email is not None:
                # The invitation was read there.
                (await db.get_one(UserRow, person.id)).email_verified_at = utc_now()
            opened = await open_session(
                db, person.id, by="password", place=desk.place, before=desk.token
            )
            await _take(db, typed.token, person, opened.session_id)
    except (Invalid, Conflict) as problem:
        return await _page(desk, found, typed, problem)
    return desk.come_in(opened, "/")


async def _take(db: AsyncSession, token: str, person: Person, session_id: SessionId | None) -> None:
    workspace = await accept(db, token, person)
    await record(db, "member.joined", by=person.id, workspace_id=workspace.id, subject=person.id)
    if session_id is not None:
        await switch_workspace(db, person.id, session_id, workspace.id)


async def _page(
    desk: Desk, found: Invitation, typed: Typed, problem: Problem | None = None
) -> Response:
    async with desk.sessions.read() as db:
        providers = await list_providers(db)
    context = {
        "providers": providers,
        "invitation": found,
        "typed": typed,
        "wrong": wrong_of(problem, ("name", "email", "password")),
        "shortest": SHORTEST,
        "is_closed": desk.sign_up == "closed",
    }
    return desk.show("accounts/join.html", context, 422 if problem else 200)
