"""Pages that send letters, and those that letters lead to: password, address, own account."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.background import BackgroundTask
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.emails import read_email
from limelight.accounts.errors import NotSent, SignUpClosed
from limelight.accounts.gate import anyone, signed_in, visit_of
from limelight.accounts.pages.desk import Desk, wrong_of
from limelight.accounts.people import letters
from limelight.accounts.people.creating import person_of
from limelight.accounts.people.passwords import SHORTEST, check_password
from limelight.accounts.people.proving import check_proof, new_proof, use_proof
from limelight.accounts.people.signing_in import find_row, keep_hash
from limelight.accounts.schemas import Letter
from limelight.accounts.sessions.keeping import end_all
from limelight.accounts.workspaces.inviting import ask_in
from limelight.kit.errors import Invalid, Problem

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]


@router.get("/forgot", dependencies=[anyone()])
async def forgot(request: Request) -> Response:
    """Ask for a letter to choose a new password."""
    return _ask(Desk(request), "forgot")


@router.post("/forgot", dependencies=[anyone()])
async def send_reset(request: Request, email: Text = "") -> Response:
    """Send it if there is such an account; the answer is the same if there is not."""
    desk = Desk(request)
    await desk.tries.spend("letter", address=desk.place.address, account=email)
    letter: Letter | None = None
    async with desk.sessions.begin() as db:
        if (row := await find_row(db, email)) is not None:
            token = await new_proof(db, person_of(row), "reset", row.email)
            url = desk.address_of(f"/accounts/reset?token={token}")
            letter = letters.reset(row.email, row.name, url)
    answer = sent(desk, email)
    # After the answer: how long the mail server takes would tell who has an account.
    answer.background = BackgroundTask(send, desk, letter)
    return answer


@router.get("/reset", dependencies=[anyone()])
async def reset(request: Request, token: str = "") -> Response:
    """Choose a new password, with the token of a letter."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        person = await check_proof(db, token, "reset")
    return _new_password(desk, token, person.email)


@router.post("/reset", dependencies=[anyone()])
async def keep_password(request: Request, token: Text = "", password: Text = "") -> Response:
    """Keep it and end every session of this person: who had the old one is out."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        person = await check_proof(db, token, "reset")
    try:
        check_password(password, about=(person.name, person.email))
    except Invalid as problem:
        return _new_password(desk, token, person.email, problem)
    kept = await desk.passwords.hash(password)
    async with desk.sessions.begin() as db:
        person = await use_proof(db, token, "reset")
        await keep_hash(db, person.id, kept)
        await end_all(db, person.id)
        await record(db, "password.reset", by=person.id)
    return desk.leave("/accounts/sign-in")


@router.post("/verify", dependencies=[signed_in()])
async def send_verification(request: Request) -> Response:
    """Send a letter to one's own address."""
    desk, person = Desk(request), visit_of(request).person
    await desk.tries.spend("letter", address=desk.place.address, account=person.email)
    async with desk.sessions.begin() as db:
        token = await new_proof(db, person, "verify", person.email)
    url = desk.address_of(f"/accounts/verify?token={token}")
    await desk.mailer.send(letters.verify(person.email, person.name, url))
    return sent(desk, person.email)


@router.get("/verify", dependencies=[anyone()])
async def verify(request: Request, token: str = "") -> Response:
    """A button, not the deed itself: programs that look at letters open the links in them."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        person = await check_proof(db, token, "verify")
    return desk.show("accounts/verify.html", {"token": token, "email": person.email})


@router.post("/verified", dependencies=[anyone()])
async def verified(request: Request, token: Text = "") -> Response:
    """The address is the person's."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        person = await use_proof(db, token, "verify")
        await record(db, "address.verified", by=person.id)
    return desk.go("/accounts/me")


@router.get("/sign-up", dependencies=[anyone()])
async def sign_up(request: Request) -> Response:
    """Ask for an account of one's own, where the studio is open to everybody."""
    return _ask(_open(Desk(request)), "sign-up")


@router.post("/sign-up", dependencies=[anyone()])
async def send_way_in(request: Request, email: Text = "") -> Response:
    """Send the way in; whoever has an account is reminded of it instead, with the same answer."""
    desk = _open(Desk(request))
    await desk.tries.spend("letter", address=desk.place.address, account=email)
    try:
        address = read_email(email)
    except Invalid as problem:
        return _ask(desk, "sign-up", email, problem)
    async with desk.sessions.begin() as db:
        if (row := await find_row(db, address)) is None:
            url = desk.address_of(f"/accounts/join?token={await ask_in(db, address)}")
            letter = letters.way_in(address, url)
        else:
            letter = letters.has_account(row.email, row.name, desk.address_of("/accounts/sign-in"))
    await send(desk, letter)
    return sent(desk, email)


async def send(desk: Desk, letter: Letter | None) -> None:
    """Send a letter, if there is one, without telling by a failure that there was one."""
    if letter is not None:
        try:
            await desk.mailer.send(letter)
        except NotSent:
            return


def _open(desk: Desk) -> Desk:
    if desk.sign_up != "open":
        raise SignUpClosed("Ask somebody who is in to invite you.")
    return desk


def _ask(desk: Desk, what: str, email: str = "", problem: Problem | None = None) -> Response:
    context: dict[str, Any] = {"what": what, "email": email, "wrong": wrong_of(problem, ("email",))}
    return desk.show("accounts/ask.html", context, 422 if problem else 200)


def sent(desk: Desk, email: str) -> Response:
    """The page that says to look for the letter."""
    context = {"email": email.strip(), "is_real": desk.mailer.is_real}
    return desk.show("accounts/sent.html", context)


def _new_password(desk: Desk, token: str, email: str, problem: Problem | None = None) -> Response:
    context = {
        "token": token, "email": email, "shortest": SHORTEST,
        "wrong": wrong_of(problem, ("password",)),
    }  # fmt: skip
    return desk.show("accounts/reset.html", context, 422 if problem else 200)
