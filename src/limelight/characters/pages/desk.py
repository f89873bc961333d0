"""What every page of characters works with."""

from dataclasses import dataclass

from limelight.accounts.desk import Desk as BaseDesk
from limelight.characters import queries
from limelight.characters.ports import Cards, PersonaPreview, Previews
from limelight.characters.schemas import Character
from limelight.moderation.ports import Judges


@dataclass(frozen=True)
class Desk(BaseDesk):
    """One request's way to the studio."""

    @property
    def judges(self) -> Judges:
        """Who says what may be."""
        return self.wired[Judges]

    @property
    def previews(self) -> Previews:
        """Who draws and speaks previews."""
        return self.wired[Previews]

    @property
    def persona_preview(self) -> PersonaPreview:
        """Who lets a persona be heard."""
        return self.wired[PersonaPreview]

    @property
    def cards(self) -> Cards:
        """Who reads and writes character cards."""
        return self.wired[Cards]

    async def character(self, words: str) -> Character:
        """The character with that id; raises UnknownCharacter."""
        async with self.sessions.read() as db:
            return await queries.get_character(db, self.workspace_id, words)
