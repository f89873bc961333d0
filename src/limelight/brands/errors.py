"""What can go wrong with brands."""

from limelight.kit.errors import Conflict, Invalid, NotFound


class BrandNotFound(NotFound):
    """No such brand in this workspace."""

    kind, title = "brands.not-found", "There is no such brand"


class NameTaken(Conflict):
    """Another brand of the workspace has that name."""

    kind, title = "brands.name-taken", "Another brand has this name"


class BrandChanged(Conflict):
    """Another window or person changed it meanwhile."""

    kind, title = "brands.changed", "The brand was changed meanwhile"


class BadFont(Invalid):
    """A font file that was brought is too large, damaged, of another kind, or may not be embedded.
    `facts["reason"]` is `size`, `damaged`, `kind` or `embedding`.
    """

    kind, title = "brands.bad-font", "That font cannot be kept"


class FontNotFound(NotFound):
    """No such font in this workspace."""

    kind, title = "brands.font-not-found", "There is no such font"


class FontInUse(Conflict):
    """A brand uses the font."""

    kind, title = "brands.font-in-use", "A brand uses this font"
