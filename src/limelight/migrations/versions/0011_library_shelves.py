"""The library as people use it: places, titles, stars, tags, folders, full-text search.

The triggers on `library_assets` are lost when a later migration copies that table (batch mode on
SQLite): add columns with `op.add_column`, or call `_make_search` again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ASSETS = "library_assets"
_INDEXES = (
    ("workspace_id", "place", "number"),
    ("workspace_id", "place", "title_sorted", "number"),
    ("workspace_id", "place", "stars", "number"),
    ("workspace_id", "place", "size_bytes", "number"),
    ("workspace_id", "lineage_id"),
    ("folder_id",),
)
_TEXTS = (
    "place", "kind", "maker", "made_as", "character", "title", "title_sorted", "says",
    "search_title", "search_words", "rating", "lineage_id",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables; what is kept already is described at the next start of the studio."""
    _make_folders()
    with op.batch_alter_table(_ASSETS) as assets:
        assets.add_column(sa.Column("number", sa.Integer()))
        for name in _TEXTS:
            default = "new" if name == "place" else "everyone" if name == "rating" else ""
            assets.add_column(sa.Column(name, sa.String(), nullable=False, server_default=default))
        for name in ("width_px", "height_px"):
            assets.add_column(sa.Column(name, sa.Integer()))
        assets.add_column(sa.Column("seconds", sa.Float()))
        assets.add_column(sa.Column("stars", sa.Integer(), nullable=False, server_default="0"))
        assets.add_column(
            sa.Column("is_favourite", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        assets.add_column(sa.Column("folder_id", sa.String()))
        assets.create_foreign_key(
            "fk_library_assets_folder_id_library_folders", "library_folders", ["folder_id"], ["id"]
        )
        assets.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        assets.add_column(sa.Column("updated_at", sa.DateTime(timezone=True)))
        assets.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True)))
    _number_what_is_there()
    with op.batch_alter_table(_ASSETS) as assets:
        assets.alter_column("updated_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    for columns in _INDEXES:
        op.create_index(f"ix_library_assets_{'_'.join(columns)}", _ASSETS, list(columns))
    op.create_index("uq_library_assets_number", _ASSETS, ["number"], unique=True)
    _make_parts()
    _make_search()


def downgrade() -> None:
    """Tags, folders, stars and everything else people said about assets are lost."""
    _drop_search()
    for table in ("changes", "rights", "tags", "meanings", "parents"):
        op.drop_table(f"library_{table}")
    op.drop_index("uq_library_assets_number", _ASSETS)
    for columns in _INDEXES:
        op.drop_index(f"ix_library_assets_{'_'.join(columns)}", _ASSETS)
    with op.batch_alter_table(_ASSETS) as assets:
        assets.drop_constraint("fk_library_assets_folder_id_library_folders", type_="foreignkey")
        for name in (
            "number", *_TEXTS, "width_px", "height_px", "seconds", "stars", "is_favourite",
            "folder_id", "version", "updated_at", "deleted_at",
        ):  # fmt: skip
            assets.drop_column(name)
    op.drop_table("library_folders")


def _make_folders() -> None:
    op.create_table(
        "library_folders",
        *_of_workspace("library_folders"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint(
            "workspace_id", "name_folded", name="uq_library_folders_workspace_id_name_folded"
        ),
    )


def _number_what_is_there() -> None:
    op.execute(
        "UPDATE library_assets SET updated_at = created_at, lineage_id = id, number = (SELECT "
        "count(*) FROM library_assets AS other WHERE other.id <= library_assets.id)"
    )


def _make_parts() -> None:
    op.create_table(
        "library_parents",
        *_of_workspace("library_parents"),
        sa.Column("recipe_hash", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.UniqueConstraint(
            "workspace_id", "recipe_hash", "sha256",
            name="uq_library_parents_workspace_id_recipe_hash_sha256",
        ),
    )  # fmt: skip
    op.create_table(
        "library_meanings",
        *_of_workspace("library_meanings", sa.Integer()),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint(
            "workspace_id", "number", name="uq_library_meanings_workspace_id_number"
        ),
    )
    op.create_table(
        "library_tags",
        *_of_workspace("library_tags"),
        _asset_column(),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("tag_folded", sa.String(), nullable=False),
        _asset_key("library_tags"),
        sa.UniqueConstraint("asset_id", "tag_folded", name="uq_library_tags_asset_id_tag_folded"),
    )
    op.create_table(
        "library_rights",
        _asset_column(),
        sa.Column("workspace_id", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("basis", "holder", "note", "declared_by")
        ),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("asset_id", name="pk_library_rights"),
        _asset_key("library_rights"),
        _workspace_key("library_rights"),
    )
    op.create_table(
        "library_changes",
        *_of_workspace("library_changes"),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
    )
    for table, columns in (
        ("library_parents", ["workspace_id", "sha256"]),
        ("library_meanings", ["workspace_id", "words"]),
        ("library_tags", ["workspace_id", "tag_folded", "asset_id"]),
        ("library_rights", ["workspace_id"]),
        ("library_changes", ["workspace_id"]),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _of_workspace(table: str, kind: sa.Integer | None = None) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", kind or sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _workspace_key(table),
    )


def _workspace_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"],
        ["accounts_workspaces.id"],
        name=f"fk_{table}_workspace_id_accounts_workspaces",
    )


def _asset_column() -> sa.Column[str]:
    return sa.Column("asset_id", sa.String(), nullable=False)


def _asset_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["asset_id"],
        ["library_assets.id"],
        name=f"fk_{table}_asset_id_library_assets",
        ondelete="CASCADE",
    )


_SQLITE = (
    "CREATE TABLE library_numbers (last INTEGER NOT NULL)",
    "INSERT INTO library_numbers SELECT coalesce(max(number), 0) FROM library_assets",
    "CREATE VIRTUAL TABLE library_search USING fts5(search_title, search_words, "
    "content='library_assets', content_rowid='number', prefix='2 3')",
    "INSERT INTO library_search(library_search) VALUES ('rebuild')",
    "CREATE TRIGGER library_assets_added AFTER INSERT ON library_assets BEGIN "
    "UPDATE library_numbers SET last = last + 1; "
    "UPDATE library_assets SET number = (SELECT last FROM library_numbers) WHERE id = new.id; "
    "INSERT INTO library_search(rowid, search_title, search_words) "
    "SELECT last, new.search_title, new.search_words FROM library_numbers; END",
    "CREATE TRIGGER library_assets_changed AFTER UPDATE OF search_title, search_words "
    "ON library_assets BEGIN "
    "INSERT INTO library_search(library_search, rowid, search_title, search_words) "
    "VALUES ('delete', old.number, old.search_title, old.search_words); "
    "INSERT INTO library_search(rowid, search_title, search_words) "
    "VALUES (new.number, new.search_title, new.search_words); END",
    "CREATE TRIGGER library_assets_removed AFTER DELETE ON library_assets BEGIN "
    "INSERT INTO library_search(library_search, rowid, search_title, search_words) "
    "VALUES ('delete', old.number, old.search_title, old.search_words); END",
)
_POSTGRES = (
    "CREATE SEQUENCE library_numbers OWNED BY library_assets.number",
    "SELECT setval('library_numbers', (SELECT count(*) + 1 FROM library_assets), false)",
    "ALTER TABLE library_assets ALTER number SET DEFAULT nextval('library_numbers')",
    "ALTER TABLE library_assets ADD library_search tsvector GENERATED ALWAYS AS "
    "(setweight(to_tsvector('simple', search_title), 'A') || "
    "to_tsvector('simple', search_words)) STORED",
    "CREATE INDEX library_search ON library_assets USING gin (library_search)",
)


def _make_search() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if is_sqlite else _POSTGRES:
        op.execute(statement)


def _drop_search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("added", "changed", "removed"):
            op.execute(f"DROP TRIGGER library_assets_{name}")
        op.execute("DROP TABLE library_search")
        op.execute("DROP TABLE library_numbers")
        return
    op.execute("DROP INDEX library_search")
    op.execute("ALTER TABLE library_assets DROP COLUMN library_search")
    op.execute("ALTER TABLE library_assets ALTER number DROP DEFAULT")
    op.execute("DROP SEQUENCE library_numbers")
