"""Worker processes."""

import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import psutil
import pytest

from limelight.kit.workers import Workers


async def test_work_runs_in_another_process() -> None:
    workers = Workers(1)
    try:
        assert await workers.run(os.getpid) != os.getpid()
    finally:
        workers.close()


def test_workers_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent("""
        import asyncio, os, time
        from limelight.kit.workers import Workers

        def announce_and_hang():
            print(os.getpid(), flush=True)
            time.sleep(600)

        if __name__ == "__main__":
            asyncio.run(Workers(1).run(announce_and_hang))
        """)
    )
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    psutil.wait_procs([worker], timeout=20)
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE


async def test_a_worker_that_dies_does_not_end_all_work() -> None:
    workers = Workers(1)
    try:
        with pytest.raises(BrokenProcessPool):
            await workers.run(os._exit, 3)
        assert await workers.run(os.getpid) != os.getpid()
    finally:
        workers.close()


async def test_a_worker_calculates_on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    workers = Workers(1)
    try:
        assert await workers.run(os.getenv, "OPENBLAS_NUM_THREADS") == "1"
        assert "OPENBLAS_NUM_THREADS" not in os.environ
    finally:
        workers.close()
