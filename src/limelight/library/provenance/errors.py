"""What can go wrong with labels and signatures."""

from limelight.kit.errors import Conflict, Invalid, Upstream


class IdentityDamaged(Conflict):
    """The studio's signing folder is there but cannot be used; it is never replaced without being
    asked.
    """

    kind, title = "library.identity-damaged", "The studio's signing identity cannot be used"


class CannotLabel(Invalid):
    """The file is not a whole PNG, JPEG, MP4 or WAV, so no label can be written into it."""

    kind, title = "library.cannot-label", "This file cannot be labelled"


class SigningFailed(Upstream):
    """The signing library failed; nothing was written."""

    kind, title = "library.signing-failed", "The file could not be signed"
