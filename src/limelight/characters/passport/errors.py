"""What is wrong with a card."""

from limelight.kit.errors import Invalid


class BadCard(Invalid):
    """A file is no character card, a damaged one, or beyond the bounds. `facts["reason"]` is one
    word for machines (docs/passport.md lists them).
    """

    kind, title = "characters.bad-card", "That card cannot be read"

    def __init__(self, detail: str, *, reason: str) -> None:
        super().__init__(detail, reason=reason)
        self.reason = reason
