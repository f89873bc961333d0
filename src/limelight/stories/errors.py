"""What can go wrong with words."""

from collections.abc import Sequence

from limelight.kit.errors import Invalid


class FactsNeeded(Invalid):
    """The brief lacks facts that a writer must not invent. `facts["questions"]` asks for them."""

    kind, title = "stories.facts-needed", "Some facts are missing"

    @classmethod
    def of(cls, questions: Sequence[str]) -> "FactsNeeded":
        """The problem that asks these questions."""
        asked = " ".join(questions)
        return cls(
            f"Facts are missing that must not be invented. {asked} "
            "Put the answers into the brief and order again.",
            questions=list(questions),
        )
