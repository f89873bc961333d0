"""Whoever calls the API, as its routes need them: counted, recognised as a repeat, in a workspace.

A route of the API declares `dependencies=[may("...")]` like any other and takes a `Caller`.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from limelight.accounts.gate import member_of, wired_of
from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.kit.db.sessions import Sessions
from limelight.kit.http.idempotency import claim
from limelight.kit.http.limits import Allowance, Limiter
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired


@dataclass(frozen=True)
class Asking:
    """One request's way to the studio."""

    request: Request
    wired: Wired

    @property
    def workspace_id(self) -> WorkspaceId:
        """Whose things it is about."""
        return self.wired[Workspace].id

    @property
    def sessions(self) -> Sessions:
        """The database."""
        return self.wired[Sessions]


async def _asking(request: Request) -> Asking:
    """Who asks; raises TooManyRequests, or what `claim` raises for a repeated POST."""
    asking = Asking(request, wired_of(request))
    allowance = Allowance("api", asking.wired[Settings].api.requests_per_minute)
    visit = member_of(request).visit
    await asking.wired[Limiter].spend(request, allowance, visit.key_id or visit.person.id)
    if request.method == "POST":
        request.state.claim = await claim(request, asking.sessions, asking.workspace_id)
    return asking


Caller = Annotated[Asking, Depends(_asking)]
