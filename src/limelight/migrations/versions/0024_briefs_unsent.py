"""Briefs that were typed and not sent yet."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "briefs_unsent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_briefs_unsent"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_briefs_unsent_workspace_id_accounts_workspaces",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_briefs_unsent_workspace_id_person_id_id",
        "briefs_unsent",
        ["workspace_id", "person_id", "id"],
    )


def downgrade() -> None:
    op.drop_table("briefs_unsent")
