"""The whole web application out of its parts; `app/` says which folders bring pages."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.templating import Jinja2Templates

from limelight.kit.clock import utc_now
from limelight.kit.wiring import Wired
from limelight.web import design, events, home, pages, palette
from limelight.web.assets import Assets
from limelight.web.language.choosing import Speaking
from limelight.web.packing import Packing
from limelight.web.problems import install_problems
from limelight.web.reference.document import Document
from limelight.web.security import LOOPBACK, Guard
from limelight.web.templates import make_templates

_HERE = Path(__file__).parent


def build_site(
    wired: Wired,
    *,
    routers: Iterable[APIRouter],
    template_folders: Iterable[Path],
    hosts: Collection[str] = LOOPBACK,
    clock: Callable[[], datetime] = utc_now,
) -> FastAPI:
    """The application: `routers` and `template_folders` of the folders that have pages.

    It answers under the names in `hosts` only. `wired` must serve the ports those routers need;
    the templates are added to it here.
    """
    assets = Assets(_HERE / "static")
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
    app.include_router(home.router)
    app.include_router(pages.router)
    app.include_router(palette.router)
    app.include_router(design.router)
    app.include_router(events.router)
    app.state.document = Document(app)
    for router in routers:
        app.include_router(router)
    install_problems(app, templates)
    return app
