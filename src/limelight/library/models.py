"""Tables of the library."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class RecipeRow(Table):
    """How something was made, once per workspace."""

    __tablename__ = "library_recipes"
    __table_args__ = (UniqueConstraint("workspace_id", "hash"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    hash: Mapped[str]
    kind: Mapped[str]
    provider: Mapped[str]
    model: Mapped[str]
    body: Mapped[dict[str, Any]]
    facts: Mapped[dict[str, Any]]
    seconds_taken: Mapped[float]
    created_at: Mapped[datetime]


class AssetRow(Table):
    """A stored file and the recipe it came from; `role` tells the files of one recipe apart."""

    __tablename__ = "library_assets"
    __table_args__ = (UniqueConstraint("workspace_id", "recipe_hash", "role"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    recipe_hash: Mapped[str]
    role: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    suffix: Mapped[str]
    size_bytes: Mapped[int]
    created_at: Mapped[datetime]


class FingerprintRow(Table):
    """What a stored file looks, sounds or reads like; once for each content. Without `bits` it was
    tried in vain and is not tried again.
    """

    __tablename__ = "library_fingerprints"
    __table_args__ = (UniqueConstraint("workspace_id", "sha256"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    sha256: Mapped[str]
    kind: Mapped[str]
    bits: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
