"""What the words need from outside the plans."""

from typing import Protocol

from limelight.characters.schemas import CharacterId
from limelight.stories.ideas.choosing import KnownTopic


class Memories(Protocol):
    """What characters said in their pieces."""

    async def said_lately(self, character_id: CharacterId) -> tuple[str, ...]:
        """The sentences of the last fifty pieces of a character, newest piece first."""
        ...


class Topics(Protocol):
    """What a writer knows much about."""

    def list_topics(self, language: str) -> tuple[KnownTopic, ...]:
        """All it has texts about in that language."""
        ...
