"""Signing in and out, and choosing the workspace to work in."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import WrongSignIn
from limelight.accounts.gate import anyone, signed_in, visit_of
from limelight.accounts.oidc.providers import list_providers
from limelight.accounts.pages.desk import Desk, own_address, passkeys_of, wrong_of
from limelight.accounts.pages.proofs.second import ask
from limelight.accounts.people import second_factor
from limelight.accounts.people.creating import has_people
from limelight.accounts.people.proving import new_proof
from limelight.accounts.people.signing_in import check_sign_in
from limelight.accounts.schemas import WorkspaceId
from limelight.accounts.sessions.keeping import end_by_token, open_session, switch_workspace
from limelight.kit.errors import Conflict, Problem

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]


@router.get("/sign-in", dependencies=[anyone()])
async def sign_in(request: Request) -> Response:
    """The form; whoever is signed in goes on, and a fresh studio asks for its owner first."""
    desk = Desk(request)
    next_url = own_address(request.query_params.get("next", "/"))
    if getattr(request.state, "visit", None) is not None:
        return desk.go(next_url)
    async with desk.sessions.read() as db:
        if not await has_people(db):
            return desk.go("/accounts/welcome")
    return await _page(desk, "", next_url)


@router.post("/sign-in", dependencies=[anyone()])
async def come_in(
    request: Request, email: Text = "", password: Text = "", next_url: Text = "/"
) -> Response:
    """Sign in by e-mail and password; the browser always gets a new token."""
    desk = Desk(request)
    next_url = own_address(next_url)
    where = desk.place.address
    await desk.tries.spend("sign-in", address=where, account=email)
    try:
        person = await check_sign_in(desk.sessions, desk.passwords, email=email, password=password)
    except WrongSignIn as problem:
        return await _page(desk, email, next_url, problem)
    await desk.tries.forgive("sign-in", address=where, account=email)
    async with desk.sessions.begin() as db:
        ways = await second_factor.ways_of(db, person.id)
        if ways.is_asked:
            return ask(desk, await new_proof(db, person, "second", ""), next_url, ways)
        await record(db, "session.opened", by=person.id, how="password")
        opened = await open_session(
            db, person.id, by="password", place=desk.place, before=desk.token
        )
    return desk.come_in(opened, next_url)


@router.post("/sign-out", dependencies=[anyone()])
async def sign_out(request: Request) -> Response:
    """End this browser's session; harmless when it has none."""
    desk = Desk(request)
    if desk.token:
        async with desk.sessions.begin() as db:
            await end_by_token(db, desk.token)
    return desk.leave("/accounts/sign-in")


@router.post("/workspace", dependencies=[signed_in()])
async def switch(
    request: Request, workspace: Text = "", next_url: Annotated[str, Form(alias="next")] = "/"
) -> Response:
    """Work in another workspace from now on, beginning with `next`."""
    desk = Desk(request)
    visit = visit_of(request)
    if visit.session_id is None:
        raise Conflict("A key is for one workspace; make another key for another one.")
    async with desk.sessions.begin() as db:
        await switch_workspace(db, visit.person.id, visit.session_id, WorkspaceId(workspace))
    return desk.go(own_address(next_url))


async def _page(desk: Desk, email: str, next_url: str, problem: Problem | None = None) -> Response:
    async with desk.sessions.read() as db:
        providers = await list_providers(db)
    context = {
        "providers": providers,
        "email": email,
        "next_url": next_url,
        "wrong": wrong_of(problem, ("email",)),
        "may_sign_up": desk.sign_up == "open",
        "passkeys": passkeys_of(desk),
    }
    return desk.show("accounts/sign-in.html", context, 422 if problem else 200)
