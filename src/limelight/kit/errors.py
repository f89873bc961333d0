"""The family of problems every rule raises; the edges turn them into problem+json, a page or a CLI
line.
"""

from typing import Any, ClassVar


class Problem(Exception):
    """Something the caller can understand and act on.

    `kind` is a stable dotted name, `title` one short sentence, `detail` says what happened and what
    to do, `facts` carries values for machines. Never put a secret in any of them.
    """

    kind: ClassVar[str] = "kit.problem"
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


class Invalid(Problem):
    """The request is malformed: a wrong value, format or length."""

    kind, title = "kit.invalid", "That is not valid"


class NotFound(Problem):
    """The named thing does not exist, or not for this workspace."""

    kind, title = "kit.not-found", "Not found"


class Conflict(Problem):
    """The request contradicts the present state."""

    kind, title = "kit.conflict", "That conflicts with the present state"


class SignInNeeded(Problem):
    """Nobody is signed in, or the key is not valid; signing in helps."""

    kind, title = "kit.sign-in-needed", "Sign in first"


class Refused(Problem):
    """A rule forbids it, however it is asked."""

    kind, title = "kit.refused", "Limelight does not do that"


class Upstream(Problem):
    """Something outside (a provider, the disk, a program) failed."""

    kind, title = "kit.upstream", "Something Limelight depends on failed"
