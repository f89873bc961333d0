"""The workspaces that own everything else."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of workspaces."""
    op.create_table(
        "accounts_workspaces",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_workspaces"),
        sa.UniqueConstraint("slug", name="uq_accounts_workspaces_slug"),
    )


def downgrade() -> None:
    """Drop the table of workspaces."""
    op.drop_table("accounts_workspaces")
