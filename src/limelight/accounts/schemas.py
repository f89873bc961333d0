"""What other folders see of accounts."""

from dataclasses import dataclass
from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The tenant that owns characters, assets and productions."""

    id: WorkspaceId
    name: str
