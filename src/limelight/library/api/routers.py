"""All routes of the library."""

from limelight.library.api import assets, changing, folders, looking, shares
from limelight.library.uploads.tus import API_ROUTER

ROUTERS = (
    folders.router,
    shares.router,
    API_ROUTER,
    looking.router,
    changing.router,
    assets.router,
)
