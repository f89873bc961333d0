"""Tables of reviews."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from limelight.kit.db.tables import Table


class PolicyRow(Table):
    """How many different people must approve in a workspace, whether a client's word counts as one
    person's, and whether links show what is not approved; without a row, nobody has to.
    """

    __tablename__ = "reviews_policies"

    workspace_id: Mapped[str] = mapped_column(
        ForeignKey("accounts_workspaces.id"), primary_key=True
    )
    needed: Mapped[int]
    counts_clients: Mapped[bool]
    gates_shares: Mapped[bool]
    gates_clients: Mapped[bool]


class ReviewRow(Table):
    """A version of something that waits for people, or was decided. `needed` is how many had to
    approve when it was asked for, `counts_clients` whether clients are among them; decisions with
    ids after `counted_from` count.
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
    counts_clients: Mapped[bool]
    counted_from: Mapped[str]
    assigned_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    asked_at: Mapped[datetime]


class LinkRow(Table):
    """A link by which people outside review one thing. Its secret is kept as a hash only."""

    __tablename__ = "reviews_links"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("accounts_workspaces.id"), index=True)
    review_id: Mapped[str] = mapped_column(
        ForeignKey("reviews_reviews.id", ondelete="CASCADE"), index=True
    )
    secret_hash: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    password_hash: Mapped[str | None]
    made_by_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    seen_count: Mapped[int]


class DecisionRow(Table):
    """What one person decided on a review; the last word of a person counts. Somebody without an
    account came by the link `link_id` (links are revoked, never deleted) and typed `guest_name`.
    """

    __tablename__ = "reviews_decisions"

    id: Mapped[str] = mapped_column(primary_key=True)
    review_id: Mapped[str] = mapped_column(
        ForeignKey("reviews_reviews.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    guest_name: Mapped[str]
    link_id: Mapped[str]
    verdict: Mapped[str]
    reason: Mapped[str]
    decided_at: Mapped[datetime]


class CommentRow(Table):
    """A comment, pinned to a time of a video or a place in a picture where it says so. People who
    came by a link see what was said by that link, and what is `is_for_clients`.
    """

    __tablename__ = "reviews_comments"

    id: Mapped[str] = mapped_column(primary_key=True)
    review_id: Mapped[str] = mapped_column(
        ForeignKey("reviews_reviews.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("accounts_users.id", ondelete="SET NULL")
    )
    guest_name: Mapped[str]
    link_id: Mapped[str]
    is_for_clients: Mapped[bool]
    text: Mapped[str]
    at_seconds: Mapped[float | None]
    x: Mapped[float | None]
    y: Mapped[float | None]
    resolved_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
