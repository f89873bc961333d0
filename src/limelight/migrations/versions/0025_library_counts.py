"""The library's filters are counted, and its filtered lists read, by an index."""

from alembic import op

revision = "0025"
down_revision = "0024"

_TABLE = "library_assets"
_COUNTED = ("kind", "maker", "character")


def upgrade() -> None:
    for column in _COUNTED:
        op.create_index(
            f"ix_library_assets_workspace_id_place_{column}_number",
            _TABLE,
            ["workspace_id", "place", column, "number"],
        )
    # Else SQLite reads all tags of a workspace for those of one asset.
    op.create_index(
        "ix_library_tags_workspace_id_asset_id", "library_tags", ["workspace_id", "asset_id"]
    )
    op.create_index("ix_library_assets_folder_id_place", _TABLE, ["folder_id", "place"])
    op.drop_index("ix_library_assets_folder_id", _TABLE)


def downgrade() -> None:
    op.create_index("ix_library_assets_folder_id", _TABLE, ["folder_id"])
    op.drop_index("ix_library_assets_folder_id_place", _TABLE)
    op.drop_index("ix_library_tags_workspace_id_asset_id", "library_tags")
    for column in _COUNTED:
        op.drop_index(f"ix_library_assets_workspace_id_place_{column}_number", _TABLE)
