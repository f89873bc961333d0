"""Sign-in services of others (OpenID Connect): which, whose account is whose, who is on the way."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_USER = ("user_id", "accounts_users")
_PROVIDER = ("provider_id", "accounts_providers")


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "accounts_providers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("sealed_secret", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("domains", sa.String(), nullable=False),
        sa.Column("joins_as", sa.String(), nullable=True),
        sa.Column("role_claim", sa.String(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_providers"),
        sa.UniqueConstraint("issuer", "client_id", name="uq_accounts_providers_issuer_client_id"),
    )
    op.create_table(
        "accounts_identities",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_identities"),
        sa.UniqueConstraint(
            "provider_id", "subject", name="uq_accounts_identities_provider_id_subject"
        ),
        *(_to("accounts_identities", *one) for one in (_PROVIDER, _USER)),
    )
    op.create_index("ix_accounts_identities_user_id", "accounts_identities", ["user_id"])
    op.create_table(
        "accounts_errands",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("state_hash", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("verifier", sa.String(), nullable=False),
        sa.Column("invitation", sa.String(), nullable=False),
        sa.Column("next_url", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_errands"),
        sa.UniqueConstraint("state_hash", name="uq_accounts_errands_state_hash"),
        *(_to("accounts_errands", *one) for one in (_PROVIDER, _USER)),
    )
    op.create_index("ix_accounts_errands_expires_at", "accounts_errands", ["expires_at"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("accounts_errands")
    op.drop_table("accounts_identities")
    op.drop_table("accounts_providers")


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete="CASCADE"
    )
