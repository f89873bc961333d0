"""Handing a workspace over, deleting it, having it back."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from limelight.accounts.audit.recording import record
from limelight.accounts.errors import WrongSignIn
from limelight.accounts.gate import may, member_of, signed_in
from limelight.accounts.pages.desk import Desk, browser_of
from limelight.accounts.pages.people import page
from limelight.accounts.pages.proofs.second import check_password_of
from limelight.accounts.schemas import UserId, WorkspaceId
from limelight.accounts.sessions.keeping import switch_workspace
from limelight.accounts.workspaces.changing import hand_over
from limelight.accounts.workspaces.ending import delete_workspace, restore_workspace
from limelight.kit.errors import Conflict, Invalid, NotFound, Refused

router = APIRouter(prefix="/accounts", include_in_schema=False)

Text = Annotated[str, Form()]


@router.post("/workspace/hand-over", dependencies=[may("workspace.hand-over")])
async def give(request: Request, heir: Text = "", heir_password: Text = "") -> Response:
    """Make somebody else owner and be admin oneself, for whoever knows the password."""
    desk, by = Desk(request), member_of(request)
    browser_of(request)
    try:
        await check_password_of(desk, request, heir_password, "heir_password")
        async with desk.sessions.begin() as db:
            await hand_over(db, by, UserId(heir))
            await record(
                db,
                "workspace.handed-over",
                by=by.person.id,
                workspace_id=by.workspace.id,
                subject=heir,
            )
    except (Invalid, Conflict, NotFound, Refused, WrongSignIn) as problem:
        return await page(desk, by, problem)
    return desk.go("/accounts/people")


@router.post("/workspace/delete", dependencies=[may("workspace.delete")])
async def delete(request: Request, delete_name: Text = "", delete_password: Text = "") -> Response:
    """Delete it, for whoever types its name and knows the password."""
    desk, by = Desk(request), member_of(request)
    browser_of(request)
    try:
        await check_password_of(desk, request, delete_password, "delete_password")
        async with desk.sessions.begin() as db:
            await delete_workspace(db, by, delete_name)
            await record(
                db,
                "workspace.deleted",
                by=by.person.id,
                workspace_id=by.workspace.id,
                subject=by.workspace.id,
            )
    except (Invalid, Conflict) as problem:
        return await page(desk, by, problem)
    return desk.go("/accounts/me#deleted")


@router.post("/workspaces/{workspace_id}/restore", dependencies=[signed_in()])
async def restore(request: Request, workspace_id: WorkspaceId) -> Response:
    """Have a deleted workspace back and work in it."""
    desk, visit = Desk(request), browser_of(request)
    who = visit.person.id
    async with desk.sessions.begin() as db:
        await restore_workspace(db, who, workspace_id)
        if visit.session_id is not None:
            await switch_workspace(db, who, visit.session_id, workspace_id)
        await record(
            db, "workspace.restored", by=who, workspace_id=workspace_id, subject=workspace_id
        )
    return desk.go("/accounts/people")
