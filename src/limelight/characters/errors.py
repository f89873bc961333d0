"""What can go wrong with characters."""

from limelight.kit.errors import Conflict, NotFound, Refused


class UnknownCharacter(NotFound):
    """No character of this workspace has that id, handle or name."""

    kind, title = "characters.unknown", "There is no such character"


class AmbiguousName(Conflict):
    """Several characters of this workspace have that name."""

    kind, title = "characters.ambiguous-name", "Several characters have that name"


class NotAdult(Refused):
    """The words or the age describe someone under 18. No setting lifts this."""

    kind, title = "characters.not-adult", "Characters are adults"


class RealPerson(Refused):
    """The words ask for the likeness of a named person who has not agreed to it."""

    kind, title = "characters.real-person", "Characters are fictional"
