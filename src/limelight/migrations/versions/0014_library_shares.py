"""Links that show assets of the library to people outside."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "library_shares",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("id", "workspace_id", "secret_hash", "title", "made_by")
        ),
        sa.Column("password_hash", sa.String()),
        sa.Column("asset_ids", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.Column("seen_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_library_shares"),
        sa.UniqueConstraint("secret_hash", name="uq_library_shares_secret_hash"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_library_shares_workspace_id_accounts_workspaces",
        ),
    )
    op.create_index("ix_library_shares_workspace_id", "library_shares", ["workspace_id"])


def downgrade() -> None:
    op.drop_table("library_shares")
