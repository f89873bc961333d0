"""Another e-mail address: asked for, confirmed at the new one, undone from the old one."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.emails import key_of, read_email
from limelight.accounts.gate import anyone, signed_in
from limelight.accounts.pages.desk import Desk, browser_of
from limelight.accounts.pages.letters import send, sent
from limelight.accounts.pages.me import page
from limelight.accounts.pages.proofs.second import check_password_of
from limelight.accounts.people import letters
from limelight.accounts.people.changing import change_address, undo_change
from limelight.accounts.people.proving import check_proof, new_proof
from limelight.accounts.people.signing_in import find_row
from limelight.accounts.sessions.keeping import end_all
from limelight.kit.errors import Invalid

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]


@router.post("/me/email", dependencies=[signed_in()])
async def ask_for_change(request: Request, email: Text = "", email_password: Text = "") -> Response:
    """Send a letter to the new address, for whoever knows the password. Where somebody has it, that
    person gets another letter and the answer is the same.
    """
    desk, visit = Desk(request), browser_of(request)
    who = visit.person
    try:
        address = read_email(email)
        if key_of(address) == key_of(who.email):
            raise Invalid("That is your address already.", field="email")
        await check_password_of(desk, request, email_password, "email_password")
    except Invalid as problem:
        return await page(desk, visit, problem)
    await desk.tries.spend("letter", address=desk.place.address, account=address)
    async with desk.sessions.begin() as db:
        if (row := await find_row(db, address)) is None:
            url = desk.address_of(
                f"/accounts/email?token={await new_proof(db, who, 'email', address)}"
            )
            letter = letters.new_address(address, who.name, url)
        else:
            letter = letters.has_account(row.email, row.name, desk.address_of("/accounts/sign-in"))
    await send(desk, letter)
    return sent(desk, address)


@router.get("/email", dependencies=[anyone()])
async def confirm(request: Request, token: str = "") -> Response:
    """A button, not the deed itself: programs that look at letters open the links in them."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        await check_proof(db, token, "email")
    return desk.show("accounts/address.html", {"token": token, "is_undo": False})


@router.post("/email", dependencies=[anyone()])
async def change(request: Request, token: Text = "") -> Response:
    """The new address is the person's; the old one is told, and can take it back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        person, before, undo = await change_address(db, token)
        await record(db, "address.changed", by=person.id)
    url = desk.address_of(f"/accounts/email/undo?token={undo}")
    await send(desk, letters.address_changed(before, person.name, person.email, url))
    return desk.go("/accounts/me")


@router.get("/email/undo", dependencies=[anyone()])
async def confirm_undo(request: Request, token: str = "") -> Response:
    """A button to take an address back."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        await check_proof(db, token, "undo-email")
    return desk.show("accounts/address.html", {"token": token, "is_undo": True})


@router.post("/email/undo", dependencies=[anyone()])
async def undo(request: Request, token: Text = "") -> Response:
    """Take an address back, sign everybody out, and go on to a new password."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        person = await undo_change(db, token)
        await end_all(db, person.id)
        await record(db, "address.restored", by=person.id)
        reset = await new_proof(db, person, "reset", person.email)
    return desk.leave(f"/accounts/reset?token={reset}")
