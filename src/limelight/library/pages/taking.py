"""Many assets out of the studio at once, as one ZIP."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.kit.errors import Invalid
from limelight.kit.http.zips import send_zip
from limelight.kit.zips import zip_found
from limelight.library.outgoing import Leaving
from limelight.library.pages.desk import Desk
from limelight.library.provenance.certificate import Identity
from limelight.library.service import Library

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.see")])


@router.post("/zip")
async def take(request: Request, numbers: Annotated[str, Form()] = "") -> Response:
    """The assets with those numbers (parted by commas) as they leave the studio: labelled."""
    told = numbers.split(",")
    if not all(one.isdecimal() and len(one) < 12 for one in told):
        raise Invalid("Choose what to download first.", field="numbers")
    desk = Desk(request)
    leaving = Leaving(desk.wired[Library], desk.sessions, desk.wired[Identity])
    files = leaving.files([int(one) for one in told])
    return send_zip("limelight-library.zip", zip_found(files))
