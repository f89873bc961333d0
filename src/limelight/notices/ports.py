"""What the shell of the pages asks."""

from collections.abc import Sequence
from typing import Protocol

from limelight.accounts.schemas import UserId, WorkspaceId


class Bell(Protocol):
    """Counts what was not seen."""

    async def count(self, person: UserId, workspaces: Sequence[WorkspaceId]) -> int:
        """How many notices of these workspaces a person has not opened."""
        ...
