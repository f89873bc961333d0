"""The first page of a fresh studio: whoever runs it becomes its owner."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.emails import read_email
from limelight.accounts.errors import NotTheOwner, OwnerExists
from limelight.accounts.gate import anyone
from limelight.accounts.pages.desk import Desk, wrong_of
from limelight.accounts.people.creating import create_owner, has_people, read_name
from limelight.accounts.people.owner_code import OwnerCode
from limelight.accounts.people.passwords import SHORTEST, check_password
from limelight.accounts.sessions.keeping import open_session
from limelight.kit.errors import Invalid, Problem, Refused

router = APIRouter(prefix="/accounts", include_in_schema=False)


class Typed(BaseModel):
    """The form as it was typed; the password is never shown again."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    email: str = ""
    password: str = ""
    code: str = ""


@router.get("/welcome", dependencies=[anyone()])
async def welcome(request: Request) -> Response:
    """The form, while the studio has no owner."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        if await has_people(db):
            return desk.go("/accounts/sign-in")
    return _page(desk, Typed())


@router.post("/welcome", dependencies=[anyone()])
async def create(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """Create the owner and sign in."""
    desk = Desk(request)
    try:
        if not desk.is_local and not desk.wired[OwnerCode].is_right(typed.code):
            raise NotTheOwner(
                "Type the code that the studio printed where it was started.", field="code"
            )
        check_password(typed.password, about=(read_name(typed.name), read_email(typed.email)))
        kept = await desk.passwords.hash(typed.password)
        async with desk.sessions.begin() as db:
            who = await create_owner(db, email=typed.email, name=typed.name, password_hash=kept)
            await record(db, "owner.created", by=who.id)
            signed_in = await open_session(
                db, who.id, by="password", place=desk.place, before=desk.token
            )
    except OwnerExists:
        return desk.go("/accounts/sign-in")
    except (Invalid, Refused) as problem:
        return _page(desk, typed, problem)
    return desk.come_in(signed_in, "/")


def _page(desk: Desk, typed: Typed, problem: Problem | None = None) -> Response:
    context = {
        "typed": typed,
        "wrong": wrong_of(problem, ("name", "email", "password", "code")),
        "asks_code": not desk.is_local,
        "shortest": SHORTEST,
    }
    return desk.show("accounts/welcome.html", context, 422 if problem else 200)
