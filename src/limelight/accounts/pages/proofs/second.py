"""The second proof: asked for at sign-in, turned on and off on one's own page."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import UsedUp, WrongCode, WrongSignIn
from limelight.accounts.gate import anyone, signed_in
from limelight.accounts.pages.desk import Desk, browser_of, own_address, passkeys_of, wrong_of
from limelight.accounts.pages.me import page
from limelight.accounts.people import second_factor
from limelight.accounts.people.proving import check_proof, use_proof
from limelight.accounts.people.signing_in import check_sign_in, has_password
from limelight.accounts.sessions.keeping import is_fresh, open_session, renew_session
from limelight.kit.errors import Invalid, Problem
from limelight.kit.sealing.secrets import Secrets

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]


@router.post("/sign-in/second", dependencies=[anyone()])
async def prove(
    request: Request, token: Text = "", code: Text = "", next_url: Text = "/"
) -> Response:
    """The code after the password; `token` says whose password it was, for a few minutes."""
    desk, next_url = Desk(request), own_address(next_url)
    where, kept = desk.place.address, desk.wired[Secrets]
    try:
        async with desk.sessions.read() as db:
            person = await check_proof(db, token, "second")
            ways = await second_factor.ways_of(db, person.id)
    except UsedUp:
        return desk.go("/accounts/sign-in")
    await desk.tries.spend("code", address=where, account=person.email)
    try:
        async with desk.sessions.begin() as db:
            await second_factor.check(db, kept, person.id, code)
            await use_proof(db, token, "second")
            await record(db, "session.opened", by=person.id, how="password and code")
            opened = await open_session(
                db, person.id, by="password and code", place=desk.place, before=desk.token
            )
    except WrongCode as problem:
        return ask(desk, token, next_url, ways, problem)
    await desk.tries.forgive("code", address=where, account=person.email)
    return desk.come_in(opened, next_url)


@router.post("/me/second/begin", dependencies=[signed_in()])
async def begin(request: Request, second_password: Text = "") -> Response:
    """Show the secret for an authenticator app, to whoever knows the password: somebody who found
    the browser open would shut its owner out.
    """
    desk, visit = Desk(request), browser_of(request)
    await check_password_of(desk, request, second_password, "second_password")
    async with desk.sessions.begin() as db:
        await second_factor.begin(db, desk.wired[Secrets], visit.person)
    return desk.go("/accounts/me#second")


@router.post("/me/second/confirm", dependencies=[signed_in()])
async def confirm(request: Request, code: Text = "") -> Response:
    """Turn it on; the page that answers is the only place its recovery codes are shown."""
    desk, visit = Desk(request), browser_of(request)
    await desk.tries.spend("code", address=desk.place.address, account=visit.person.email)
    try:
        async with desk.sessions.begin() as db:
            codes = await second_factor.confirm(db, desk.wired[Secrets], visit.person.id, code)
            renewed = await renew_session(db, visit)
            await record(db, "second-factor.on", by=visit.person.id)
    except WrongCode as problem:
        return await page(desk, visit, problem)
    return desk.give(await page(desk, visit, recovery_codes=codes), renewed)


@router.post("/me/second/remove", dependencies=[signed_in()])
async def remove(request: Request, second_password: Text = "") -> Response:
    """Turn it off, for whoever knows the password."""
    desk, visit = Desk(request), browser_of(request)
    await check_password_of(desk, request, second_password, "second_password")
    async with desk.sessions.begin() as db:
        await second_factor.turn_off(db, visit.person.id)
        await record(db, "second-factor.off", by=visit.person.id)
    return desk.go("/accounts/me")


async def check_password_of(desk: Desk, request: Request, password: str, field: str) -> None:
    """Whoever asks knows the password of their account; somebody without one signed in a moment
    ago. Raises Invalid, TooManyRequests.
    """
    visit = browser_of(request)
    who = visit.person
    async with desk.sessions.read() as db:
        if not await has_password(db, who.id):
            if visit.session_id and await is_fresh(db, who.id, visit.session_id):
                return
            raise Invalid("Sign out and in again first, and do it within 15 minutes.", field=field)
    await desk.tries.spend("sign-in", address=desk.place.address, account=who.email)
    try:
        await check_sign_in(desk.sessions, desk.passwords, email=who.email, password=password)
    except WrongSignIn:
        raise Invalid("That is not your password. Go back and try again.", field=field) from None


def ask(
    desk: Desk, token: str, next_url: str, ways: second_factor.Ways, problem: Problem | None = None
) -> Response:
    """The page that asks for the second proof."""
    context = {
        "token": token,
        "next_url": next_url,
        "ways": ways,
        "passkeys": passkeys_of(desk),
        "wrong": wrong_of(problem, ("code",)),
    }
    return desk.show("accounts/second.html", context, 422 if problem else 200)
