"""What the library gives back: stored files and what was made by a recipe."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from limelight.generation.schemas import Value


class Stored(Value):
    """A file in the store: `name` is `<sha256>.<ending>` and is where it lies below the store's
    folder.
    """

    sha256: str
    suffix: str
    size_bytes: int

    @property
    def name(self) -> str:
        """The file's name in the store."""
        return f"{self.sha256}{self.suffix}"


class Made(Value):
    """The result of a recipe: its files by role ("picture", "audio", ...) and what the maker said
    about them.
    """

    recipe_hash: str
    files: dict[str, Stored] = Field(default_factory=dict)
    facts: dict[str, Any] = Field(default_factory=dict)
    seconds_taken: float = 0.0
    reused: bool = False


MarkKind = Literal["picture", "film", "sound", "text"]


class Mark(Value):
    """A fingerprint: near files have near ones (see `fingerprints.nearness`)."""

    kind: MarkKind
    bits: bytes


class Copy(Value):
    """A stored file as duplicates are told: its name in the store, what made it and when."""

    name: str
    recipe_kind: str
    recipe_hash: str
    role: str
    created_at: datetime


class Twins(Value):
    """Two files that are the same (`distance` 0 and `exact`), or nearly the same."""

    kind: str
    distance: float
    exact: bool
    first: Copy
    second: Copy
