"""What can go wrong in the library."""

from limelight.kit.errors import Conflict, Invalid, NotFound


class UnknownAsset(NotFound):
    """No asset of this workspace has that id, or it was deleted for good."""

    kind, title = "library.unknown-asset", "There is no such asset"


class UnknownFolder(NotFound):
    """No folder of this workspace has that id."""

    kind, title = "library.unknown-folder", "There is no such folder"


class NameTaken(Conflict):
    """There is a folder of that name at that place already."""

    kind, title = "library.name-taken", "That name is taken"


class WrongPlace(Conflict):
    """A folder cannot go there: into itself, too deep, or there are too many already."""

    kind, title = "library.wrong-place", "The folder cannot go there"


class NothingToUndo(Conflict):
    """The change was undone already, or is not known."""

    kind, title = "library.nothing-to-undo", "There is nothing to undo"


class BadTag(Invalid):
    """A tag is empty or too long."""

    kind, title = "library.bad-tag", "That is no tag"


class BadUpload(Invalid):
    """A file that was brought is too large, damaged, or of a kind the library does not keep.
    `facts["reason"]` is `size`, `damaged` or `kind`.
    """

    kind, title = "library.bad-upload", "That file cannot be kept"


class UnknownUpload(NotFound):
    """An upload is over, was dropped after a day, or was never begun."""

    kind, title = "library.unknown-upload", "There is no such upload"


class OffsetConflict(Conflict):
    """A piece of an upload does not go on where the last one ended."""

    kind, title = "library.offset-conflict", "The upload is at another place"


class UploadBusy(Conflict):
    """Two requests send the same upload at once."""

    kind, title = "library.upload-busy", "The upload is being sent already"


class UnknownShare(NotFound):
    """A link is wrong, has expired or was revoked; which of these is not told."""

    kind, title = "library.unknown-share", "This link shows nothing"
