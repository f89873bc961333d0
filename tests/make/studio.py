"""The web studio over scripted productions."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from fastapi import FastAPI
from tests.make.people import OneWiring, SomebodyThere
from tests.make.scripted_briefs import NoBrands, ScriptedChoices, ScriptedDesk, ScriptedIdeas
from tests.make.scripted_editor import ScriptedEditor
from tests.make.scripted_handoffs import ScriptedHandoffs
from tests.make.scripted_productions import NOW, ScriptedCast, ScriptedProductions

import limelight.accounts
import limelight.production
from limelight.accounts.ports import Gatekeeper, Wirings
from limelight.accounts.schemas import Role, UserId, WorkspaceId
from limelight.app.site import STATIC
from limelight.brands.ports import Brands
from limelight.kit.events.changes import Changes
from limelight.kit.wiring import Wired
from limelight.notices.ports import Bell
from limelight.production import pages
from limelight.production.briefs import pages as briefs_pages
from limelight.production.briefs.ports import Choices, Ideas, UnsentBriefs
from limelight.production.choosing import picking as picking_pages
from limelight.production.comparing import pages as comparing_pages
from limelight.production.editing import pages as editing_pages
from limelight.production.editing.ports import Editor
from limelight.production.handoff import pages as handoff_pages
from limelight.production.jobs import pages as jobs_pages
from limelight.production.ports import Cast, Handoffs, Productions
from limelight.web.ports import Board, Finder, Finders, Glance
from limelight.web.security import LOOPBACK
from limelight.web.site import build_site, joined

_ROUTES = joined(
    [
        jobs_pages.router,
        briefs_pages.router,
        picking_pages.router,
        pages.router,
        editing_pages.router,
        comparing_pages.router,
        handoff_pages.router,
    ]
)


class EmptyBoard:
    """Serves `Board` of a fresh workspace."""

    async def glance(self) -> Glance:
        return Glance()


class NothingNew:
    """Serves `Bell` of somebody who has seen everything, or so many notices less."""

    def __init__(self) -> None:
        self.unread = 0

    async def count(self, person: UserId, workspaces: Sequence[WorkspaceId]) -> int:
        return self.unread


def make_studio(
    productions: ScriptedProductions,
    hosts: Iterable[str] = LOOPBACK,
    finders: Sequence[Finder] = (),
    handoffs: ScriptedHandoffs | None = None,
    bell: NothingNew | None = None,
    role: Role = Role.OWNER,
) -> FastAPI:
    """The pages as they ship, at a fixed time; every browser is signed in, in that role."""
    wired = Wired()
    wired.serve(Productions, productions)
    wired.serve(Editor, ScriptedEditor(productions))
    wired.serve(Cast, ScriptedCast())
    wired.serve(Brands, NoBrands())
    wired.serve(Ideas, ScriptedIdeas())
    wired.serve(Choices, ScriptedChoices(productions.folder))
    wired.serve(UnsentBriefs, ScriptedDesk())
    wired.serve(Changes, Changes())
    wired.serve(Bell, bell or NothingNew())
    wired.serve(Board, EmptyBoard())
    wired.serve(Finders, Finders(finders))
    wired.serve(Handoffs, handoffs or ScriptedHandoffs(productions.folder))
    wired.serve(Gatekeeper, SomebodyThere(role))
    wired.serve(Wirings, OneWiring(wired))
    return build_site(
        wired,
        routes=_ROUTES,
        template_folders=[
            Path(folder.__path__[0]) / "templates"
            for folder in (limelight.accounts, limelight.production)
        ],
        files=STATIC,
        hosts=tuple(hosts),
        clock=lambda: NOW,
    )
