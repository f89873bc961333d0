"""The whole web application out of its parts; `app/` says which folders bring pages."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.templating import Jinja2Templates
from starlette.routing import BaseRoute

from limelight.kit.clock import utc_now
from limelight.kit.wiring import Wired
from limelight.web import design, events, home, pages, palette, routing
from limelight.web.assets import Assets
from limelight.web.language.choosing import Speaking
from limelight.web.packing import Packing
from limelight.web.problems import install_problems
from limelight.web.reference import pages as reference_pages
from limelight.web.reference.document import Document
from limelight.web.security import LOOPBACK, Guard
from limelight.web.templates import make_templates

_HERE = Path(__file__).parent
_OWN = (
    home.router,
    pages.router,
    palette.router,
    design.router,
    events.router,
    reference_pages.router,
)


def joined(routers: Iterable[APIRouter]) -> list[BaseRoute]:
    """The routes of the frame of the pages and of `routers`; see `routing.joined`."""
    return routing.joined((*_OWN, *routers))


def build_site(
    wired: Wired,
    *,
    routes: Iterable[BaseRoute],
    template_folders: Iterable[Path],
    files: Mapping[str, Path] | None = None,
    hosts: Collection[str] = LOOPBACK,
    clock: Callable[[], datetime] = utc_now,
) -> FastAPI:
    """The application: `routes` (see `joined`) and `template_folders` of those that have pages;
    `files` are folders of static files beside its own, by what their addresses begin with.

    It answers under the names in `hosts` only. `wired` must serve the ports those routes need;
    the templates are added to it here.
    """
    assets = Assets(_HERE / "static", beside=files)
    templates = make_templates(
        (_HERE / "templates", *template_folders), asset_url=assets.url, clock=clock
    )
    wired.root.serve(Jinja2Templates, templates)
    app = FastAPI(title="Limelight", docs_url=None, redoc_url=None, openapi_url=None)
    # What serves a workspace is only reached through the gate, which says whose it is.
    app.state.wired = wired.root
    app.add_middleware(Speaking)
    app.add_middleware(Guard, hosts=hosts)
    app.add_middleware(Packing)
    app.mount("/static", assets)
    app.state.document = Document(app)
    app.state.reference = reference_pages.Reference(app.state.document)
    app.router.routes.extend(routes)
    install_problems(app, templates)
    return app
