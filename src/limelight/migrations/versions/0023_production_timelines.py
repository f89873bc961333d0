"""Productions: the timeline that was edited by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

_TABLE = "production_productions"


def upgrade() -> None:
    op.add_column(_TABLE, sa.Column("timeline", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column(_TABLE, "timeline")
