"""All pages of accounts. Fixed addresses come before those that name somebody."""

from limelight.accounts.pages import (
    address,
    joining,
    leaving,
    letters,
    log,
    me,
    people,
    signing,
    welcome,
)
from limelight.accounts.pages.ending import archives, workspace
from limelight.accounts.pages.proofs import passkeys, second
from limelight.accounts.pages.services import passing, providers

ROUTERS = (
    welcome.router,
    signing.router,
    letters.router,
    joining.router,
    second.router,
    passkeys.router,
    passing.router,
    providers.router,
    leaving.router,
    address.router,
    me.router,
    people.router,
    archives.router,
    workspace.router,
    log.router,
)
