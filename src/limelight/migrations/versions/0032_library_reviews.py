"""Assets know where they stand with reviewers."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

_TABLE = "library_assets"
_INDEX = "ix_library_assets_workspace_id_place_review_number"


def upgrade() -> None:
    op.add_column(_TABLE, sa.Column("review", sa.String(), nullable=False, server_default=""))
    op.create_index(_INDEX, _TABLE, ["workspace_id", "place", "review", "number"])


def downgrade() -> None:
    op.drop_index(_INDEX, _TABLE)
    op.drop_column(_TABLE, "review")
