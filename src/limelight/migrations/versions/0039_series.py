"""Series of productions and their episodes."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.create_table(
        "series_series",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("hook", sa.String(), nullable=False),
        sa.Column("outro", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_series_series"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_series_series_workspace_id_accounts_workspaces",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_series_series_workspace_id_name", "series_series", ["workspace_id", "name"])
    op.create_table(
        "series_episodes",
        sa.Column("series_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("production_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("series_id", "number", name="pk_series_episodes"),
        sa.UniqueConstraint("production_id", name="uq_series_episodes_production_id"),
        sa.ForeignKeyConstraint(
            ["series_id"],
            ["series_series.id"],
            name="fk_series_episodes_series_id_series_series",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["production_id"],
            ["production_productions.id"],
            name="fk_series_episodes_production_id_production_productions",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("series_episodes")
    op.drop_table("series_series")
