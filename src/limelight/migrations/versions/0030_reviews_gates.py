"""Assets know where they stand with reviewers; policies say where nothing unapproved goes."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

_INDEX = "ix_library_assets_workspace_id_place_review_number"


def upgrade() -> None:
    op.add_column(
        "library_assets", sa.Column("review", sa.String(), nullable=False, server_default="")
    )
    op.create_index(_INDEX, "library_assets", ["workspace_id", "place", "review", "number"])
    for column in ("gates_shares", "gates_clients"):
        op.add_column(
            "reviews_policies",
            sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()),
        )


def downgrade() -> None:
    for column in ("gates_shares", "gates_clients"):
        op.drop_column("reviews_policies", column)
    op.drop_index(_INDEX, "library_assets")
    op.drop_column("library_assets", "review")
