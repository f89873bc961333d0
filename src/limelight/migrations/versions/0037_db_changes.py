"""How often tables that belong together were changed, so that what was read can be kept."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "db_changes",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_db_changes"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("db_changes")
