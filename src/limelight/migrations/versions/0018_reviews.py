"""Reviews: what waits for people, what they decided and said."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "reviews_policies",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_reviews_policies"),
        _to("reviews_policies", "workspace_id", "accounts_workspaces"),
    )
    op.create_table(
        "reviews_reviews",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("counted_from", sa.String(), nullable=False),
        sa.Column("assigned_id", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews_reviews"),
        sa.UniqueConstraint(
            "workspace_id",
            "subject_kind",
            "subject_id",
            "version",
            name="uq_reviews_reviews_workspace_id_subject_kind_subject_id_version",
        ),
        _to("reviews_reviews", "workspace_id", "accounts_workspaces"),
        _to("reviews_reviews", "assigned_id", "accounts_users", ondelete="SET NULL"),
    )
    op.create_index(
        "ix_reviews_reviews_workspace_id_state_id",
        "reviews_reviews",
        ["workspace_id", "state", "id"],
    )
    _create_words()


def _create_words() -> None:
    op.create_table(
        "reviews_decisions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        *_of_review("reviews_decisions"),
    )
    op.create_index("ix_reviews_decisions_review_id", "reviews_decisions", ["review_id"])
    op.create_table(
        "reviews_comments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at_seconds", sa.Float(), nullable=True),
        sa.Column("x", sa.Float(), nullable=True),
        sa.Column("y", sa.Float(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *_of_review("reviews_comments"),
    )
    op.create_index("ix_reviews_comments_review_id", "reviews_comments", ["review_id"])


def downgrade() -> None:
    op.drop_table("reviews_comments")
    op.drop_table("reviews_decisions")
    op.drop_table("reviews_reviews")
    op.drop_table("reviews_policies")


def _of_review(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _to(table, "review_id", "reviews_reviews", ondelete="CASCADE"),
        _to(table, "person_id", "accounts_users", ondelete="SET NULL"),
    )


def _to(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete=ondelete
    )
