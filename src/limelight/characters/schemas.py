"""Who a character is, as values."""

from datetime import datetime
from typing import Annotated, Literal, NamedTuple, NewType

from pydantic import Field

from limelight.generation.schemas import Appearance, Value, VoiceSpec

CharacterId = NewType("CharacterId", str)
CharacterStatus = Literal["active", "paused"]
Phrase = Annotated[str, Field(min_length=1, max_length=160)]


class TraitEnds(NamedTuple):
    """What a trait means at 0 and at 1."""

    low: str
    high: str


TRAITS: dict[str, TraitEnds] = {
    "warmth": TraitEnds("reserved", "warm"),
    "humour": TraitEnds("serious", "funny"),
    "energy": TraitEnds("calm", "lively"),
    "formality": TraitEnds("casual", "formal"),
    "curiosity": TraitEnds("settled", "curious"),
    "confidence": TraitEnds("modest", "sure"),
}


class Traits(Value):
    """How strong each trait is, 0 to 1; `TRAITS` names both ends."""

    warmth: float = Field(0.5, ge=0, le=1)
    humour: float = Field(0.5, ge=0, le=1)
    energy: float = Field(0.5, ge=0, le=1)
    formality: float = Field(0.5, ge=0, le=1)
    curiosity: float = Field(0.5, ge=0, le=1)
    confidence: float = Field(0.5, ge=0, le=1)


class Persona(Value):
    """How a character writes and speaks. `dont` lists what the character never says or does."""

    traits: Traits = Traits()
    tone: str = Field("", max_length=200)
    catchphrases: tuple[Phrase, ...] = Field((), max_length=12)
    interests: tuple[Phrase, ...] = Field((), max_length=24)
    dont: tuple[Phrase, ...] = Field((), max_length=24)


class Character(Value):
    """A character of a workspace. `handle` is unique there and never changes; `name` may."""

    id: CharacterId
    name: str
    handle: str
    bio: str = ""
    status: CharacterStatus = "active"
    persona: Persona = Persona()
    appearance: Appearance = Appearance()
    voice: VoiceSpec = VoiceSpec()
    created_at: datetime
    updated_at: datetime


class CharacterDraft(Value):
    """A character to be made, unchecked."""

    name: str
    bio: str = ""
    persona: Persona = Persona()
    appearance: Appearance = Appearance()
    voice: VoiceSpec = VoiceSpec()


class CharacterChange(Value):
    """What to change; None leaves a part as it is."""

    name: str | None = None
    bio: str | None = None
    status: CharacterStatus | None = None
    persona: Persona | None = None
    appearance: Appearance | None = None
    voice: VoiceSpec | None = None


class CharacterPage(Value):
    """A page of the list; `next_cursor` is None at the end."""

    items: tuple[Character, ...]
    next_cursor: str | None = None
