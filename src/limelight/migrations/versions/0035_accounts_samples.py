"""Workspaces that are somebody's sample."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

_TABLE = "accounts_workspaces"
_INDEX = "ix_accounts_workspaces_sample_for"


def upgrade() -> None:
    """Add the column; a person has one sample at most."""
    op.add_column(_TABLE, sa.Column("sample_for", sa.String(), nullable=True))
    op.create_index(_INDEX, _TABLE, ["sample_for"], unique=True)


def downgrade() -> None:
    """Drop it."""
    op.drop_index(_INDEX, _TABLE)
    op.drop_column(_TABLE, "sample_for")
