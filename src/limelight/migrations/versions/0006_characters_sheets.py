"""Several personas, looks and tags for each character; location, languages, rating, extensions."""

import unicodedata
import uuid
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_CHARACTERS = "characters_characters"


def upgrade() -> None:
    """Make the tables, move each persona into its own row named "main" and fill what is new."""
    _make_personas()
    _make_looks()
    _make_tags()
    with op.batch_alter_table(_CHARACTERS) as characters:
        for column in _new_columns(nullable=True):
            characters.add_column(column)
    _fill()
    with op.batch_alter_table(_CHARACTERS) as characters:
        characters.drop_column("persona")
        for column in _new_columns(nullable=False):
            characters.alter_column(column.name, existing_type=column.type, nullable=False)
    op.create_index(
        "ix_characters_characters_workspace_id_name_sorted",
        _CHARACTERS,
        ["workspace_id", "name_sorted"],
    )


def downgrade() -> None:
    """Keep the active persona of each character; other personas, looks and tags are lost."""
    op.drop_index("ix_characters_characters_workspace_id_name_sorted", _CHARACTERS)
    with op.batch_alter_table(_CHARACTERS) as characters:
        characters.add_column(sa.Column("persona", sa.JSON()))
        for column in _new_columns(nullable=True):
            characters.drop_column(column.name)
    op.execute(
        "UPDATE characters_characters SET persona = (SELECT persona FROM characters_personas "
        "WHERE character_id = characters_characters.id AND is_active)"
    )
    with op.batch_alter_table(_CHARACTERS) as characters:
        characters.alter_column("persona", existing_type=sa.JSON(), nullable=False)
    for table in ("characters_tags", "characters_looks", "characters_personas"):
        op.drop_table(table)


def _new_columns(*, nullable: bool) -> Iterator[sa.Column[object]]:
    for name in ("name_sorted", "location", "rating", "search_words"):
        yield sa.Column(name, sa.String(), nullable=nullable)
    for name in ("languages", "extensions"):
        yield sa.Column(name, sa.JSON(), nullable=nullable)


def _part_columns(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("character_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint(
            "character_id", "name_folded", name=f"uq_{table}_character_id_name_folded"
        ),
        *_belongs(table),
    )


def _belongs(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["accounts_workspaces.id"],
            name=f"fk_{table}_workspace_id_accounts_workspaces",
        ),
        sa.ForeignKeyConstraint(
            ["character_id"],
            ["characters_characters.id"],
            name=f"fk_{table}_character_id_characters_characters",
            ondelete="CASCADE",
        ),
    )


def _make_personas() -> None:
    table = "characters_personas"
    op.create_table(
        "characters_personas",
        *_part_columns(table),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("persona", sa.JSON(), nullable=False),
    )
    op.create_index("ix_characters_personas_workspace_id", table, ["workspace_id"])
    op.create_index(
        "uq_characters_personas_active",
        table,
        ["character_id"],
        unique=True,
        sqlite_where=sa.text("is_active"),
        postgresql_where=sa.text("is_active"),
    )


def _make_looks() -> None:
    table = "characters_looks"
    op.create_table(
        "characters_looks",
        *_part_columns(table),
        sa.Column("look", sa.JSON(), nullable=False),
    )
    op.create_index("ix_characters_looks_workspace_id", table, ["workspace_id"])


def _make_tags() -> None:
    table = "characters_tags"
    op.create_table(
        "characters_tags",
        sa.Column("character_id", sa.String(), nullable=False),
        sa.Column("tag_folded", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("character_id", "tag_folded", name="pk_characters_tags"),
        *_belongs(table),
    )
    op.create_index(
        "ix_characters_tags_workspace_id_tag_folded", table, ["workspace_id", "tag_folded"]
    )


def _fill() -> None:
    characters = sa.table(
        _CHARACTERS,
        *(sa.column(name, sa.String()) for name in ("id", "workspace_id", "name", "handle", "bio")),
        sa.column("persona", sa.JSON()),
        *_new_columns(nullable=True),
    )
    personas = sa.table(
        "characters_personas",
        *(sa.column(name, sa.String()) for name in ("id", "workspace_id", "character_id")),
        sa.column("position", sa.Integer()),
        *(sa.column(name, sa.String()) for name in ("name", "name_folded")),
        sa.column("is_active", sa.Boolean()),
        sa.column("persona", sa.JSON()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(characters)).mappings().all():
        connection.execute(
            personas.insert().values(
                id=str(uuid.uuid4()),
                workspace_id=row["workspace_id"],
                character_id=row["id"],
                position=0,
                name="main",
                name_folded="main",
                is_active=True,
                persona=row["persona"],
            )
        )
        interests = row["persona"].get("interests", ())
        connection.execute(
            characters.update()
            .where(characters.c.id == row["id"])
            .values(
                name_sorted=_plain(row["name"]),
                location="",
                rating="everyone",
                languages=["en"],
                extensions={},
                search_words=_plain(
                    "\n".join((row["name"], row["handle"], row["bio"], *interests))
                ),
            )
        )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
