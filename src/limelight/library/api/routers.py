"""All routes of the library."""

from limelight.library.api import assets, folders

ROUTERS = (folders.router, assets.router)
