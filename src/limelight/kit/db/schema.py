"""Bringing the schema up to date, once, whoever starts first."""

import importlib
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from limelight.kit.db.sessions import sync_url
from limelight.kit.locks import file_lock


def _head(scripts: Path) -> str:
    return max(path.name.split("_")[0] for path in (scripts / "versions").glob("[0-9]*.py"))


def _current(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(engine: sa.Engine, scripts: Path) -> None:
    # Alembic takes half a second to load and is only needed when something is missing.
    upgrading: Any = importlib.import_module("limelight.kit.db.upgrading")
    upgrading.upgrade(engine, scripts)


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
