"""What can go wrong with characters."""

from limelight.kit.errors import Conflict, NotFound, Refused


class UnknownCharacter(NotFound):
    """No character of this workspace has that id, handle or name."""

    kind, title = "characters.unknown", "There is no such character"


class UnknownPersona(NotFound):
    """The character has no persona of that id or name."""

    kind, title = "characters.unknown-persona", "There is no such persona"


class UnknownLook(NotFound):
    """The character has no look of that id or name."""

    kind, title = "characters.unknown-look", "There is no such look"


class AmbiguousName(Conflict):
    """Several characters of this workspace have that name."""

    kind, title = "characters.ambiguous-name", "Several characters have that name"


class NameTaken(Conflict):
    """The character already has a persona or a look of that name."""

    kind, title = "characters.name-taken", "That name is taken"


class PersonaInUse(Conflict):
    """The active persona of a character cannot be deleted, nor its last one."""

    kind, title = "characters.persona-in-use", "The character needs this persona"


class NotAvailable(Conflict):
    """The character is paused or archived, so nothing new is made with it."""

    kind, title = "characters.not-available", "The character is not available"


class NotAdult(Refused):
    """The words or the age describe someone under 18. No setting lifts this."""

    kind, title = "characters.not-adult", "Characters are adults"


class RealPerson(Refused):
    """The words ask for the likeness of a named person who has not agreed to it."""

    kind, title = "characters.real-person", "Characters are fictional"


class ChangedMeanwhile(Conflict):
    """Somebody else changed the character while it was being edited."""

    kind, title = "characters.changed-meanwhile", "The character was changed meanwhile"
