"""The pages of an opened studio."""

from pathlib import Path

from fastapi import FastAPI

from limelight.kit.wiring import Wired
from limelight.production import pages as production_pages
from limelight.web.site import build_site


def site(wired: Wired) -> FastAPI:
    """The web application of an opened studio."""
    return build_site(
        wired,
        routers=(production_pages.router,),
        template_folders=(Path(production_pages.__file__).parent / "templates",),
    )
