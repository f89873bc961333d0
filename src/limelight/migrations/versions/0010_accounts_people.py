"""People, their memberships, sessions and keys."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_WORKSPACE, _USER = "accounts_workspaces", "accounts_users"


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def upgrade() -> None:
    """Make the four tables; the workspaces that are there get their people later."""
    op.create_table(
        "accounts_users",
        _text("id"),
        _text("email"),
        _text("email_key"),
        _text("name"),
        _text("password_hash", nullable=True),
        _moment("email_verified_at", nullable=True),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_users"),
        sa.UniqueConstraint("email_key", name="uq_accounts_users_email_key"),
    )
    op.create_table(
        "accounts_memberships",
        _text("id"),
        _text("workspace_id"),
        _text("user_id"),
        _text("role"),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_memberships"),
        _of("accounts_memberships", "workspace_id", _WORKSPACE),
        _of("accounts_memberships", "user_id", _USER, "CASCADE"),
        sa.UniqueConstraint(
            "workspace_id", "user_id", name="uq_accounts_memberships_workspace_id_user_id"
        ),
    )
    op.create_index("ix_accounts_memberships_user_id", "accounts_memberships", ["user_id"])
    _make_credentials()


def _make_credentials() -> None:
    op.create_table(
        "accounts_sessions",
        _text("id"),
        _text("user_id"),
        _text("token_hash"),
        _text("current_id", nullable=True),
        _text("signed_in_by"),
        _text("address"),
        _text("agent"),
        _moment("created_at"),
        _moment("seen_at"),
        _moment("expires_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_sessions"),
        _of("accounts_sessions", "user_id", _USER, "CASCADE"),
        _of("accounts_sessions", "current_id", _WORKSPACE, "SET NULL"),
        sa.UniqueConstraint("token_hash", name="uq_accounts_sessions_token_hash"),
    )
    op.create_index("ix_accounts_sessions_user_id", "accounts_sessions", ["user_id"])
    op.create_table(
        "accounts_keys",
        _text("id"),
        _text("workspace_id"),
        _text("user_id"),
        _text("name"),
        _text("prefix"),
        _text("key_hash"),
        _text("scopes"),
        _moment("created_at"),
        _moment("used_at", nullable=True),
        _moment("expires_at", nullable=True),
        _moment("revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_keys"),
        _of("accounts_keys", "workspace_id", _WORKSPACE),
        _of("accounts_keys", "user_id", _USER, "CASCADE"),
        sa.UniqueConstraint("key_hash", name="uq_accounts_keys_key_hash"),
    )
    op.create_index("ix_accounts_keys_user_id", "accounts_keys", ["user_id"])


def downgrade() -> None:
    """Drop the four tables."""
    for table in ("accounts_keys", "accounts_sessions", "accounts_memberships", _USER):
        op.drop_table(table)
