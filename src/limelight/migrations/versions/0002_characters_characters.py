"""The characters of a workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of characters."""
    op.create_table(
        "characters_characters",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("bio", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("persona", sa.JSON(), nullable=False),
        sa.Column("appearance", sa.JSON(), nullable=False),
        sa.Column("voice", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_characters_characters"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_characters_characters_workspace_id_accounts_workspaces",
        ),
        sa.UniqueConstraint(
            "workspace_id", "handle", name="uq_characters_characters_workspace_id_handle"
        ),
    )
    op.create_index(
        "ix_characters_characters_workspace_id_name_folded",
        "characters_characters",
        ["workspace_id", "name_folded"],
    )


def downgrade() -> None:
    """Drop the table of characters."""
    op.drop_table("characters_characters")
