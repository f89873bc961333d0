"""The characters one can choose for a production."""

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.queries import list_characters
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
        async with self._sessions.begin() as db:
            default = await ensure_default(db, self._workspace_id)
            page = await list_characters(db, self._workspace_id, limit=_MOST)
        others = [found for found in page.items if found.id != default.id]
        return tuple(
            CharacterCard(id=found.id, name=found.name, handle=found.handle)
            for found in (default, *others)
        )
