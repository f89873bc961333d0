"""Killed at any moment, a production goes on where it stopped."""

import os
import random
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import sqlalchemy as sa
from sqlalchemy.engine import URL
from tests.make.program import PROGRAM

from limelight.kit.db.sessions import sync_url
from limelight.kit.files import sha256_of

KILLS = 10  # on each of two databases
LONGEST_RUN_SECONDS = 5.0
BRIEF = "Two quick tips for better coffee"


class Killed:
    """A production that is started, killed and resumed."""

    def __init__(self, folder: Path, url: URL) -> None:
        self.folder, self.url = folder, url
        self.environment = {
            **os.environ,
            "LIMELIGHT_DATA": str(folder / "data"),
            "LIMELIGHT_DATABASE_URL": url.render_as_string(hide_password=False),
        }
        self.id, self.seed = "", 0

    def start(self) -> "subprocess.Popen[str]":
        """The program, working; returns once it says on which production."""
        new = [BRIEF, "--seconds", "5", "--format", "1:1", "--seed", str(self.seed)]
        order = ["--resume", self.id] if self.id else new
        process = subprocess.Popen(
            [PROGRAM, "make", *order, "--out", str(self.folder / "out")],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        first = process.stderr.readline()
        assert first.startswith("Production "), first + process.stderr.read()
        self.id = first.split()[1]
        return process

    def order_another(self) -> None:
        """The next start begins a new production."""
        self.id, self.seed = "", self.seed + 1

    def query(self, text: str) -> list[Any]:
        """Rows of the studio's database."""
        engine = sa.create_engine(sync_url(self.url), poolclass=sa.NullPool)
        with engine.connect() as connection:
            return list(connection.execute(sa.text(text)))

    def made(self) -> dict[str, Any]:
        """The calls of makers that ended, and when."""
        rows = self.query("SELECT id, ended_at FROM generation_calls WHERE state = 'done'")
        return {str(row[0]): row[1] for row in rows}


def _family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def _gone(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=30)
    return all(process.status() == psutil.STATUS_ZOMBIE for process in alive)


def _stored(folder: Path) -> Iterator[Path]:
    for path in (folder / "data" / "files").rglob("*"):
        if path.is_file() and not path.name.startswith(".part-"):
            yield path


def test_productions_survive_every_kill(tmp_path: Path, database_url: URL) -> None:
    chance = random.Random(20)
    killed = Killed(tmp_path, database_url)
    finished: dict[str, Any] = {}
    for _ in range(KILLS):
        process = killed.start()
        if _ends_within(process, chance.uniform(0.0, LONGEST_RUN_SECONDS)):
            killed.order_another()
            continue
        family = _family(psutil.Process(process.pid))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert _gone(family), "something outlived its parent"
        for path in _stored(tmp_path):
            assert path.name.split(".")[0] == sha256_of(path), "a file is half-written"
        now = killed.made()
        assert finished.items() <= now.items(), "a finished call was made again"
        finished = now
    last = killed.start()
    said, complaints = last.communicate(timeout=600)
    assert last.returncode == 0, complaints
    assert said.strip().endswith(".mp4")
    assert finished.items() <= killed.made().items()
    states = killed.query("SELECT state FROM production_productions")
    assert {row[0] for row in states} == {"done"}


def _ends_within(process: "subprocess.Popen[str]", seconds: float) -> bool:
    try:
        _, complaints = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    assert process.returncode == 0, complaints
    return True
