"""Lists of productions go by an index, however many there are and whatever filters them."""

from alembic import op

revision = "0016"
down_revision = "0015"

_TABLE = "production_productions"
_LISTS = (
    ("workspace_id", "id"),
    ("workspace_id", "state", "id"),
    ("workspace_id", "character_id", "id"),
)


def upgrade() -> None:
    for columns in _LISTS:
        op.create_index(f"ix_{_TABLE}_{'_'.join(columns)}", "production_productions", list(columns))
    op.drop_index("ix_production_productions_workspace_id", _TABLE)


def downgrade() -> None:
    op.create_index("ix_production_productions_workspace_id", _TABLE, ["workspace_id"])
    for columns in _LISTS:
        op.drop_index(f"ix_{_TABLE}_{'_'.join(columns)}", _TABLE)
