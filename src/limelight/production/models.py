"""Tables of production."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class ProductionRow(Table):
    """One brief being made. `character` is the character as it was when the production started.

    `attempt` counts the runs: a production that failed, was cancelled or is made again from an
    edited script is a new run that finds what the earlier one made in the library. `drawings` says
    how the scenes of `given_script` are drawn, where that does not follow from their places;
    `timeline` what was changed of the timeline that follows from them. `quote` is what it was
    expected to take, `cost_micros` what its makers cost, in all makes.
    """

    __tablename__ = "production_productions"
    __table_args__ = (
        Index(None, "workspace_id", "id"),
        Index(None, "workspace_id", "state", "id"),
        Index(None, "workspace_id", "character_id", "id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    character_id: Mapped[str]
    character: Mapped[dict[str, Any]]
    brief: Mapped[dict[str, Any]]
    given_script: Mapped[dict[str, Any] | None]
    drawings: Mapped[list[Any] | None]
    timeline: Mapped[dict[str, Any] | None]
    script: Mapped[dict[str, Any] | None]
    title: Mapped[str]
    state: Mapped[str]
    attempt: Mapped[int]
    error: Mapped[str]
    files: Mapped[list[Any]]
    seconds: Mapped[float | None]
    quote: Mapped[dict[str, Any] | None]
    cost_micros: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class StepRow(Table):
    """How far one step of a production is."""

    __tablename__ = "production_steps"

    production_id: Mapped[str] = mapped_column(
        ForeignKey("production_productions.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    label: Mapped[str]
    state: Mapped[str]
    note: Mapped[str]
    progress: Mapped[float | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class PictureRow(Table):
    """The picture of a scene, as soon as it exists; `name` is its name in the library's store."""

    __tablename__ = "production_pictures"

    production_id: Mapped[str] = mapped_column(
        ForeignKey("production_productions.id", ondelete="CASCADE"), primary_key=True
    )
    scene: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class VersionRow(Table):
    """A finished make of a production, kept when it is made again; `number` is its attempt."""

    __tablename__ = "production_versions"

    production_id: Mapped[str] = mapped_column(
        ForeignKey("production_productions.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    script: Mapped[dict[str, Any]]
    files: Mapped[list[Any]]
    seconds: Mapped[float]
    made_at: Mapped[datetime]


class DraftRow(Table):
    """The script of a production as it is being edited. `version` counts every change, undoing
    among them; `position` is the state that is shown.
    """

    __tablename__ = "production_drafts"

    production_id: Mapped[str] = mapped_column(
        ForeignKey("production_productions.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    position: Mapped[int]


class DraftStateRow(Table):
    """One state of a draft; `said` is what the change to it did, for people."""

    __tablename__ = "production_draft_states"

    production_id: Mapped[str] = mapped_column(
        ForeignKey("production_drafts.production_id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    said: Mapped[str]
    edited_at: Mapped[datetime]
