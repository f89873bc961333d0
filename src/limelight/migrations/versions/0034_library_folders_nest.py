"""Folders lie in folders: names are single beside each other, no longer in the whole workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

_TABLE = "library_folders"
_NAMES = "uq_library_folders_workspace_id_name_folded"
_PARENT = "fk_library_folders_parent_id_library_folders"
_OUTERMOST, _INNER = "uq_library_folders_outermost", "uq_library_folders_inner"


def upgrade() -> None:
    with op.batch_alter_table(_TABLE) as folders:
        folders.drop_constraint(_NAMES, type_="unique")
        folders.add_column(sa.Column("parent_id", sa.String()))
        folders.create_foreign_key(_PARENT, _TABLE, ["parent_id"], ["id"])
    outermost = sa.text("parent_id IS NULL")
    op.create_index(
        _OUTERMOST, _TABLE, ["workspace_id", "name_folded"], unique=True,
        sqlite_where=outermost, postgresql_where=outermost,
    )  # fmt: skip
    op.create_index(_INNER, _TABLE, ["parent_id", "name_folded"], unique=True)


def downgrade() -> None:
    """Folders that lay in others lie beside them; a name that is there twice is compared by id."""
    op.drop_index(_INNER, _TABLE)
    op.drop_index(_OUTERMOST, _TABLE)
    op.execute(
        "UPDATE library_folders SET name_folded = id WHERE parent_id IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM library_folders AS other WHERE other.id <> library_folders.id AND "
        "other.workspace_id = library_folders.workspace_id AND "
        "other.name_folded = library_folders.name_folded)"
    )
    with op.batch_alter_table(_TABLE) as folders:
        folders.drop_constraint(_PARENT, type_="foreignkey")
        folders.drop_column("parent_id")
        folders.create_unique_constraint(_NAMES, ["workspace_id", "name_folded"])
