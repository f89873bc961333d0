"""One's own account: name, password, sessions, keys."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import WrongSignIn
from limelight.accounts.gate import may, member_of, signed_in
from limelight.accounts.oidc.identities import list_identities
from limelight.accounts.oidc.providers import list_providers
from limelight.accounts.pages.desk import Desk, browser_of, passkeys_of, wrong_of
from limelight.accounts.passkeys.keeping import list_passkeys
from limelight.accounts.people import second_factor
from limelight.accounts.people.changing import rename_person
from limelight.accounts.people.passwords import SHORTEST, check_password
from limelight.accounts.people.proving import is_verified
from limelight.accounts.people.signing_in import check_sign_in, has_password, keep_hash
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import SessionId, Visit
from limelight.accounts.sessions.keeping import end_session, list_sessions, renew_session
from limelight.accounts.sessions.keys import create_key, list_keys, revoke_key
from limelight.accounts.workspaces.ending import list_deleted
from limelight.kit.errors import Invalid, Problem
from limelight.kit.sealing.secrets import Secrets

router = APIRouter(prefix="/accounts/me", include_in_schema=False)

Text = Annotated[str, Form()]
_FIELDS = (
    "email_password",
    "name",
    "old",
    "password",
    "key_name",
    "scopes",
    "days",
    "code",
    "email",
)


@router.get("", dependencies=[signed_in()])
async def show(request: Request) -> Response:
    """Everything about oneself."""
    return await page(Desk(request), browser_of(request))


@router.post("/name", dependencies=[signed_in()])
async def rename(request: Request, name: Text = "") -> Response:
    """Be called something else."""
    desk, visit = Desk(request), browser_of(request)
    try:
        async with desk.sessions.begin() as db:
            await rename_person(db, visit.person.id, name)
    except Invalid as problem:
        return await page(desk, visit, problem)
    return desk.go("/accounts/me")


@router.post("/password", dependencies=[signed_in()])
async def change_password(request: Request, old: Text = "", password: Text = "") -> Response:
    """A new password, for whoever knows the old one; every other browser is signed out, and this
    one goes on under a new token.
    """
    desk, visit = Desk(request), browser_of(request)
    who = visit.person
    await desk.tries.spend("sign-in", address=desk.place.address, account=who.email)
    try:
        await check_sign_in(desk.sessions, desk.passwords, email=who.email, password=old)
        check_password(password, about=(who.name, who.email))
    except WrongSignIn:
        wrong = WrongSignIn("That is not your password.", field="old")
        return await page(desk, visit, wrong)
    except Invalid as problem:
        return await page(desk, visit, problem)
    kept = await desk.passwords.hash(password)
    async with desk.sessions.begin() as db:
        await keep_hash(db, who.id, kept)
        renewed = await renew_session(db, visit)
        await record(db, "password.changed", by=who.id)
    return desk.come_in(renewed, "/accounts/me")


@router.post("/sessions/{session_id}/end", dependencies=[signed_in()])
async def end_one(request: Request, session_id: SessionId) -> Response:
    """Sign another browser out, or this one."""
    desk, visit = Desk(request), browser_of(request)
    async with desk.sessions.begin() as db:
        if await end_session(db, visit.person.id, session_id):
            await record(db, "session.ended", by=visit.person.id)
    if session_id == visit.session_id:
        return desk.leave("/accounts/sign-in")
    return desk.go("/accounts/me")


@router.post("/keys", dependencies=[may("keys.make")])
async def make_key(
    request: Request,
    key_name: Text = "",
    scopes: Annotated[tuple[str, ...], Form()] = (),
    days: Text = "90",
) -> Response:
    """A key for a program; the page that answers is the only place it is ever shown."""
    desk, visit, member = Desk(request), browser_of(request), member_of(request)
    try:
        lasts = _days(days)
        async with desk.sessions.begin() as db:
            key_id, key = await create_key(
                db, member.workspace.id, member.person.id, name=key_name, scopes=scopes, days=lasts
            )
            await record(
                db,
                "key.made",
                by=member.person.id,
                workspace_id=member.workspace.id,
                subject=key_id,
                scopes=list(scopes),
            )
    except Invalid as problem:
        named = {"name": "key_name"}.get(str(problem.facts.get("field")), "days")
        return await page(desk, visit, Invalid(problem.detail, field=named))
    return await page(desk, visit, fresh_key=key)


@router.post("/keys/{key_id}/revoke", dependencies=[may("keys.make")])
async def revoke(request: Request, key_id: str) -> Response:
    """Stop one of one's own keys."""
    desk, member = Desk(request), member_of(request)
    async with desk.sessions.begin() as db:
        await revoke_key(db, member.workspace.id, key_id, member.person.id)
        await record(
            db,
            "key.revoked",
            by=member.person.id,
            workspace_id=member.workspace.id,
            subject=key_id,
        )
    return desk.go("/accounts/me")


def _days(typed: str) -> int | None:
    if typed == "":
        return None
    try:
        return int(typed)
    except ValueError:
        raise Invalid("The days must be a whole number.", field="days") from None


async def page(
    desk: Desk,
    visit: Visit,
    problem: Problem | None = None,
    *,
    fresh_key: str = "",
    recovery_codes: tuple[str, ...] = (),
) -> Response:
    """The page, with what went wrong, or with what is shown this once."""
    who = visit.person
    async with desk.sessions.read() as db:
        here = visit.current.workspace.id if visit.current else None
        context: dict[str, Any] = {
            "sessions": await list_sessions(db, who.id),
            "keys": await list_keys(db, here, who.id) if here else (),
            "is_verified": await is_verified(db, who.id),
            "ways": await second_factor.ways_of(db, who.id),
            "has_password": await has_password(db, who.id),
            "deleted": await list_deleted(db, who.id),
            "identities": await list_identities(db, who.id),
            "providers": await list_providers(db),
            "kept_passkeys": await list_passkeys(db, who.id),
            "setup": await second_factor.pending(db, desk.wired[Secrets], who),
            "codes_left": await second_factor.count_codes_left(db, who.id),
        }
    scopes = [
        act for act, least in ACTS.items() if visit.current and visit.current.role.covers(least)
    ]
    context |= {
        "visit": visit,
        "wrong": wrong_of(problem, _FIELDS),
        "shortest": SHORTEST,
        "passkeys": passkeys_of(desk),
        "scopes": scopes,
        "fresh_key": fresh_key,
        "recovery_codes": recovery_codes,
    }
    return desk.show("accounts/me.html", context, 422 if problem else 200)
