"""One request's way to the studio: what the pages of every folder have in common."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.templating import Jinja2Templates
from starlette.responses import RedirectResponse, Response

from limelight.accounts.gate import wired_of
from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired


@dataclass(frozen=True)
class Desk:
    """A request, and what serves whoever made it."""

    request: Request

    @property
    def wired(self) -> Wired:
        """What serves the workspace of whoever asks, or all."""
        return wired_of(self.request)

    @property
    def workspace_id(self) -> WorkspaceId:
        """The workspace of whoever asks."""
        return self.wired[Workspace].id

    @property
    def sessions(self) -> Sessions:
        """The database."""
        return self.wired[Sessions]

    @property
    def address(self) -> str:
        """Where the studio is: as it was told, or as it was asked. The guard checked the host."""
        return self.wired[Settings].studio.address or str(self.request.base_url).rstrip("/")

    def address_of(self, path: str) -> str:
        """A page's whole address, for letters."""
        return self.address + path

    @property
    def is_partial(self) -> bool:
        """Whether a part of a page asks, not a person."""
        return "hx-request" in self.request.headers

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> Response:
        """A page or a part of one."""
        templates = self.wired[Jinja2Templates]
        return templates.TemplateResponse(self.request, template, context, status)

    def go(self, url: str) -> Response:
        """Send the browser there."""
        if self.is_partial:
            return Response(status_code=204, headers={"HX-Redirect": url})
        return RedirectResponse(url, 303)
