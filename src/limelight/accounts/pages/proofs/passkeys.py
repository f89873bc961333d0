"""Passkeys: signing in with one, and one's own on the account's page.

`js/passkeys.js` asks these for what a device shall sign, brings the answer, goes where it is told.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.gate import anyone, signed_in
from limelight.accounts.pages.desk import Desk, browser_of, own_address
from limelight.accounts.pages.letters import send
from limelight.accounts.pages.me import page
from limelight.accounts.pages.proofs.second import check_password_of
from limelight.accounts.passkeys.keeping import (
    add_passkey,
    begin_adding,
    list_passkeys,
    read_passkey_name,
    remove_passkey,
    rename_passkey,
)
from limelight.accounts.passkeys.proving import begin_second, begin_signing_in, prove
from limelight.accounts.people import letters, second_factor
from limelight.accounts.people.proving import check_proof, use_proof
from limelight.accounts.schemas import Person
from limelight.accounts.sessions.keeping import open_session

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]
_JSON = "application/json"


class Answer(BaseModel):
    """What a device signed, and what the page adds: the token of the password before it, where to
    go on, what to call a new passkey.
    """

    model_config = ConfigDict(frozen=True)

    credential: dict[str, Any]
    token: str = Field("", max_length=200)
    next_url: str = Field("/", max_length=2000)
    name: str = Field("", max_length=200)


@router.post("/passkey/begin", dependencies=[anyone()])
async def begin(request: Request) -> Response:
    """What a device shall sign to sign somebody in."""
    desk = Desk(request)
    await desk.tries.spend("passkey", address=desk.place.address)
    async with desk.sessions.begin() as db:
        return _asked(await begin_signing_in(db, desk.party))


@router.post("/passkey", dependencies=[anyone()])
async def come_in(request: Request, answer: Answer) -> Response:
    """Sign in with a passkey alone: whoever unlocked the device proved two things at once."""
    desk = Desk(request)
    person = await prove(desk.sessions, desk.party, answer.credential)
    return await _come_in(desk, person, "passkey", answer.next_url)


@router.post("/passkey/second/begin", dependencies=[anyone()])
async def begin_after_password(request: Request, token: Text = "") -> Response:
    """What a device shall sign after the password; `token` says whose it was."""
    desk = Desk(request)
    await desk.tries.spend("passkey", address=desk.place.address)
    async with desk.sessions.begin() as db:
        person = await check_proof(db, token, "second")
        return _asked(await begin_second(db, desk.party, person.id))


@router.post("/passkey/second", dependencies=[anyone()])
async def prove_after_password(request: Request, answer: Answer) -> Response:
    """Sign in with a passkey after the password."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        expected = await check_proof(db, answer.token, "second")
    person = await prove(desk.sessions, desk.party, answer.credential, expected.id)
    async with desk.sessions.begin() as db:
        await use_proof(db, answer.token, "second")
    return await _come_in(desk, person, "password and passkey", answer.next_url)


@router.post("/me/passkeys/begin", dependencies=[signed_in()])
async def begin_new(request: Request, name: Text = "", password: Text = "") -> Response:
    """What a device shall make, for whoever knows the password."""
    desk, visit = Desk(request), browser_of(request)
    read_passkey_name(name)
    party = desk.party
    await check_password_of(desk, request, password, "passkey_password")
    async with desk.sessions.begin() as db:
        return _asked(await begin_adding(db, party, visit.person))


@router.post("/me/passkeys", dependencies=[signed_in()])
async def add(request: Request, answer: Answer) -> Response:
    """Keep what the device made, and tell its owner by letter."""
    desk, visit = Desk(request), browser_of(request)
    who = visit.person
    async with desk.sessions.begin() as db:
        made = await add_passkey(db, desk.party, who, answer.name, answer.credential)
        await record(db, "passkey.added", by=who.id, subject=made)
    url = desk.address_of("/accounts/me")
    await send(desk, letters.passkey_added(who.email, who.name, answer.name.strip(), url))
    return desk.go("/accounts/me#passkeys")


@router.post("/me/passkeys/{passkey_id}/rename", dependencies=[signed_in()])
async def rename(request: Request, passkey_id: str, passkey_name: Text = "") -> Response:
    """Call one of one's own passkeys something else."""
    desk, visit = Desk(request), browser_of(request)
    async with desk.sessions.begin() as db:
        await rename_passkey(db, visit.person.id, passkey_id, passkey_name)
    return desk.go("/accounts/me#passkeys")


@router.post("/me/passkeys/{passkey_id}/remove", dependencies=[signed_in()])
async def remove(request: Request, passkey_id: str, passkey_password: Text = "") -> Response:
    """Remove one of one's own passkeys, for whoever knows the password."""
    desk, visit = Desk(request), browser_of(request)
    who = visit.person.id
    await check_password_of(desk, request, passkey_password, "passkey_password")
    async with desk.sessions.begin() as db:
        await remove_passkey(db, who, passkey_id)
        await record(db, "passkey.removed", by=who, subject=passkey_id)
        if not await list_passkeys(db, who):
            await second_factor.ask_no_passkey(db, who)
    return desk.go("/accounts/me#passkeys")


@router.post("/me/passkeys/second", dependencies=[signed_in()])
async def ask_after_password(
    request: Request, asks: Text = "", passkey_password: Text = ""
) -> Response:
    """Ask for a passkey after the password, or for none any more."""
    desk, visit = Desk(request), browser_of(request)
    who = visit.person.id
    await check_password_of(desk, request, passkey_password, "passkey_password")
    codes: tuple[str, ...] = ()
    async with desk.sessions.begin() as db:
        if asks:
            codes = await second_factor.ask_passkey(db, who)
        else:
            await second_factor.ask_no_passkey(db, who)
        await record(db, "passkey.asked" if asks else "passkey.not-asked", by=who)
    return await page(desk, visit, recovery_codes=codes) if codes else desk.go("/accounts/me")


async def _come_in(desk: Desk, person: Person, by: str, next_url: str) -> Response:
    async with desk.sessions.begin() as db:
        await record(db, "session.opened", by=person.id, how=by)
        opened = await open_session(db, person.id, by=by, place=desk.place, before=desk.token)
    return desk.come_in(opened, own_address(next_url))


def _asked(options: str) -> Response:
    return Response(options, media_type=_JSON, headers={"Cache-Control": "no-store"})
