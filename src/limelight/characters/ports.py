"""Whom the rules and commands of characters ask."""

from pathlib import Path
from typing import Protocol

from limelight.characters.passport.schemas import Format, ImportedCard
from limelight.characters.schemas import Character
from limelight.generation.schemas import Appearance, Voice, VoiceSpec


class PersonaPreview(Protocol):
    """Lets one hear a persona before anything is made or paid for."""

    async def sample_lines(
        self, character: Character, *, language: str, seed: int = 0
    ) -> tuple[str, ...]:
        """Three lines as the active persona of `character` writes them; the character need not be
        kept. Raises Invalid for a language that nobody writes, Refused for what may not be said.
        The same ask gives the same lines.
        """
        ...


class Previews(Protocol):
    """Shows what a character is like before anything is spent; each within two seconds."""

    async def portrait(self, appearance: Appearance) -> Path:
        """A small portrait as PNG, drawn once."""
        ...

    async def sketch(self, appearance: Appearance) -> bytes:
        """The same for somebody who is still being designed; nothing is kept."""
        ...

    async def look(self, appearance: Appearance, number: int) -> Path:
        """One of four pictures of what the character can do, 1 to 4; raises NotFound."""
        ...

    async def voice(self, voice: VoiceSpec, language: str) -> Path:
        """A sentence in that voice as WAV; raises Rejected for a language nobody speaks."""
        ...

    def prepare(self, voice: VoiceSpec, language: str) -> None:
        """Begin to get ready to speak in that voice, and return at once: somebody who looks at a
        character may want to hear it. Does nothing for what cannot be spoken.
        """
        ...

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are by name, in the order to show them."""
        ...


class Came(Protocol):
    """A card that was read, and the character made of it; None after a trial."""

    @property
    def card(self) -> ImportedCard: ...

    @property
    def character(self) -> Character | None: ...


class Cards(Protocol):
    """Character cards in and out."""

    async def bring_in(
        self, data: bytes, filename: str = "", *, name: str = "", is_trial: bool = False
    ) -> Came:
        """Make a character of a card; a trial keeps nothing. Raises BadCard or what a judge
        refuses.
        """
        ...

    async def take_out(self, character: Character, form: Format) -> tuple[str, bytes]:
        """The file of a card: what to call it, and its bytes."""
        ...
