"""Taking a whole workspace along: asked for, followed, saved."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.gate import may, member_of
from limelight.accounts.pages.desk import Desk
from limelight.accounts.ports import Archives
from limelight.accounts.workspaces.archives import list_archives, open_archive
from limelight.kit.clock import utc_now
from limelight.kit.http.files import send_file
from limelight.kit.zips import plain_name

router = APIRouter(
    prefix="/accounts/workspace/archives",
    include_in_schema=False,
    dependencies=[may("workspace.export")],
)


@router.get("")
async def overview(request: Request) -> Response:
    """A part of the page: the archives there are, and how far the one is that is written."""
    desk, by = Desk(request), member_of(request)
    async with desk.sessions.read() as db:
        found = await list_archives(db, by.workspace.id)
    now = utc_now()
    there = [one for one in found if one.expires_at is None or one.expires_at > now]
    return desk.show("accounts/archives.html", {"archives": there})


@router.post("")
async def ask(request: Request) -> Response:
    """Have the workspace written as one file."""
    desk, by = Desk(request), member_of(request)
    await desk.wired[Archives].ask(by)
    return desk.go("/accounts/people#archives")


@router.get("/{archive_id}/file")
async def file(request: Request, archive_id: str) -> Response:
    """The file, to be saved."""
    desk, by = Desk(request), member_of(request)
    async with desk.sessions.begin() as db:
        found = await open_archive(db, by.workspace.id, archive_id, by=by.person.id)
    path = desk.wired[Archives].path(by.workspace.id, archive_id)
    name = f"limelight-{plain_name(by.workspace.name, 'workspace')}-{found.asked_at:%Y-%m-%d}.zip"
    return await send_file(request, path, "application/zip", name=name)


@router.post("/{archive_id}/delete")
async def delete(request: Request, archive_id: str) -> Response:
    """Throw a finished one away before its time."""
    desk, by = Desk(request), member_of(request)
    await desk.wired[Archives].throw_away(by.workspace.id, archive_id)
    return desk.go("/accounts/people#archives")
