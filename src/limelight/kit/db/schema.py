"""Bringing the schema up to date, once, whoever starts first."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import URL, make_url

from limelight.kit.db.sessions import sync_url
from limelight.kit.locks import file_lock

_PG_MIGRATION_LOCK = 0x4C494D45


def _head(scripts: Path) -> str:
    return max(path.name.split("_")[0] for path in (scripts / "versions").glob("[0-9]*.py"))


def _current(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(engine: sa.Engine, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(
                sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_MIGRATION_LOCK}
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def migrate(url: URL | str, scripts: Path) -> None:
    """Run the migrations in `scripts` that are missing. Safe to call from several processes at
    once; does nothing when the schema is up to date.
    """
    parsed = make_url(url)
    engine = sa.create_engine(sync_url(parsed), poolclass=sa.NullPool)
    try:
        if _current(engine) == _head(scripts):
            return
        if parsed.get_backend_name() == "sqlite":
            database = Path(parsed.database or "")
            with file_lock(database.with_suffix(".migrate.lock")):
                _upgrade(engine, scripts)
        else:
            _upgrade(engine, scripts)
    finally:
        engine.dispose()
