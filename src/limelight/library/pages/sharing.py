"""Links for people outside, as the studio makes and lists them."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.gate import may, member_of
from limelight.accounts.people.passwords import Passwords
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.library.pages.desk import Desk
from limelight.library.ports import Gate
from limelight.library.shelving import shares

router = APIRouter(
    prefix="/library/shares", include_in_schema=False, dependencies=[may("library.share")]
)


@router.get("")
async def overview(request: Request, cursor: str | None = None) -> Response:
    """The links, newest first, a page at a time."""
    return await _show(Desk(request), cursor=cursor)


@router.post("/new")
async def ask(request: Request, numbers: Annotated[str, Form()] = "") -> Response:
    """The form for a link to the assets with those numbers."""
    return await _show(Desk(request), numbers=numbers, count=len(_read(numbers)))


@router.post("")
async def make(
    request: Request,
    numbers: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    days: Annotated[int, Form()] = 7,
    password: Annotated[str, Form()] = "",
) -> Response:
    """Make the link; its address is shown this once."""
    desk = Desk(request)
    shares.check_password(password)
    kept = await desk.wired[Passwords].hash(password) if password else None
    terms = shares.Terms(title, days, kept, member_of(request).person.name)
    async with desk.sessions.begin() as db:
        made = await shares.make_share(
            db, desk.workspace_id, _read(numbers), terms, desk.wired[Gate]
        )
    return await _show(desk, address=desk.address_of(f"/library/shared/{made.secret}"))


@router.post("/{share_id}/revoke")
async def revoke(request: Request, share_id: str) -> Response:
    """Take a link back."""
    desk = Desk(request)
    by = member_of(request).person.name
    async with desk.sessions.begin() as db:
        await shares.revoke_share(db, desk.workspace_id, share_id, revoked_by=by)
    return desk.go("/library/shares")


async def _show(
    desk: Desk, *, numbers: str = "", count: int = 0, address: str = "", cursor: str | None = None
) -> Response:
    async with desk.sessions.read() as db:
        found = await shares.list_shares(db, desk.workspace_id, cursor=cursor)
    context = {
        "shares": found.items,
        "older": found.next_cursor,
        "now": utc_now(),
        "numbers": numbers,
        "count": count,
        "address": address,
    }
    return desk.show("library/shares.html", context)


def _read(numbers: str) -> list[int]:
    told = numbers.split(",")
    if not all(one.isdecimal() and len(one) < 12 for one in told):
        raise Invalid("Choose what to share first.", field="numbers")
    return [int(one) for one in told]
