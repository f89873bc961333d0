"""What the brief form needs beside productions; wired in `app/`."""

from typing import Protocol

from limelight.production.briefs.schemas import Saved, Unsent
from limelight.production.briefs.typed import Typed
from limelight.stories.ideas.choosing import Idea


class Ideas(Protocol):
    """Something to start from."""

    async def ideas(self, character: str, language: str, page: int = 0) -> tuple[Idea, ...]:
        """Ideas for a character (its id, handle or name; empty for the default). Raises NotFound
        and, for a language no video is made in, Invalid.
        """
        ...

    def complete(self, text: str, language: str) -> tuple[str, ...]:
        """Ways to go on with a text that is being typed; none in a language nobody knows."""
        ...


class UnsentBriefs(Protocol):
    """What a person of the workspace typed and did not send yet."""

    async def list_all(self, person_id: str) -> tuple[Unsent, ...]:
        """The last edited first, at most twenty."""
        ...

    async def get(self, person_id: str, brief_id: str) -> Unsent:
        """Raises NotFound."""
        ...

    async def save(self, person_id: str, fields: Typed, brief_id: str, version: int) -> Saved:
        """Keep what was typed: as a new brief without an id, else over `version` of that one.
        Where that is not the last version, or the brief is gone, it is kept as a new one, so that
        neither window loses anything.
        """
        ...

    async def replace(self, person_id: str, brief_id: str, fields: Typed, version: int) -> Unsent:
        """Change a brief of that version; raises NotFound or ChangedMeanwhile."""
        ...

    async def discard(self, person_id: str, brief_id: str) -> None:
        """Forget it; raises NotFound."""
        ...
