"""What a production was expected to take, and what its makers cost."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
_TABLE = "production_productions"


def upgrade() -> None:
    op.add_column(_TABLE, sa.Column("quote", sa.JSON(), nullable=True))
    op.add_column(_TABLE, sa.Column("cost_micros", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column(_TABLE, "cost_micros")
    op.drop_column(_TABLE, "quote")
