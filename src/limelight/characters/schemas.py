"""Who a character is, as values."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, NewType

from pydantic import Field

from limelight.generation.schemas import Appearance, Value, VoiceSpec

CharacterId = NewType("CharacterId", str)
PersonaId = NewType("PersonaId", str)
LookId = NewType("LookId", str)
CharacterStatus = Literal["active", "paused", "archived"]
Rating = Literal["everyone", "mature"]
Phrase = Annotated[str, Field(min_length=1, max_length=160)]
Line = Annotated[str, Field(min_length=1, max_length=600)]


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


class LoreEntry(Value):
    """Something true about a character's world: `text` matters where one of `keys` comes up.

    `extensions` keeps what a card said beyond this, untouched.
    """

    name: str = Field("", max_length=120)
    keys: tuple[Phrase, ...] = Field((), max_length=24)
    text: str = Field(min_length=1, max_length=4000)
    is_enabled: bool = True
    extensions: dict[str, Any] = Field(default_factory=dict)


class Persona(Value):
    """How a character writes and speaks.

    `vocabulary` are words it likes to use; `do` and `dont` what it always and never says or does;
    `boundaries` subjects it declines, `samples` lines it might say; `lore` what is true of it.
    """

    traits: Traits = Traits()
    tone: str = Field("", max_length=200)
    vocabulary: tuple[Phrase, ...] = Field((), max_length=40)
    catchphrases: tuple[Phrase, ...] = Field((), max_length=12)
    interests: tuple[Phrase, ...] = Field((), max_length=24)
    do: tuple[Phrase, ...] = Field((), max_length=24)
    dont: tuple[Phrase, ...] = Field((), max_length=24)
    boundaries: tuple[Phrase, ...] = Field((), max_length=24)
    samples: tuple[Line, ...] = Field((), max_length=12)
    lore: tuple[LoreEntry, ...] = Field((), max_length=200)


class PersonaSheet(Value):
    """One persona of a character by its name; exactly one of a character is active."""

    id: PersonaId
    name: str
    persona: Persona
    is_active: bool = False


class Look(Value):
    """A saved variation of appearance. What it leaves None stays as the character has it, an empty
    word takes it off. `setting` is where pictures show it unless a scene names a place.
    """

    clothes: str | None = Field(None, max_length=160)
    clothes_colour: str | None = Field(None, max_length=40)
    headwear: str | None = Field(None, max_length=80)
    headwear_colour: str | None = Field(None, max_length=40)
    earrings: str | None = Field(None, max_length=80)
    glasses: str | None = Field(None, max_length=80)
    setting: str = Field("", max_length=120)


class LookSheet(Value):
    """One look of a character by its name."""

    id: LookId
    name: str
    look: Look


class Policy(Value):
    """What a character may be used for. `adult` is the operator's to allow (see POLICY.md)."""

    rating: Rating = "everyone"


class Character(Value):
    """A character of a workspace. `handle` is unique there and never changes; `name` may.

    `persona` is the active one of `personas`. `languages` are codes, the first is its own.
    `extensions` keeps what an imported card said that has no place here.
    """

    id: CharacterId
    name: str
    handle: str
    bio: str = ""
    location: str = ""
    status: CharacterStatus = "active"
    languages: tuple[str, ...] = ("en",)
    tags: tuple[str, ...] = ()
    persona: Persona = Persona()
    personas: tuple[PersonaSheet, ...] = ()
    appearance: Appearance = Appearance()
    looks: tuple[LookSheet, ...] = ()
    voice: VoiceSpec = VoiceSpec()
    policy: Policy = Policy()
    extensions: dict[str, Any] = Field(default_factory=dict)
    created_at: datetime
    updated_at: datetime


class CharacterDraft(Value):
    """A character to be made, unchecked. Its one persona gets the name `persona_name`."""

    name: str
    bio: str = ""
    location: str = ""
    languages: tuple[str, ...] = ("en",)
    tags: tuple[str, ...] = ()
    persona: Persona = Persona()
    persona_name: str = "main"
    appearance: Appearance = Appearance()
    looks: dict[str, Look] = Field(default_factory=dict)
    voice: VoiceSpec = VoiceSpec()
    policy: Policy = Policy()
    extensions: dict[str, Any] = Field(default_factory=dict)


class CharacterChange(Value):
    """What to change; None leaves a part as it is. `persona` is the active one. The status has its
    own functions, one for each transition.
    """

    name: str | None = None
    bio: str | None = None
    location: str | None = None
    languages: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    persona: Persona | None = None
    appearance: Appearance | None = None
    voice: VoiceSpec | None = None
    policy: Policy | None = None
    extensions: dict[str, Any] | None = None


class CharacterPage(Value):
    """A page of the list; `next_cursor` is None at the end."""

    items: tuple[Character, ...]
    next_cursor: str | None = None


class Face(NamedTuple):
    """A character as one chooses among them; `looks` are their names."""

    id: CharacterId
    name: str
    handle: str
    appearance: Appearance
    looks: tuple[str, ...]


class PersonaChange(Value):
    """What to change of one persona; None leaves it as it is."""

    name: str | None = None
    persona: Persona | None = None


class LookChange(Value):
    """What to change of one look; None leaves it as it is."""

    name: str | None = None
    look: Look | None = None


ListedStatus = Literal["active", "paused", "archived", "all"]
Sort = Literal["oldest", "newest", "name"]


class CharacterFilter(Value):
    """Which characters to list. Without a `status` all but the archived ones, with "all" everyone.

    Every word of `search` must occur in the name, handle, bio, location, tags or interests, without
    regard to case or accents. `tag` is one whole tag.
    """

    status: ListedStatus | None = None
    search: str = Field("", max_length=200)
    tag: str = ""
    rating: Rating | None = None


class TagCount(Value):
    """A tag in use and how many characters carry it."""

    tag: str
    count: int


BulkVerb = Literal["pause", "resume", "archive", "restore", "delete", "tag", "untag"]


class BulkAction(Value):
    """One thing to do to many characters; `tag` belongs to "tag" and "untag"."""

    verb: BulkVerb
    tag: str = ""


class BulkOutcome(Value):
    """What became of one of them; `detail` says why where it failed."""

    id: str
    name: str = ""
    result: Literal["done", "unchanged", "failed"]
    detail: str = ""


class BulkReport(Value):
    """One outcome for each id that was asked for, in order."""

    outcomes: tuple[BulkOutcome, ...]

    @property
    def failed(self) -> tuple[BulkOutcome, ...]:
        """Those that could not be done."""
        return tuple(one for one in self.outcomes if one.result == "failed")


class CharacterEvent(StrEnum):
    """What happens to characters; the subject of the event is the character."""

    CREATED = "character.created"
    CHANGED = "character.changed"
    DELETED = "character.deleted"


EVENTS = {
    CharacterEvent.CREATED: "A character was made: `name`.",
    CharacterEvent.CHANGED: "A character, a persona or a look of it was changed: `name`, `status`.",
    CharacterEvent.DELETED: "A character was deleted: `name`.",
}
