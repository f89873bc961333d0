"""What a judge must offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from limelight.moderation.schemas import Context, Finding


class Judge(Protocol):
    """Holds a text against the rules and says what it noticed; never decides alone."""

    async def judge_text(
        self, text: str, *, language: str, context: Context
    ) -> tuple[Finding, ...]:
        """What stands out in `text`; nothing when all is fine. The same text gives the same answer.

        `language` is a hint (ISO 639-1): people mix languages, so rules of all known ones apply.
        """
        ...


@dataclass(frozen=True, slots=True)
class Judges:
    """Those who are asked, all of them, about every text."""

    all: Sequence[Judge]
