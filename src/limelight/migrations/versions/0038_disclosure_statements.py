"""What people say of assets where they are posted: what AI made of them, and who paid."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"

_TABLE = "disclosure_statements"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "disclosure_statements",
        sa.Column("asset_id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=True),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["asset_id"], ["library_assets.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workspace_id"], ["accounts_workspaces.id"]),
        sa.PrimaryKeyConstraint("asset_id"),
    )
    op.create_index(f"ix_{_TABLE}_workspace_id", _TABLE, ["workspace_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table(_TABLE)
