"""Productions: the timeline that was edited by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("production_productions", sa.Column("timeline", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("production_productions", "timeline")
