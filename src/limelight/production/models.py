"""Tables of production."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class ProductionRow(Table):
    """One brief being made. `character` is the character as it was when the production started.

    `attempt` counts the runs: a production that failed or was cancelled is resumed as a new run
    that finds what the earlier one made in the library.
    """

    __tablename__ = "production_productions"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"), index=True)
    character_id: Mapped[str]
    character: Mapped[dict[str, Any]]
    brief: Mapped[dict[str, Any]]
    given_script: Mapped[dict[str, Any] | None]
    script: Mapped[dict[str, Any] | None]
    title: Mapped[str]
    state: Mapped[str]
    attempt: Mapped[int]
    error: Mapped[str]
    files: Mapped[list[Any]]
    seconds: Mapped[float | None]
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
