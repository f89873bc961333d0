"""Fingerprints of what the library keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "library_fingerprints",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_library_fingerprints"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_library_fingerprints_workspace_id_accounts_workspaces",
        ),
        sa.UniqueConstraint(
            "workspace_id", "sha256", name="uq_library_fingerprints_workspace_id_sha256"
        ),
    )


def downgrade() -> None:
    op.drop_table("library_fingerprints")
