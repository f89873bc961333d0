"""What every page of the library works with."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.templating import Jinja2Templates
from starlette.responses import RedirectResponse, Response

from limelight.accounts.gate import wired_of
from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.library import queries
from limelight.library.finding.finder import Finder
from limelight.library.looks.shelf import Looks
from limelight.library.schemas import Asset
from limelight.library.service import Library
from limelight.library.store import FileStore


@dataclass(frozen=True)
class Desk:
    """One request's way to the library."""

    request: Request

    @property
    def wired(self) -> Wired:
        """What serves the workspace of whoever asks."""
        return wired_of(self.request)

    @property
    def workspace_id(self) -> WorkspaceId:
        """Whose assets are shown."""
        return self.wired[Workspace].id

    @property
    def sessions(self) -> Sessions:
        """The database."""
        return self.wired[Sessions]

    @property
    def finder(self) -> Finder:
        """Who searches."""
        return self.wired[Finder]

    @property
    def looks(self) -> Looks:
        """Who draws small pictures."""
        return self.wired[Looks]

    @property
    def store(self) -> FileStore:
        """Where the files lie."""
        return self.wired[Library].store

    async def asset(self, asset_id: str) -> Asset:
        """The asset with that id; raises UnknownAsset."""
        async with self.sessions.read() as db:
            return await queries.get_asset(db, self.workspace_id, asset_id)

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> Response:
        """A page or a part of one."""
        templates = self.wired[Jinja2Templates]
        return templates.TemplateResponse(self.request, template, context, status)

    def go(self, url: str) -> Response:
        """Send the browser there."""
        if "hx-request" in self.request.headers:
            return Response(status_code=204, headers={"HX-Redirect": url})
        return RedirectResponse(url, 303)
