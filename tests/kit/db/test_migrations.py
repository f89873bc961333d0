"""The schema that migrations make is the one the code expects, on both databases."""

import importlib
import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL

import limelight
from limelight.kit.db.schema import migrate
from limelight.kit.db.sessions import sqlite_url, sync_url
from limelight.kit.db.tables import Table
from limelight.kit.ids import new_id

MIGRATIONS = Path(limelight.__path__[0]) / "migrations"


def _load_every_table() -> None:
    root = Path(limelight.__path__[0])
    for path in root.rglob("models.py"):
        importlib.import_module(".".join(("limelight", *path.relative_to(root).parts))[:-3])


def test_migrations_follow_each_other() -> None:
    scripts = Config()
    scripts.set_main_option("script_location", str(MIGRATIONS))
    steps = list(ScriptDirectory.from_config(scripts).walk_revisions())
    numbers = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("0*.py"))
    assert [step.revision for step in reversed(steps)] == numbers


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, database_url: URL, tmp_path: Path) -> Iterator[URL]:
    """A database of the same kind without any table."""
    if database_url.get_backend_name() == "sqlite":
        yield sqlite_url(tmp_path / "empty.db")
        return
    server: URL = request.getfixturevalue("postgres_server")
    name = f"empty_{new_id().replace('-', '')}"
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
        yield server.set(database=name)
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _holds_something_else(
    _context: Any, _found: Any, _wanted: Any, found_type: Any, wanted_type: Any
) -> bool:
    # Databases call the same thing by several names (FLOAT, DOUBLE), so what comes out is compared.
    wanted = getattr(wanted_type, "impl_instance", wanted_type)
    return bool(found_type.python_type != wanted.python_type)


def _is_described(
    _object: Any, name: str | None, _kind: str, _is_reflected: bool, _other: Any
) -> bool:
    """Full-text search is made of what each kind of database has for it, not of tables of ours."""
    return not (name or "").startswith(("library_search", "library_numbers"))


def _differences(url: URL) -> list[Any]:
    engine = sa.create_engine(sync_url(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": _holds_something_else, "include_object": _is_described},
        )
        return list(compare_metadata(context, Table.metadata))


def test_the_migrated_schema_is_the_one_the_tables_describe(empty_url: URL) -> None:
    _load_every_table()
    migrate(empty_url, MIGRATIONS)
    assert _differences(empty_url) == []


def test_migrating_again_changes_nothing(empty_url: URL) -> None:
    migrate(empty_url, MIGRATIONS)
    migrate(empty_url, MIGRATIONS)
    assert _version(empty_url) == _newest()


def test_processes_that_start_together_migrate_once(empty_url: URL) -> None:
    spawn = multiprocessing.get_context("spawn")
    url = empty_url.render_as_string(hide_password=False)
    starters = [spawn.Process(target=migrate, args=(url, MIGRATIONS)) for _ in range(2)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join(60)
    assert [starter.exitcode for starter in starters] == [0, 0]
    assert _version(empty_url) == _newest()


def test_a_migration_that_stops_half_way_leaves_nothing_behind(
    empty_url: URL, tmp_path: Path
) -> None:
    broken = tmp_path / "scripts"
    (broken / "versions").mkdir(parents=True)
    (broken / "env.py").write_text((MIGRATIONS / "env.py").read_text())
    body = (
        "import sqlalchemy as sa\nfrom alembic import op\nrevision = '0001'\ndown_revision = None\n"
        "def upgrade():\n    op.create_table('half', sa.Column('id', sa.Integer))\n{ending}\n"
    )
    script = broken / "versions" / "0001_half.py"
    script.write_text(body.format(ending="    raise RuntimeError('power cut')"))
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(empty_url, broken)
    script.write_text(
        body.format(ending="    op.create_table('rest', sa.Column('id', sa.Integer))")
    )
    migrate(empty_url, broken)
    assert _version(empty_url) == "0001"


@pytest.mark.parametrize(
    "script", sorted((MIGRATIONS / "versions").glob("0*.py")), ids=lambda path: path.stem
)
def test_a_migration_touches_only_the_tables_of_its_folder(script: Path) -> None:
    folder = script.stem.split("_")[1]
    source = script.read_text(encoding="utf-8")
    made = [part.split('"')[1] for part in source.split("create_table(")[1:]]
    assert made or f'_TABLE = "{folder}_' in source
    assert all(name.startswith(f"{folder}_") for name in made)
    assert f'revision = "{script.stem[:4]}"' in source


def _newest() -> str:
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("0*.py"))


def _version(url: URL) -> str:
    engine = sa.create_engine(sync_url(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        found: str = connection.execute(
            sa.text("SELECT version_num FROM alembic_version")
        ).scalar_one()
    return found
