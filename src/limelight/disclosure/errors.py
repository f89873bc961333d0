"""What can be wrong about saying what a piece is."""

from limelight.kit.errors import Invalid


class NotSaid(Invalid):
    """A platform has no way to be told what has to be said, or nobody said yet what a file is."""


class WrongStatement(Invalid):
    """A statement about a piece that cannot be true or is not complete."""
