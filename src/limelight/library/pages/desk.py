"""What every page of the library works with."""

from dataclasses import dataclass

from limelight.accounts.desk import Desk as BaseDesk
from limelight.library import queries
from limelight.library.finding.finder import Finder
from limelight.library.looks.shelf import Looks
from limelight.library.schemas import Asset
from limelight.library.service import Library
from limelight.library.store import FileStore


@dataclass(frozen=True)
class Desk(BaseDesk):
    """One request's way to the library."""

    @property
    def finder(self) -> Finder:
        """Who searches."""
        return self.wired[Finder]

    @property
    def looks(self) -> Looks:
        """Who draws small pictures."""
        return self.wired[Looks]

    @property
    def store(self) -> FileStore:
        """Where the files lie."""
        return self.wired[Library].store

    async def asset(self, asset_id: str) -> Asset:
        """The asset with that id; raises UnknownAsset."""
        async with self.sessions.read() as db:
            return await queries.get_asset(db, self.workspace_id, asset_id)
