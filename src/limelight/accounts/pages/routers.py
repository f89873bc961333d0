"""All pages of accounts. Fixed addresses come before those that name somebody."""

from limelight.accounts.pages import (
    joining,
    leaving,
    letters,
    log,
    me,
    people,
    signing,
    welcome,
)
from limelight.accounts.pages.proofs import passkeys, second

ROUTERS = (
    welcome.router,
    signing.router,
    letters.router,
    joining.router,
    second.router,
    passkeys.router,
    leaving.router,
    me.router,
    people.router,
    log.router,
)
