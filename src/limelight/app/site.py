"""The pages of an opened studio."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.routing import BaseRoute

from limelight import (
    accounts,
    brands,
    characters,
    disclosure,
    library,
    notices,
    production,
    reviews,
)
from limelight.accounts.api.routers import ROUTERS as ACCOUNTS_API
from limelight.accounts.pages.routers import ROUTERS as ACCOUNTS
from limelight.brands import api as brands_api
from limelight.brands import pages as brands_pages
from limelight.brands.fonts import api as fonts_api
from limelight.brands.fonts import pages as fonts_pages
from limelight.characters.api.routers import ROUTERS as CHARACTERS_API
from limelight.characters.pages.routers import ROUTERS as CHARACTERS
from limelight.disclosure import api as disclosure_api
from limelight.disclosure import pages as disclosure_pages
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.library.api.routers import ROUTERS as LIBRARY_API
from limelight.library.pages.routers import ROUTERS as LIBRARY
from limelight.notices import pages as notices_pages
from limelight.production import pages as production_pages
from limelight.production.api.routers import ROUTERS as PRODUCTION_API
from limelight.production.approval import api as approval_api
from limelight.production.approval import pages as approval_pages
from limelight.production.blueprints import api as blueprints_api
from limelight.production.blueprints import pages as blueprints_pages
from limelight.production.briefs import api as briefs_api
from limelight.production.briefs import pages as briefs_pages
from limelight.production.choosing import picking as picking_pages
from limelight.production.comparing import pages as comparing_pages
from limelight.production.editing import pages as editing_pages
from limelight.production.editing.timelines import pages as timeline_pages
from limelight.production.episodes import api as episodes_api
from limelight.production.episodes import pages as episodes_pages
from limelight.production.handoff import pages as handoff_pages
from limelight.production.jobs import pages as jobs_pages
from limelight.production.samples import api as samples_api
from limelight.production.samples import pages as samples_pages
from limelight.production.subtitles import api as subtitles_api
from limelight.production.subtitles import pages as subtitles_pages
from limelight.renders.compose.lettering import fonts
from limelight.reviews import api as reviews_api
from limelight.reviews import pages as reviews_pages
from limelight.reviews.assets import pages as reviewed_assets_pages
from limelight.reviews.guests import pages as guests_pages
from limelight.stories.api import texts as texts_api
from limelight.web.security import LOOPBACK
from limelight.web.site import build_site, joined
from limelight.webhooks import api as webhooks_api

# The renderer's fonts, so that browsers draw captions with the same letters.
STATIC = {"caption-fonts/": fonts.FOLDER}
_ROUTERS = (
    *ACCOUNTS,
    jobs_pages.router,
    briefs_pages.router,
    picking_pages.router,
    blueprints_pages.router,
    episodes_pages.router,
    samples_pages.router,
    approval_pages.router,
    production_pages.router,
    editing_pages.router,
    comparing_pages.router,
    timeline_pages.router,
    handoff_pages.router,
    subtitles_pages.router,
    guests_pages.router,
    reviewed_assets_pages.router,
    reviews_pages.router,
    notices_pages.router,
    *CHARACTERS,
    *CHARACTERS_API,
    fonts_pages.router,
    brands_pages.router,
    brands_api.router,
    fonts_api.router,
    disclosure_pages.router,
    disclosure_api.router,
    *LIBRARY,
    briefs_api.router,
    blueprints_api.router,
    episodes_api.router,
    samples_api.router,
    approval_api.router,
    *ACCOUNTS_API,
    *PRODUCTION_API,
    subtitles_api.router,
    *LIBRARY_API,
    texts_api.router,
    reviews_api.router,
    webhooks_api.router,
)


@cache
def _routes() -> list[BaseRoute]:
    return joined(_ROUTERS)


def site(wired: Wired) -> FastAPI:
    """The web application of an opened studio."""
    address = urlsplit(wired[Settings].studio.address).hostname
    return build_site(
        wired,
        hosts=(*LOOPBACK, *((address,) if address else ())),
        routes=_routes(),
        template_folders=tuple(
            Path(folder.__path__[0]) / "templates"
            for folder in (
                accounts,
                brands,
                production,
                characters,
                library,
                disclosure,
                notices,
                reviews,
            )
        ),
        files=STATIC,
    )


def api_document() -> dict[str, Any]:
    """The OpenAPI document of a studio, without opening one."""
    wired = Wired()
    wired.serve(Settings, Settings())
    found: dict[str, Any] = site(wired).state.document.content
    return found
