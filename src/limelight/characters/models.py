"""Tables of characters."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from limelight.kit.db.tables import Table

_OF_CHARACTER = "characters_characters.id"
_OF_WORKSPACE = "accounts_workspaces.id"


class PersonaRow(Table):
    """One persona of a character; the database lets exactly one of a character be active."""

    __tablename__ = "characters_personas"
    __table_args__ = (
        UniqueConstraint("character_id", "name_folded"),
        Index(
            "uq_characters_personas_active",
            "character_id",
            unique=True,
            sqlite_where=text("is_active"),
            postgresql_where=text("is_active"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE), index=True)
    character_id: Mapped[str] = mapped_column(ForeignKey(_OF_CHARACTER, ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    name_folded: Mapped[str]
    is_active: Mapped[bool]
    persona: Mapped[dict[str, Any]]


class LookRow(Table):
    """One look of a character."""

    __tablename__ = "characters_looks"
    __table_args__ = (UniqueConstraint("character_id", "name_folded"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE), index=True)
    character_id: Mapped[str] = mapped_column(ForeignKey(_OF_CHARACTER, ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    name_folded: Mapped[str]
    look: Mapped[dict[str, Any]]


class TagRow(Table):
    """One tag of a character; `tag_folded` is the tag as it is compared."""

    __tablename__ = "characters_tags"
    __table_args__ = (Index(None, "workspace_id", "tag_folded"),)

    character_id: Mapped[str] = mapped_column(
        ForeignKey(_OF_CHARACTER, ondelete="CASCADE"), primary_key=True
    )
    tag_folded: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    position: Mapped[int]
    tag: Mapped[str]


class CharacterRow(Table):
    """A character. `name_folded` is the name as it is compared (without regard to case),
    `name_sorted` as it is sorted (nor to accents); `search_words` is all text that the search
    reads, folded like the latter.
    """

    __tablename__ = "characters_characters"
    __table_args__ = (
        UniqueConstraint("workspace_id", "handle"),
        Index(None, "workspace_id", "name_folded"),
        Index(None, "workspace_id", "name_sorted"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey(_OF_WORKSPACE))
    name: Mapped[str]
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    handle: Mapped[str]
    bio: Mapped[str]
    location: Mapped[str]
    status: Mapped[str]
    rating: Mapped[str]
    languages: Mapped[list[Any]]
    appearance: Mapped[dict[str, Any]]
    voice: Mapped[dict[str, Any]]
    extensions: Mapped[dict[str, Any]]
    search_words: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    personas: Mapped[list[PersonaRow]] = relationship(
        order_by=PersonaRow.position,
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    looks: Mapped[list[LookRow]] = relationship(
        order_by=LookRow.position, lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )
    tags: Mapped[list[TagRow]] = relationship(
        order_by=TagRow.position, lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )
