"""All pages of the library. Fixed addresses come before those that name an asset."""

from limelight.library.pages import (
    browse,
    changing,
    files,
    folders,
    shared,
    sharing,
    sheet,
    taking,
    twins,
    versions,
)
from limelight.library.uploads import tus

ROUTERS = (
    browse.router,
    tus.ROUTER,
    folders.router,
    shared.router,
    sharing.router,
    twins.router,
    taking.router,
    changing.router,
    versions.router,
    files.router,
    sheet.router,
)
