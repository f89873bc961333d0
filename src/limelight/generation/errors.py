"""What can go wrong with a maker: five kinds, and nothing else knows a vendor's words."""

from limelight.kit.errors import Refused, Upstream


class RateLimited(Upstream):
    """The provider asks to wait."""

    kind, title = "generation.rate-limited", "The provider asks to wait"


class SignInAgain(Upstream):
    """The provider's key or session is no longer accepted."""

    kind, title = "generation.sign-in-again", "The provider wants a new key"


class Rejected(Refused):
    """The provider will not make this, and asking again will not help."""

    kind, title = "generation.rejected", "The maker cannot do that"


class Unavailable(Upstream):
    """The provider cannot be reached or is broken; trying again later may help."""

    kind, title = "generation.unavailable", "The provider is not available"


class OutcomeUnknown(Upstream):
    """The request was sent and no answer came; it may have been done."""

    kind, title = "generation.outcome-unknown", "It is not known whether the provider did it"


class NotTheCharacter(Rejected):
    """No try gave a picture that surely shows the character."""

    kind, title = "generation.not-the-character", "The picture does not show the character"
