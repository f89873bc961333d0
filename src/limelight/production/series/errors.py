"""What can go wrong with series."""

from limelight.kit.errors import Conflict, NotFound


class SeriesNotFound(NotFound):
    """No such series in this workspace."""

    kind, title = "production.series-not-found", "There is no such series"


class SeriesNameTaken(Conflict):
    """Another series of the workspace has that name."""

    kind, title = "production.series-name-taken", "Another series has this name"


class InAnotherSeries(Conflict):
    """The production is an episode already."""

    kind, title = "production.in-another-series", "This production is an episode already"
