"""Passkeys, the challenges they answer, and who is asked for one after the password."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the two tables and the column."""
    op.create_table(
        "accounts_passkeys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("credential_id", sa.String(), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("transports", sa.String(), nullable=False),
        sa.Column("is_synced", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_passkeys"),
        sa.UniqueConstraint("credential_id", name="uq_accounts_passkeys_credential_id"),
        _to_user("accounts_passkeys"),
    )
    op.create_index("ix_accounts_passkeys_user_id", "accounts_passkeys", ["user_id"])
    op.create_table(
        "accounts_challenges",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("challenge_hash", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_challenges"),
        sa.UniqueConstraint("challenge_hash", name="uq_accounts_challenges_challenge_hash"),
        _to_user("accounts_challenges"),
    )
    op.create_index("ix_accounts_challenges_expires_at", "accounts_challenges", ["expires_at"])
    op.add_column(
        "accounts_users",
        sa.Column("asks_passkey", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_column("accounts_users", "asks_passkey")
    op.drop_table("accounts_challenges")
    op.drop_table("accounts_passkeys")


def _to_user(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["user_id"],
        ["accounts_users.id"],
        name=f"fk_{table}_user_id_accounts_users",
        ondelete="CASCADE",
    )
