"""Opening a sample to look around in, and removing it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import signed_in, visit_of
from limelight.accounts.schemas import Visit
from limelight.accounts.sessions.keeping import switch_workspace
from limelight.kit.errors import Conflict
from limelight.production.samples.ports import Samples

router = APIRouter(prefix="/production/sample", include_in_schema=False)


@router.post("", dependencies=[signed_in()])
async def open_sample(request: Request) -> Response:
    """Open one's sample, made where there is none, and work in it."""
    desk, visit = Desk(request), _browser_of(request)
    found = await desk.wired[Samples].open(visit.person.id)
    if visit.session_id is not None:
        async with desk.sessions.begin() as db:
            await switch_workspace(db, visit.person.id, visit.session_id, found.workspace_id)
    return desk.go("/")


@router.post("/remove", dependencies=[signed_in()])
async def remove_sample(request: Request, workspace: Annotated[str, Form()] = "") -> Response:
    """Remove one's sample with all that is in it. Raises Conflict for somebody else's."""
    desk, visit = Desk(request), _browser_of(request)
    samples = desk.wired[Samples]
    found = await samples.find(visit.person.id)
    if found is not None and workspace not in ("", found.workspace_id):
        raise Conflict("This sample was made for somebody else, who may remove it.")
    await samples.remove(visit.person.id)
    return desk.go("/")


def _browser_of(request: Request) -> Visit:
    visit = visit_of(request)
    if visit.session_id is None:
        raise Conflict("Programs open and remove samples by the API.")
    return visit
