"""All pages of accounts. Fixed addresses come before those that name somebody."""

from limelight.accounts.pages import joining, letters, log, me, people, signing, welcome

ROUTERS = (
    welcome.router,
    signing.router,
    letters.router,
    joining.router,
    me.router,
    people.router,
    log.router,
)
