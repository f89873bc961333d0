"""Whole workspaces as files that were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "accounts_archives",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done_count", sa.Integer(), nullable=False),
        sa.Column("total_count", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_archives"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_accounts_archives_workspace_id_accounts_workspaces",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["accounts_users.id"],
            name="fk_accounts_archives_asked_by_id_accounts_users",
            ondelete="SET NULL",
        ),
    )
    op.create_index("ix_accounts_archives_workspace_id", "accounts_archives", ["workspace_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("accounts_archives")
