"""What can go wrong with brands."""

from limelight.kit.errors import Conflict, NotFound


class BrandNotFound(NotFound):
    """No such brand in this workspace."""

    kind, title = "brands.not-found", "There is no such brand"


class NameTaken(Conflict):
    """Another brand of the workspace has that name."""

    kind, title = "brands.name-taken", "Another brand has this name"


class BrandChanged(Conflict):
    """Another window or person changed it meanwhile."""

    kind, title = "brands.changed", "The brand was changed meanwhile"
