"""All pages of accounts. Fixed addresses come before those that name somebody."""

from limelight.accounts.pages import (
    joining,
    leaving,
    letters,
    log,
    me,
    people,
    second,
    signing,
    welcome,
)

ROUTERS = (
    welcome.router,
    signing.router,
    letters.router,
    joining.router,
    second.router,
    leaving.router,
    me.router,
    people.router,
    log.router,
)
