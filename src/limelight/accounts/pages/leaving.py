"""Taking one's data away, and leaving for good."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.emails import key_of
from limelight.accounts.gate import signed_in
from limelight.accounts.pages.desk import Desk, browser_of
from limelight.accounts.pages.proofs.second import check_password_of
from limelight.accounts.people.leaving import erase, export
from limelight.kit.errors import Invalid

router = APIRouter(prefix="/accounts/me", include_in_schema=False)

Text = Annotated[str, Form()]


@router.get("/data.zip", dependencies=[signed_in()])
async def take_away(request: Request) -> Response:
    """All that is kept about whoever asks."""
    desk, visit = Desk(request), browser_of(request)
    async with desk.sessions.read() as db:
        content = await export(db, visit.person.id)
    named = {"Content-Disposition": 'attachment; filename="limelight-account.zip"'}
    return Response(
        content, media_type="application/zip", headers={**named, "Cache-Control": "no-store"}
    )


@router.post("/delete", dependencies=[signed_in()])
async def delete(request: Request, delete_email: Text = "", delete_password: Text = "") -> Response:
    """Delete the account, for whoever types its address and knows its password."""
    desk, visit = Desk(request), browser_of(request)
    if key_of(delete_email) != key_of(visit.person.email):
        raise Invalid("Type your e-mail address to delete your account.", field="delete_email")
    await check_password_of(desk, request, delete_password, "delete_password")
    async with desk.sessions.begin() as db:
        await erase(db, visit.person.id)
        await record(db, "account.deleted", by=visit.person.id)
    return desk.leave("/accounts/sign-in")
