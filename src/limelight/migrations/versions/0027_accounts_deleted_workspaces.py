"""When a workspace was deleted; it is erased 30 days later."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

_TABLE = "accounts_workspaces"


def upgrade() -> None:
    """Add the column."""
    op.add_column(_TABLE, sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column(_TABLE, "deleted_at")
