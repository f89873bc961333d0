"""The characters one can choose for a production, and what they wear in it."""

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.looks.wearing import wearing
from limelight.characters.queries import list_characters
from limelight.characters.schemas import Character, CharacterFilter
from limelight.characters.service import ensure_default
from limelight.characters.wardrobe import find_look
from limelight.kit.db.sessions import Sessions
from limelight.kit.marks import mark
from limelight.production.schemas import CharacterCard
from limelight.stories.brief import Brief

_MOST = 200


class StudioCast:
    """Serves the port `Cast` for one workspace."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id = workspace_id
        self._sessions = sessions

    async def list_cards(self) -> tuple[CharacterCard, ...]:
        """The active characters, the default first; a fresh studio has its default one."""
        async with self._sessions.read() as db:
            active = CharacterFilter(status="active")
            page = await list_characters(db, self._workspace_id, active, limit=_MOST)
        found = page.items or (await self._first(),)
        return tuple(_card(one) for one in found)

    async def _first(self) -> Character:
        async with self._sessions.begin() as db:
            return await ensure_default(db, self._workspace_id)


def _card(one: Character) -> CharacterCard:
    picture = f"/characters/{one.id}/portrait.png?v={mark(one.appearance)}"
    looks = tuple(sheet.name for sheet in one.looks)
    return CharacterCard(
        id=one.id, name=one.name, handle=one.handle, picture_url=picture, looks=looks
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
