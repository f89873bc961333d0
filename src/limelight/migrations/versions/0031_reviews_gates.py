"""Policies say where nothing unapproved goes."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

_TABLE = "reviews_policies"
_COLUMNS = ("gates_shares", "gates_clients")


def upgrade() -> None:
    for column in _COLUMNS:
        op.add_column(
            _TABLE, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    for column in _COLUMNS:
        op.drop_column(_TABLE, column)
