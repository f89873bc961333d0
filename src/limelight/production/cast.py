"""The characters one can choose for a production."""

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.queries import list_characters
from limelight.characters.schemas import Character
from limelight.characters.service import ensure_default
from limelight.kit.db.sessions import Sessions
from limelight.production.schemas import CharacterCard

_MOST = 200


class StudioCast:
    """Serves the port `Cast` for one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def list_cards(self) -> tuple[CharacterCard, ...]:
        """The active characters, the default first; a fresh studio has its default one."""
        async with self._sessions.read() as db:
            page = await list_characters(db, self._workspace_id, limit=_MOST, status="active")
        found = page.items or (await self._first(),)
        return tuple(CharacterCard(id=one.id, name=one.name, handle=one.handle) for one in found)

    async def _first(self) -> Character:
        async with self._sessions.begin() as db:
            return await ensure_default(db, self._workspace_id)
