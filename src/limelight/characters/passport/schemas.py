"""What was read from a card, as values."""

from typing import Any, Literal

from pydantic import Field

from limelight.characters.schemas import CharacterDraft, Persona
from limelight.generation.schemas import Value

Container = Literal["json", "png", "charx"]
Version = Literal["v1", "v2", "v3"]
Format = Literal["png", "charx", "json", "v2", "prompt"]


class CardFile(Value):
    """A card as its file holds it: the JSON, the picture it came in (a PNG without its texts) and
    the files it carries by path.
    """

    container: Container
    card: dict[str, Any]
    picture: bytes = b""
    assets: dict[str, bytes] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()


class CardWords(Value):
    """All that a card says, for the judges: about the character, and about its world."""

    about: str
    world: str


class ImportedCard(Value):
    """A card read: the character it makes, unchecked, and what became of each part.

    `personas` are further ones by name. `picture` is the PNG the card came in, `assets` the files
    it carries by path; neither is a likeness to draw from. `mapped` says which fields went where,
    `kept` which are kept for tools that know them, `warnings` what a person should look at.
    """

    version: Version
    container: Container
    draft: CharacterDraft
    personas: dict[str, Persona] = Field(default_factory=dict)
    picture: bytes = b""
    assets: dict[str, bytes] = Field(default_factory=dict)
    words: CardWords
    mapped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
