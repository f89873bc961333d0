"""Whom the rules and commands of characters ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from limelight.characters.schemas import Character
from limelight.moderation.ports import Judge


@dataclass(frozen=True, slots=True)
class Judges:
    """Those who say whether a character may exist."""

    all: Sequence[Judge]


class PersonaPreview(Protocol):
    """Lets one hear a persona before anything is made or paid for."""

    async def sample_lines(
        self, character: Character, *, language: str, seed: int = 0
    ) -> tuple[str, ...]:
        """Three lines as the active persona of `character` writes them; the character need not be
        kept. Raises Invalid for a language that nobody writes, Refused for what may not be said.
        The same ask gives the same lines.
        """
        ...
