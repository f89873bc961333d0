"""A whole workspace as one file, for programs."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.accounts.ports import Archives
from limelight.accounts.schemas import Archive
from limelight.accounts.workspaces import archives
from limelight.kit.http.files import answers, send_file
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router

router = api_router("/workspace/archives", "accounts")
EXPORT = [may("workspace.export")]
Id = Annotated[str, Path(max_length=100)]


class ArchiveView(BaseModel):
    """An archive: `done_count` of `total_count` steps are done; it is kept until `expires_at`."""

    model_config = ConfigDict(frozen=True)

    id: str
    state: Literal["waiting", "working", "done", "failed"]
    done_count: int
    total_count: int
    size_bytes: int
    sha256: str
    error: str
    asked_at: datetime
    ended_at: datetime | None
    expires_at: datetime | None


@router.post("", dependencies=EXPORT, status_code=202)
async def create_workspace_archive(caller: Caller) -> ArchiveView:
    """Have the whole workspace written as one ZIP. While one is written it is that one; ask
    `GET /workspace/archives/{id}` until its state is `done`.
    """
    return _view(await caller.wired[Archives].ask(member_of(caller.request)))


@router.get("", dependencies=EXPORT)
async def list_workspace_archives(
    caller: Caller, wanted: Annotated[Paging, Query()]
) -> Page[ArchiveView]:
    """List the archives of the workspace, the newest first."""
    async with caller.sessions.read() as db:
        found = await archives.list_archives(db, caller.workspace_id)
    return page_through(
        map(_view, found), wanted, of="archives", at=lambda one: (one.id,), newest_first=True
    )


@router.get("/{archive_id}", dependencies=EXPORT)
async def get_workspace_archive(caller: Caller, archive_id: Id) -> ArchiveView:
    """Get how far an archive is."""
    async with caller.sessions.read() as db:
        return _view(await archives.get_archive(db, caller.workspace_id, archive_id))


@router.get(
    "/{archive_id}/file", dependencies=EXPORT, responses=answers("application/zip"),
    response_class=Response,
)  # fmt: skip
async def get_workspace_archive_file(caller: Caller, request: Request, archive_id: Id) -> Response:
    """Get the file of a finished archive. Takes Range."""
    by = member_of(caller.request).person.id
    async with caller.sessions.begin() as db:
        await archives.open_archive(db, caller.workspace_id, archive_id, by=by)
    path = caller.wired[Archives].path(caller.workspace_id, archive_id)
    return await send_file(request, path, "application/zip")


@router.delete("/{archive_id}", dependencies=EXPORT, status_code=204)
async def delete_workspace_archive(caller: Caller, archive_id: Id) -> None:
    """Throw a finished archive away before its time."""
    await caller.wired[Archives].throw_away(caller.workspace_id, archive_id)


def _view(one: Archive) -> ArchiveView:
    return ArchiveView.model_validate(one, from_attributes=True)
