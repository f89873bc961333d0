"""All routes of accounts."""

from limelight.accounts.api import archives, keys, log, me, members

ROUTERS = (me.router, members.router, members.invitations, keys.router, log.router, archives.router)
