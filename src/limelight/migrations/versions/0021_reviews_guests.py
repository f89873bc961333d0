"""Links by which clients review without an account, and what they said."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "reviews_links",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("id", "workspace_id", "review_id", "secret_hash", "title")
        ),
        sa.Column("password_hash", sa.String()),
        sa.Column("made_by_id", sa.String()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.Column("seen_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews_links"),
        sa.UniqueConstraint("secret_hash", name="uq_reviews_links_secret_hash"),
        _to("workspace_id", "accounts_workspaces"),
        _to("review_id", "reviews_reviews", ondelete="CASCADE"),
        _to("made_by_id", "accounts_users", ondelete="SET NULL"),
    )
    op.create_index("ix_reviews_links_workspace_id", "reviews_links", ["workspace_id"])
    op.create_index("ix_reviews_links_review_id", "reviews_links", ["review_id"])
    for table in ("reviews_decisions", "reviews_comments"):
        for column in ("guest_name", "link_id"):
            op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))
    for table, column in (
        ("reviews_comments", "is_for_clients"),
        ("reviews_policies", "counts_clients"),
        ("reviews_reviews", "counts_clients"),
    ):
        op.add_column(
            table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    for table in ("reviews_policies", "reviews_reviews"):
        op.drop_column(table, "counts_clients")
    op.drop_column("reviews_comments", "is_for_clients")
    for table in ("reviews_decisions", "reviews_comments"):
        for column in ("guest_name", "link_id"):
            op.drop_column(table, column)
    op.drop_table("reviews_links")


def _to(column: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_reviews_links_{column}_{other}", ondelete=ondelete
    )
