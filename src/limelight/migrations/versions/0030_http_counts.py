"""How much each caller asked in a minute, counted by all processes together."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "http_counts",
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("caller", "minute", name="pk_http_counts"),
    )
    op.create_index("ix_http_counts_minute", "http_counts", ["minute"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("http_counts")
