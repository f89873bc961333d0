"""Turning the key of secrets, killed in the middle: all opens at any time, a rerun ends."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa
from tests.make.program import call

from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.sealing.secrets import Secrets, studio_secrets
from limelight.kit.settings import Settings
from limelight.webhooks.models import WebhookRow

_COUNT = 250
# The program, which kills itself with the n-th call of a function.
_DYING = """
import os, signal, sys
from importlib import import_module
where, name, left = sys.argv[1], sys.argv[2], int(sys.argv[3])
module, _, inner = where.partition(":")
owner = import_module(module)
owner = getattr(owner, inner) if inner else owner
real = getattr(owner, name)
def dies(*given, **named):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
setattr(owner, name, dies)
import_module("limelight.entry.cli").main(["keys", "rotate-secrets"])
"""
# Before the new key is kept; after a hundred are moved; inside a transaction; after all are moved.
_POINTS = (
    ("limelight.kit.sealing.secrets", "write_whole", 1),
    ("limelight.kit.sealing.secrets:Secrets", "rewrap", 150),
    ("limelight.kit.sealing.resealing", "update", 150),
    ("limelight.accounts.cli.keys", "record", 1),
)


def test_killed_at_any_point_nothing_is_unreadable_and_a_rerun_ends(tmp_path: Path) -> None:
    data = tmp_path / "data"
    asyncio.run(_seed(data))
    moved = []
    for where, name, at in _POINTS:
        dying = subprocess.run(
            [sys.executable, "-c", _DYING, where, name, str(at)],
            env={"LIMELIGHT_DATA": str(data), "PATH": ""}, check=False, capture_output=True,
        )  # fmt: skip
        assert dying.returncode == -signal.SIGKILL, dying.stderr.decode()
        moved.append(_opened(data))
    assert moved == [_COUNT, 100, 200, _COUNT]
    done = call("keys", "rotate-secrets", data=data)
    assert (done.code, done.out.splitlines()[0]) == (0, "Secrets sealed with the new key: 250.")
    assert call("keys", "rotate-secrets", "--forget-old", data=data).code == 0
    assert len((data / "secret.key").read_text().split()) == 1
    assert _opened(data) == _COUNT


def test_a_key_that_was_never_written_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret.key").touch()
    assert studio_secrets(tmp_path).open(studio_secrets(tmp_path).seal("told")) == "told"


def _opened(data: Path) -> int:
    """Open every secret; how many the first key opens."""
    kept = studio_secrets(data)
    engine = sa.create_engine(f"sqlite:///{data / 'limelight.db'}")
    with engine.connect() as db:
        sealed = db.scalars(sa.select(WebhookRow.secret).order_by(WebhookRow.id)).all()
    engine.dispose()
    assert [kept.open(one) for one in sealed] == [f"secret {n:03}" for n in range(_COUNT)]
    return sum(kept.is_current(one) for one in sealed)


async def _seed(data: Path) -> None:
    async with opened(Settings(data=data, workers=1)) as wired, wired[Sessions].begin() as db:
        now = utc_now()
        db.add_all(
            WebhookRow(
                id=f"{n:03}", workspace_id=wired[Workspace].id, url="https://example.com", types=[],
                description="", is_active=False, secret=wired[Secrets].seal(f"secret {n:03}"),
                heard=0, created_at=now, updated_at=now,
            )
            for n in range(_COUNT)
        )  # fmt: skip
