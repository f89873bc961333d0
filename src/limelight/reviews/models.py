"""Tables of reviews."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class PolicyRow(Table):
    """How many different people must approve in a workspace; without a row, none."""

    __tablename__ = "reviews_policies"

    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id"), primary_key=True
    )
    needed: Mapped[int]


class ReviewRow(Table):
    """A version of something that waits for people, or was decided. `needed` is how many had to
    approve when it was asked for; decisions with ids after `counted_from` count.
    """

    __tablename__ = "reviews_reviews"
    __table_args__ = (
        UniqueConstraint("workspace_id", "subject_kind", "subject_id", "version"),
        Index("ix_reviews_reviews_workspace_id_state_id", "workspace_id", "state", "id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"))
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    version: Mapped[int]
    subject: Mapped[dict[str, Any]]
    state: Mapped[str]
    needed: Mapped[int]
    counted_from: Mapped[str]
    assigned_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    asked_at: Mapped[datetime]


class DecisionRow(Table):
    """What one person decided on a review; the last word of a person counts."""

    __tablename__ = "reviews_decisions"

    id: Mapped[str] = mapped_column(primary_key=True)
    review_id: Mapped[str] = mapped_column(
        ForeignKey("reviews_reviews.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    verdict: Mapped[str]
    reason: Mapped[str]
    decided_at: Mapped[datetime]


class CommentRow(Table):
    """A comment, pinned to a time of a video or a place in a picture where it says so."""

    __tablename__ = "reviews_comments"

    id: Mapped[str] = mapped_column(primary_key=True)
    review_id: Mapped[str] = mapped_column(
        ForeignKey("reviews_reviews.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    text: Mapped[str]
    at_seconds: Mapped[float | None]
    x: Mapped[float | None]
    y: Mapped[float | None]
    resolved_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
