"""All pages of accounts."""

from limelight.accounts.pages import signing, welcome

ROUTERS = (welcome.router, signing.router)
