"""The characters one can choose for a production, and what they wear in it."""

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.looks.wearing import wearing
from limelight.characters.queries import list_faces
from limelight.characters.schemas import Character, Face
from limelight.characters.service import ensure_default
from limelight.characters.wardrobe import find_look
from limelight.kit.db.sessions import Sessions
from limelight.kit.marks import mark
from limelight.production.ports import MOST_CAST
from limelight.production.schemas import CharacterCard
from limelight.stories.brief import Brief


class StudioCast:
    """Serves the port `Cast` for one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def list_cards(self, most: int = MOST_CAST) -> tuple[CharacterCard, ...]:
        """The active characters, the default first; a fresh studio has its default one."""
        async with self._sessions.read() as db:
            found = await list_faces(db, self._workspace_id, most)
        return tuple(map(_card, found)) or (await self._first(),)

    async def _first(self) -> CharacterCard:
        async with self._sessions.begin() as db:
            await ensure_default(db, self._workspace_id)
            return _card((await list_faces(db, self._workspace_id, 1))[0])


def _card(one: Face) -> CharacterCard:
    picture = f"/characters/{one.id}/portrait.png?v={mark(one.appearance)}"
    return CharacterCard(
        id=one.id, name=one.name, handle=one.handle, picture_url=picture, looks=one.looks
    )


def in_look(brief: Brief, character: Character, look: str) -> tuple[Brief, Character]:
    """The brief and the character as they are kept with the production: the character wearing the
    look of that name, if there is one. Raises UnknownLook.
    """
    if not look.strip():
        return brief, character
    sheet = find_look(character, look)
    worn = wearing(character.appearance, sheet.look)
    return (
        brief.model_copy(update={"look": sheet.name}),
        character.model_copy(update={"appearance": worn}),
    )
