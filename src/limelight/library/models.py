"""Tables of the library."""

from datetime import datetime
from typing import Any

from sqlalchemy import FetchedValue, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.keeping import CHANGES as _CHANGES
from limelight.kit.db.tables import Table

_OF_WORKSPACE = "accounts_workspaces.id"
_OF_ASSET = "library_assets.id"
# What lists, counts and searches are read from.
CHANGES = "library"
_INFO = {"info": {_CHANGES: CHANGES}}


class RecipeRow(Table):
    """How something was made, once per workspace."""

    __tablename__ = "library_recipes"
    __table_args__ = (UniqueConstraint("workspace_id", "hash"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    hash: Mapped[str]
    kind: Mapped[str]
    provider: Mapped[str]
    model: Mapped[str]
    body: Mapped[dict[str, Any]]
    facts: Mapped[dict[str, Any]]
    seconds_taken: Mapped[float]
    created_at: Mapped[datetime]


class AssetRow(Table):
    """A stored file and the recipe it came from; `role` tells the files of one recipe apart.

    `number` is its place in the order of arrival, given by the database. `place` says where it
    stands (see `schemas.Place`). What is searched is kept folded in `search_title` and
    `search_words`; the database itself carries both into its full-text index.
    """

    __tablename__ = "library_assets"
    __table_args__ = (
        UniqueConstraint("workspace_id", "recipe_hash", "role"),
        Index("uq_library_assets_number", "number", unique=True),
        Index(None, "workspace_id", "place", "number"),
        Index(None, "workspace_id", "place", "title_sorted", "number"),
        Index(None, "workspace_id", "place", "stars", "number"),
        Index(None, "workspace_id", "place", "size_bytes", "number"),
        Index(None, "workspace_id", "place", "kind", "number"),
        Index(None, "workspace_id", "place", "maker", "number"),
        Index(None, "workspace_id", "place", "character", "number"),
        Index(None, "workspace_id", "place", "review", "number"),
        Index(None, "workspace_id", "lineage_id"),
        Index(None, "folder_id", "place"),
        _INFO,
    )
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - read by SQLAlchemy

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(server_default=FetchedValue(), nullable=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    recipe_hash: Mapped[str]
    role: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    suffix: Mapped[str]
    size_bytes: Mapped[int]
    created_at: Mapped[datetime]
    place: Mapped[str]
    kind: Mapped[str]
    maker: Mapped[str]
    made_as: Mapped[str]
    character: Mapped[str]
    title: Mapped[str]
    title_sorted: Mapped[str]
    says: Mapped[str]
    search_title: Mapped[str]
    search_words: Mapped[str]
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    seconds: Mapped[float | None]
    stars: Mapped[int]
    is_favourite: Mapped[bool]
    rating: Mapped[str]
    review: Mapped[str] = mapped_column(default="", server_default="")
    folder_id: Mapped[str | None] = mapped_column(ForeignKey("library_folders.id"))
    lineage_id: Mapped[str]
    version: Mapped[int]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class ParentRow(Table):
    """A content that a recipe names as what it was made from."""

    __tablename__ = "library_parents"
    __table_args__ = (
        UniqueConstraint("workspace_id", "recipe_hash", "sha256"),
        Index(None, "workspace_id", "sha256"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    recipe_hash: Mapped[str]
    sha256: Mapped[str]


class FingerprintRow(Table):
    """What a stored file looks, sounds or reads like; once for each content. Without `bits` it was
    tried in vain and is not tried again.
    """

    __tablename__ = "library_fingerprints"
    __table_args__ = (UniqueConstraint("workspace_id", "sha256"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    sha256: Mapped[str]
    kind: Mapped[str]
    bits: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class MeaningRow(Table):
    """What the words of an asset mean, as whole numbers from -127 to 127, one byte each; `words`
    is a digest of the words it was taken from.
    """

    __tablename__ = "library_meanings"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "words"),
        _INFO,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    number: Mapped[int]
    words: Mapped[str]
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class FolderRow(Table):
    """A folder people put assets and other folders into; `name_folded` is the name as it is
    compared with those beside it.
    """

    __tablename__ = "library_folders"
    __table_args__ = (
        Index(
            "uq_library_folders_outermost",
            "workspace_id",
            "name_folded",
            unique=True,
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
        Index("uq_library_folders_inner", "parent_id", "name_folded", unique=True),
        _INFO,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("library_folders.id"))
    name: Mapped[str]
    name_folded: Mapped[str]
    created_at: Mapped[datetime]


class TagRow(Table):
    """One tag of an asset; `tag_folded` is the tag as it is compared."""

    __tablename__ = "library_tags"
    __table_args__ = (
        UniqueConstraint("asset_id", "tag_folded"),
        Index(None, "workspace_id", "tag_folded", "asset_id"),
        Index(None, "workspace_id", "asset_id"),
        _INFO,
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    asset_id: Mapped[str] = mapped_column(ForeignKey(_OF_ASSET, ondelete="CASCADE"))
    tag: Mapped[str]
    tag_folded: Mapped[str]


class RightsRow(Table):
    """Who says that an asset may be used, and as what."""

    __tablename__ = "library_rights"

    asset_id: Mapped[str] = mapped_column(
        ForeignKey(_OF_ASSET, ondelete="CASCADE"), primary_key=True
    )
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE), index=True)
    basis: Mapped[str]
    holder: Mapped[str]
    note: Mapped[str]
    declared_by: Mapped[str]
    declared_at: Mapped[datetime]


class ChangeRow(Table):
    """A change to assets or folders, with what was before, so that it can be undone."""

    __tablename__ = "library_changes"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE), index=True)
    verb: Mapped[str]
    before: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class ShareRow(Table):
    """A link that shows some assets to whoever has it. Its secret is kept as a hash only."""

    __tablename__ = "library_shares"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE), index=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    password_hash: Mapped[str | None]
    asset_ids: Mapped[list[Any]]
    made_by: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    seen_count: Mapped[int]
