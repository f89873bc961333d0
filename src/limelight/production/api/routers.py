"""All routes of productions and of single makers."""

from limelight.production.api import drafts, files, jobs, makers, productions, timelines

ROUTERS = (
    productions.router,
    drafts.router,
    timelines.router,
    files.router,
    makers.router,
    jobs.router,
)
