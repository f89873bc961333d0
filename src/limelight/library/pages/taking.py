"""Many assets out of the studio at once, as one ZIP."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.kit.errors import Invalid
from limelight.kit.http.zips import send_zip
from limelight.kit.zips import Names, zip_found
from limelight.library.finding.lists import get_by_numbers
from limelight.library.outgoing import labelled
from limelight.library.pages.desk import Desk
from limelight.library.pages.files import file_name
from limelight.library.provenance.certificate import Identity
from limelight.library.service import Library

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.see")])

_AT_ONCE = 100


@router.post("/zip")
async def take(request: Request, numbers: Annotated[str, Form()] = "") -> Response:
    """The assets with those numbers (parted by commas) as they leave the studio: labelled."""
    told = numbers.split(",")
    if not all(one.isdecimal() and len(one) < 12 for one in told):
        raise Invalid("Choose what to download first.", field="numbers")
    desk = Desk(request)
    files = files_of(desk, [int(one) for one in told])
    return send_zip("limelight-library.zip", zip_found(files))


async def files_of(desk: Desk, numbers: Sequence[int]) -> AsyncIterator[tuple[str, Path, datetime]]:
    """Name, place and time of each file, a hundred assets looked up at a time."""
    names = Names()
    library, identity = desk.wired[Library], desk.wired[Identity]
    for start in range(0, len(numbers), _AT_ONCE):
        async with desk.sessions.read() as db:
            found = await get_by_numbers(db, desk.workspace_id, numbers[start : start + _AT_ONCE])
        for asset in found:
            if library.store.has(asset.file):
                path = await labelled(asset, library, desk.sessions, identity)
                yield names.of(file_name(asset)), path, asset.created_at
