"""Productions, their steps and the pictures of their scenes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _of_production(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["production_id"],
        ["production_productions.id"],
        name=f"fk_{table}_production_id_production_productions",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "production_productions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("character_id", sa.String(), nullable=False),
        sa.Column("character", sa.JSON(), nullable=False),
        sa.Column("brief", sa.JSON(), nullable=False),
        sa.Column("given_script", sa.JSON(), nullable=True),
        sa.Column("script", sa.JSON(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_production_productions"),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name="fk_production_productions_workspace_id_accounts_workspaces",
        ),
    )
    op.create_index(
        "ix_production_productions_workspace_id", "production_productions", ["workspace_id"]
    )
    op.create_table(
        "production_steps",
        sa.Column("production_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("progress", sa.Float(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("production_id", "name", name="pk_production_steps"),
        _of_production("production_steps"),
    )
    op.create_table(
        "production_pictures",
        sa.Column("production_id", sa.String(), nullable=False),
        sa.Column("scene", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("production_id", "scene", name="pk_production_pictures"),
        _of_production("production_pictures"),
    )


def downgrade() -> None:
    op.drop_table("production_pictures")
    op.drop_table("production_steps")
    op.drop_table("production_productions")
