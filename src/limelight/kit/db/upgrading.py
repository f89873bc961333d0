"""Running the migrations that are missing, with Alembic."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

_POSTGRES_LOCK = 0x4C494D45


def upgrade(engine: sa.Engine, scripts: Path) -> None:
    """Bring the schema to the newest version in one transaction; others wait meanwhile."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(
                sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK}
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
