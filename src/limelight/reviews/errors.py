"""What can go wrong with reviews."""

from limelight.kit.errors import Conflict, Invalid, NotFound, Refused


class ReviewNotFound(NotFound):
    """No such review in this workspace."""

    kind, title = "reviews.not-found", "There is no such review"


class CommentNotFound(NotFound):
    """No such comment on this review."""

    kind, title = "reviews.comment-not-found", "There is no such comment"


class LinkNotFound(NotFound):
    """No link with that secret shows anything any more, or the workspace has none with that id."""

    kind, title = "reviews.link-not-found", "This link shows nothing"


class NotApproved(Refused):
    """It would go to people outside, and nobody has approved it."""

    kind, title = "reviews.not-approved", "This is not approved"


class ReasonMissing(Invalid):
    """Saying no takes a reason."""

    kind, title = "reviews.reason-missing", "Say why"


class AlreadyDecided(Conflict):
    """The review is closed."""

    kind, title = "reviews.already-decided", "This was decided already"
