"""All routes of productions and of single makers."""

from limelight.production.api import files, jobs, makers, productions

ROUTERS = (productions.router, files.router, makers.router, jobs.router)
