"""What the library gives back: stored files and what was made by a recipe."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

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


AssetKind = Literal["picture", "film", "sound", "text", "data"]
Place = Literal["shown", "material", "derived", "replaced", "trash"]
"""Where an asset stands: seen by everybody; data that other things are made from; a copy in another
dress; an earlier version; thrown away but not gone yet."""
Rating = Literal["everyone", "mature"]
Standing = Literal["", "waiting", "approved", "changes", "rejected", "replaced"]
"""Where an asset stands with those who review; "" where nobody was asked."""
Sort = Literal["newest", "oldest", "title", "stars", "largest", "best"]
Mode = Literal["words", "meaning"]
Basis = Literal["own", "licensed", "public-domain", "consent"]
Verb = Literal[
    "tag", "untag", "move", "favourite", "unfavourite", "rate", "mark", "delete", "restore"
]
MOST_FOLDERS, DEEPEST_FOLDER = 2000, 8


class Described(Value):
    """What is known of a file when it is kept. `says` is its text as a person reads it; `words`
    are all its words to be found by.
    """

    place: Place
    kind: AssetKind
    made_as: str
    maker: str
    title: str
    says: str = ""
    words: str = ""
    character: str = ""
    width_px: int | None = None
    height_px: int | None = None
    seconds: float | None = None


def _written(day: object) -> object:
    """A day that is text is written out; pydantic takes any number for a time since 1970 too."""
    if isinstance(day, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII):
        raise ValueError("a day is written as 2026-11-28")
    return day


Day = Annotated[date, BeforeValidator(_written)]


class AssetFilter(Value):
    """Which assets are wanted; all conditions hold at once. `words` finds words from their
    beginnings, "quoted words" together, and -words not at all. `folder` is an id, or "none" for
    what lies in no folder; with `inner_folders` its folders count too. `since` and `until` are
    days (until exclusive), in UTC. `like` is the id of an asset to be similar to.
    """

    words: str = Field("", max_length=500)
    mode: Mode = "words"
    like: str = ""
    kinds: tuple[AssetKind, ...] = ()
    made_as: str = ""
    maker: str = ""
    character: str = ""
    tags: tuple[str, ...] = Field((), max_length=20)
    folder: str = ""
    inner_folders: bool = False
    rating: Rating | None = None
    review: Standing = ""
    least_stars: int = Field(0, ge=0, le=5)
    is_favourite: bool = False
    since: Day | None = None
    until: Day | None = None
    place: Literal["shown", "trash"] = "shown"


class Asset(Value):
    """An asset as lists show it. `number` is its place in the order of arrival; `made_as` is the
    kind of its recipe; `says` the beginning of its text.
    """

    id: str
    number: int
    kind: AssetKind
    made_as: str
    maker: str
    title: str
    says: str
    character: str
    place: Place
    role: str
    recipe_hash: str
    file: Stored
    width_px: int | None
    height_px: int | None
    seconds: float | None
    stars: int
    is_favourite: bool
    rating: Rating
    review: Standing = ""
    folder_id: str | None
    tags: tuple[str, ...] = ()
    lineage_id: str
    version: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


class AssetPage(Value):
    """A page of assets; `next_cursor` is None on the last one."""

    items: tuple[Asset, ...]
    next_cursor: str | None


class Rights(Value):
    """Who says that an asset may be used: `basis` is why, `holder` whose it is."""

    basis: Basis
    holder: str = Field(min_length=1, max_length=200)
    note: str = Field("", max_length=1000)
    declared_by: str = ""
    declared_at: datetime | None = None


class Sheet(Value):
    """Everything about one asset: its recipe and what its maker said, what it was made from and
    what was made from it, its versions (newest first), and the rights declared for it.
    """

    asset: Asset
    recipe: dict[str, Any]
    facts: dict[str, Any]
    seconds_taken: float
    parents: tuple[Asset, ...]
    children: tuple[Asset, ...]
    versions: tuple[Asset, ...]
    rights: Rights | None


class Folder(Value):
    """A folder. `path` is its name behind those of the folders it lies in ("Autumn / Day 1"),
    `depth` how many those are. `count` shown assets lie in it, `whole_count` in it and its folders.
    """

    id: str
    name: str
    parent_id: str | None = None
    path: str
    depth: int = 0
    count: int = 0
    whole_count: int = 0


class FolderChange(Value):
    """A folder that was renamed, moved or deleted: how many assets lay in it and its folders, and
    under which id it can be undone (None where nothing was changed).
    """

    count: int
    undo_id: str | None


class VersionChange(Value):
    """Which version of an asset is shown now, and under which id that can be undone (None where it
    was shown before).
    """

    version: int
    undo_id: str | None


class Undone(Value):
    """What is as it was, and how many of it."""

    kind: Literal["assets", "folders"]
    count: int


class Count(Value):
    """A value of a filter and how many shown assets have it."""

    name: str
    count: int


class Facets(Value):
    """What can be filtered by, the most frequent first."""

    kinds: tuple[Count, ...]
    makers: tuple[Count, ...]
    characters: tuple[Count, ...]
    tags: tuple[Count, ...]
    folders: tuple[Folder, ...]
    trash_count: int


class Change(Value):
    """Something done to many assets: to how many, and under which id it can be undone (None where
    nothing was changed).
    """

    verb: Verb
    count: int
    undo_id: str | None


class Share(Value):
    """A link that shows some assets; `asset_ids` are all it shows."""

    id: str
    workspace_id: str
    title: str
    has_password: bool
    asset_ids: tuple[str, ...]
    made_by: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    seen_count: int
