"""What was tried to sign in or to have a letter sent, counted by all processes together."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "accounts_tries",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_tries"),
    )
    op.create_index("ix_accounts_tries_counted_at", "accounts_tries", ["counted", "at"])
    op.create_index("ix_accounts_tries_at", "accounts_tries", ["at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("accounts_tries")
