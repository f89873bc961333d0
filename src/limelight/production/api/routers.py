"""All routes of productions and of single makers."""

from limelight.production.api import files, makers, productions

ROUTERS = (productions.router, files.router, makers.router)
