"""What can go wrong with a request before any rule is asked."""

from limelight.kit.errors import Conflict, Invalid, Problem


class Malformed(Invalid):
    """A part of the request has the wrong type, form or length; `errors` names each."""

    kind, title = "http.malformed", "The request is not valid"


class PreconditionRequired(Problem):
    """An edit came without If-Match, so it could overwrite what somebody else changed."""

    kind, title = "http.precondition-required", "Say which version you are editing"


class ChangedMeanwhile(Problem):
    """The thing is no longer the version that If-Match names; `current` is how it is now."""

    kind, title = "http.changed-meanwhile", "It was changed meanwhile"


class KeyReused(Invalid):
    """The Idempotency-Key was used before, for another request."""

    kind, title = "http.key-reused", "That idempotency key belongs to another request"


class StillWorking(Conflict):
    """The same request is being worked on right now."""

    kind, title = "http.still-working", "The same request is being worked on"


class TooManyRequests(Problem):
    """More requests came than the studio answers in that time; Retry-After says when to go on."""

    kind, title = "http.too-many-requests", "Too many requests"
