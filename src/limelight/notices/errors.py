"""What can go wrong with notices."""

from limelight.kit.errors import NotFound


class NoticeNotFound(NotFound):
    """No such notice to that person, or no letters with that token."""

    kind, title = "notices.not-found", "There is no such notice"
