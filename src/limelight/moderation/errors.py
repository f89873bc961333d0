"""What moderation says no with."""

from collections.abc import Sequence

from limelight.kit.errors import Refused
from limelight.moderation.schemas import Finding


class NotAllowed(Refused):
    """A text breaks a rule. `findings` says which, why, and what would be fine instead."""

    kind, title = "moderation.refused", "Limelight does not make this"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        said = dict.fromkeys(f"{finding.reason} {finding.instead}".strip() for finding in findings)
        super().__init__(
            " ".join(said),
            reasons=[finding.model_dump(mode="json") for finding in self.findings],
        )
