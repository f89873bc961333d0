"""Second factors and recovery codes."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "accounts_second_factors",
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("user_id", name="pk_accounts_second_factors"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["accounts_users.id"],
            name="fk_accounts_second_factors_user_id_accounts_users",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "accounts_recovery_codes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_recovery_codes"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["accounts_users.id"],
            name="fk_accounts_recovery_codes_user_id_accounts_users",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_accounts_recovery_codes_user_id", "accounts_recovery_codes", ["user_id"])


def downgrade() -> None:
    """Drop the two tables."""
    op.drop_table("accounts_recovery_codes")
    op.drop_table("accounts_second_factors")
