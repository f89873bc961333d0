"""Who a key acts for, in which workspace, and where that person is signed in."""

from datetime import datetime
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.audit.recording import record
from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.accounts.schemas import Role, SessionId
from limelight.accounts.sessions.keeping import end_session
from limelight.accounts.sessions.keeping import list_sessions as find_sessions
from limelight.accounts.workspaces.changing import rename_workspace as call_workspace
from limelight.kit.errors import NotFound
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router

router = api_router("", "accounts")
SEE, OWN, CHANGE = [may("members.see")], [may("keys.make")], [may("workspace.change")]


class MeView(BaseModel):
    """Whoever asks: the person, the workspace and the role; `scopes` are the acts the key is
    restricted to, null where it is not.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    email: str
    workspace_id: str
    workspace_name: str
    role: Role
    scopes: tuple[str, ...] | None


class SessionView(BaseModel):
    """A browser that is signed in."""

    model_config = ConfigDict(frozen=True)

    id: str
    signed_in_by: str
    address: str
    agent: str
    created_at: datetime
    seen_at: datetime


class WorkspaceName(BaseModel):
    """What the workspace is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(examples=["Studio North"])


@router.get("/me", dependencies=SEE)
async def get_me(caller: Caller) -> MeView:
    """Get whom the key acts for, and where."""
    member = member_of(caller.request)
    scopes = member.visit.scopes
    return MeView(
        id=member.person.id,
        name=member.person.name,
        email=member.person.email,
        workspace_id=member.workspace.id,
        workspace_name=member.workspace.name,
        role=member.role,
        scopes=None if scopes is None else tuple(sorted(scopes)),
    )


@router.get("/me/sessions", dependencies=OWN)
async def list_sessions(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[SessionView]:
    """List the browsers you are signed in with, the last used first."""
    person = member_of(caller.request).person
    async with caller.sessions.read() as db:
        found = await find_sessions(db, person.id)
    views = [SessionView.model_validate(one, from_attributes=True) for one in found]
    return page_through(
        views, wanted, of="sessions", at=lambda one: (one.seen_at.isoformat(), one.id),
        newest_first=True,
    )  # fmt: skip


@router.delete("/me/sessions/{session_id}", dependencies=OWN, status_code=204)
async def end_own_session(caller: Caller, session_id: Annotated[str, Path(max_length=100)]) -> None:
    """Sign a browser of yours out."""
    person = member_of(caller.request).person
    async with caller.sessions.begin() as db:
        if not await end_session(db, person.id, SessionId(session_id)):
            raise NotFound("There is no such session; it may be over.")
        await record(db, "session.ended", by=person.id)


@router.put("/workspace/name", dependencies=CHANGE, status_code=204)
async def rename_workspace(caller: Caller, wish: WorkspaceName) -> None:
    """Call the workspace something else."""
    by = member_of(caller.request)
    async with caller.sessions.begin() as db:
        await call_workspace(db, by.workspace.id, wish.name)
        await record(
            db, "workspace.renamed", by=by.person.id, workspace_id=by.workspace.id,
            subject=by.workspace.id,
        )  # fmt: skip
