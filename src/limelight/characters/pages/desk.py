"""What every page of characters works with."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.templating import Jinja2Templates
from starlette.responses import RedirectResponse, Response

from limelight.accounts.gate import wired_of
from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.characters import queries
from limelight.characters.ports import Cards, Judges, PersonaPreview, Previews
from limelight.characters.schemas import Character
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired


@dataclass(frozen=True)
class Desk:
    """One request's way to the studio."""

    request: Request

    @property
    def wired(self) -> Wired:
        """What serves the workspace of whoever asks."""
        return wired_of(self.request)

    @property
    def workspace_id(self) -> WorkspaceId:
        """Whose characters are shown."""
        return self.wired[Workspace].id

    @property
    def sessions(self) -> Sessions:
        """The database."""
        return self.wired[Sessions]

    @property
    def judges(self) -> Judges:
        """Who says what may be."""
        return self.wired[Judges]

    @property
    def previews(self) -> Previews:
        """Who draws and speaks previews."""
        return self.wired[Previews]

    @property
    def persona_preview(self) -> PersonaPreview:
        """Who lets a persona be heard."""
        return self.wired[PersonaPreview]

    @property
    def cards(self) -> Cards:
        """Who reads and writes character cards."""
        return self.wired[Cards]

    @property
    def is_partial(self) -> bool:
        """Whether a part of a page asks, not a person."""
        return "hx-request" in self.request.headers

    async def character(self, words: str) -> Character:
        """The character with that id; raises UnknownCharacter."""
        async with self.sessions.read() as db:
            return await queries.get_character(db, self.workspace_id, words)

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> Response:
        """A page or a part of one."""
        templates = self.wired[Jinja2Templates]
        return templates.TemplateResponse(self.request, template, context, status)

    def go(self, url: str) -> Response:
        """Send the browser there."""
        if self.is_partial:
            return Response(status_code=204, headers={"HX-Redirect": url})
        return RedirectResponse(url, 303)
