"""What can go wrong with templates."""

from limelight.kit.errors import Conflict, NotFound


class TemplateNotFound(NotFound):
    """No such template in this workspace."""

    kind, title = "production.template-not-found", "There is no such template"


class TemplateNameTaken(Conflict):
    """Another template of the workspace has that name."""

    kind, title = "production.template-name-taken", "Another template has this name"
