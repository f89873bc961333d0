"""Scripts being edited, and the finished makes of a production."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("production_productions", sa.Column("drawings", sa.JSON(), nullable=True))
    op.create_table(
        "production_versions",
        sa.Column("production_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("script", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("production_id", "number", name="pk_production_versions"),
        _of("production_versions", "production_productions", "id"),
    )
    op.create_table(
        "production_drafts",
        sa.Column("production_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("production_id", name="pk_production_drafts"),
        _of("production_drafts", "production_productions", "id"),
    )
    op.create_table(
        "production_draft_states",
        sa.Column("production_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("production_id", "position", name="pk_production_draft_states"),
        _of("production_draft_states", "production_drafts", "production_id"),
    )


def downgrade() -> None:
    op.drop_table("production_draft_states")
    op.drop_table("production_drafts")
    op.drop_table("production_versions")
    op.drop_column("production_productions", "drawings")


def _of(table: str, other: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["production_id"],
        [f"{other}.{column}"],
        name=f"fk_{table}_production_id_{other}",
        ondelete="CASCADE",
    )
