"""Ways in, proofs that somebody reads an address, and the log of what was done."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _of(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "accounts_invitations",
        _text("id"),
        _text("workspace_id", nullable=True),
        _text("invited_by", nullable=True),
        _text("email", nullable=True),
        _text("role"),
        _text("token_hash"),
        _moment("created_at"),
        _moment("expires_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_invitations"),
        _of("accounts_invitations", "workspace_id", "accounts_workspaces"),
        _of("accounts_invitations", "invited_by", "accounts_users", "CASCADE"),
        sa.UniqueConstraint("token_hash", name="uq_accounts_invitations_token_hash"),
    )
    op.create_table(
        "accounts_proofs",
        _text("id"),
        _text("user_id"),
        _text("purpose"),
        _text("email"),
        _text("token_hash"),
        _moment("created_at"),
        _moment("expires_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts_proofs"),
        _of("accounts_proofs", "user_id", "accounts_users", "CASCADE"),
        sa.UniqueConstraint("token_hash", name="uq_accounts_proofs_token_hash"),
    )
    op.create_index("ix_accounts_proofs_user_id", "accounts_proofs", ["user_id"])
    op.create_table(
        "accounts_entries",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _moment("at"),
        _text("concerns_id", nullable=True),
        _text("person_id", nullable=True),
        _text("act"),
        _text("subject"),
        sa.Column("facts", sa.JSON(), nullable=False),
        _text("previous_hash"),
        _text("hash"),
        sa.PrimaryKeyConstraint("number", name="pk_accounts_entries"),
    )
    op.create_index("ix_accounts_entries_concerns_id", "accounts_entries", ["concerns_id"])
    op.create_index("ix_accounts_entries_person_id", "accounts_entries", ["person_id"])


def downgrade() -> None:
    """Drop the three tables."""
    for table in ("accounts_entries", "accounts_proofs", "accounts_invitations"):
        op.drop_table(table)
