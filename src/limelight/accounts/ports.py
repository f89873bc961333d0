"""What the edges need to know who asks, as small Protocols; wired in `app/`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from limelight.accounts.schemas import (
    Archive,
    Claims,
    Errand,
    Letter,
    Member,
    Provider,
    Visit,
    Workspace,
    WorkspaceId,
)
from limelight.kit.wiring import Wired


class Gatekeeper(Protocol):
    """Recognises people and programs."""

    async def by_session(self, token: str) -> Visit | None:
        """Whoever's browser has this token; None when it is unknown, has expired or was ended."""
        ...

    async def by_key(self, key: str) -> Visit | None:
        """Whoever made this key; None when it is unknown, has expired or was revoked."""
        ...


class Wirings(Protocol):
    """What serves each workspace."""

    def of(self, workspace: Workspace) -> Wired:
        """The wiring of a workspace: the same one each time."""
        ...


class Mailer(Protocol):
    """Sends letters."""

    @property
    def is_real(self) -> bool:
        """Whether letters leave the studio; else it prints them where it was started."""
        ...

    async def send(self, letter: Letter) -> None:
        """Hand a letter over to be delivered. Raises NotSent when that was not possible."""
        ...


class SignInServices(Protocol):
    """Speaks with sign-in services of others."""

    async def check(self, provider: Provider) -> None:
        """Whether there is one at its address. Raises ProviderUnreachable."""
        ...

    async def address_of(self, provider: Provider, errand: Errand) -> str:
        """Where to send a browser. Raises ProviderUnreachable."""
        ...

    async def claims_of(
        self, provider: Provider, errand: Errand, answered: Mapping[str, str]
    ) -> Claims:
        """Who somebody is, from what their browser brought back (the query of the address it came
        to). Raises NotBelieved, ProviderUnreachable.
        """
        ...


class Archiver(Protocol):
    """Writes a whole workspace into one file."""

    async def write(
        self, workspace: Workspace, out: Path, progress: Callable[[int, int], None] | None = None
    ) -> dict[str, Any]:
        """Write the archive to `out`; its manifest. `progress` is told steps done and to do. Raises
        OSError for a disk that does not take it.
        """
        ...


class Archives(Protocol):
    """Whole workspaces as files, written while people do something else."""

    async def ask(self, by: Member) -> Archive:
        """Have the workspace written; one that is being written is the same one."""
        ...

    def path(self, workspace_id: WorkspaceId, archive_id: str) -> Path:
        """Where the file of a finished one lies."""
        ...

    async def throw_away(self, workspace_id: WorkspaceId, archive_id: str) -> None:
        """Forget one and remove its file. Raises ArchiveNotThere, Conflict while it is written."""
        ...
