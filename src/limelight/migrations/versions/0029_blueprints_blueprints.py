"""Templates of productions."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "blueprints_blueprints",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_blueprints_blueprints"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_blueprints_blueprints_workspace_id_accounts_workspaces",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_blueprints_blueprints_workspace_id_name",
        "blueprints_blueprints",
        ["workspace_id", "name"],
    )


def downgrade() -> None:
    op.drop_table("blueprints_blueprints")
