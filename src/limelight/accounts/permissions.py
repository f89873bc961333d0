"""Which role an act takes. One table: a route names its act, `gate` looks up who may."""

from limelight.accounts.schemas import Role

ACTS: dict[str, Role] = {
    "characters.see": Role.VIEWER,
    "characters.change": Role.EDITOR,
    "productions.see": Role.VIEWER,
    "productions.make": Role.EDITOR,
    "brands.change": Role.EDITOR,
    "library.see": Role.VIEWER,
    "library.change": Role.EDITOR,
    "library.share": Role.EDITOR,
    "reviews.see": Role.VIEWER,
    "reviews.ask": Role.EDITOR,
    "reviews.decide": Role.REVIEWER,
    "reviews.share": Role.EDITOR,
    "samples.open": Role.VIEWER,
    "members.see": Role.VIEWER,
    "members.change": Role.ADMIN,
    "keys.make": Role.VIEWER,
    "workspace.change": Role.ADMIN,
    "workspace.hand-over": Role.OWNER,
    "workspace.export": Role.OWNER,
    "workspace.delete": Role.OWNER,
    "studio.change": Role.OWNER,
    "webhooks.see": Role.ADMIN,
    "webhooks.change": Role.ADMIN,
    "audit.see": Role.ADMIN,
}
