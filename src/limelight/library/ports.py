"""What the library needs from outside."""

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId


class TextVectors(Protocol):
    """Gives texts places: the nearer two of them, the nearer what is meant."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Vectors of length 1, one row a text."""
        ...


class Gate(Protocol):
    """Decides what people outside may be shown by a link."""

    async def passing(
        self, db: AsyncSession, workspace_id: WorkspaceId, contents: Collection[str]
    ) -> frozenset[str]:
        """Which of these contents (SHA-256) a link may show."""
        ...

    async def refuse(
        self, db: AsyncSession, workspace_id: WorkspaceId, contents: Collection[str]
    ) -> None:
        """Raise Refused unless a link may show all of these contents."""
        ...
