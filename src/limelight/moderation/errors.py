"""What moderation says no with."""

from limelight.kit.errors import Refused


class NotAllowed(Refused):
    """A text breaks a rule. `facts["reasons"]` holds the findings as JSON: which, why, what would
    be fine.
    """

    kind, title = "moderation.refused", "Limelight does not make this"
