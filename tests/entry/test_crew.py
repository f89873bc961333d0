"""Several processes that serve one studio: who dies is started again, and all show the same."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest

from limelight.accounts.people.creating import create_owner
from limelight.accounts.schemas import Workspace
from limelight.accounts.sessions.keys import create_key
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")

NONE = "-"
_PAIR = """
import os, signal, sys
from limelight.entry.crew import Crew
def work(place, ready):
    print(place, os.getpid(), flush=True)
    if sys.argv[1:] == ["fails"]:
        raise SystemExit(2)
    if ready: ready()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.pause()
sys.exit(Crew(2, work).run())
"""


@contextmanager
def _running(*arguments: str, **env: str) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, env={**os.environ, **env}
    )
    try:
        yield program
    finally:
        program.terminate()
        program.communicate(timeout=60)


def _said(program: subprocess.Popen[str], pattern: str) -> str:
    assert program.stdout is not None
    for line in program.stdout:
        found = re.search(pattern, line)
        if found:
            return found[1]
    raise AssertionError(f"it never said {pattern}")


def test_who_dies_is_started_again_and_all_end_together() -> None:
    with _running(sys.executable, "-c", _PAIR) as program:
        first, second = (int(_said(program, rf"^{place} (\d+)")) for place in (0, 1))
        os.kill(second, signal.SIGKILL)
        again = int(_said(program, r"^1 (\d+)"))
        assert again not in (first, second)
        program.send_signal(signal.SIGTERM)
        assert program.wait(60) == 0
        assert not any(map(psutil.pid_exists, (first, second, again)))


def test_what_keeps_the_first_from_starting_ends_the_program() -> None:
    with _running(sys.executable, "-c", _PAIR, "fails") as program:
        assert program.wait(60) == 2


async def _key(data: Path) -> str:
    async with opened(Settings(data=data)) as wired, wired[Sessions].begin() as db:
        owner = await create_owner(db, email="a@example.com", name="A", password_hash=NONE)
        return (await create_key(db, wired[Workspace].id, owner.id, name="all"))[1]


class _Both:
    """A connection to each of the two processes that serve: the kernel deals them out."""

    def __init__(self, url: str, key: str, program: int) -> None:
        self._url, self._key, self._program = url, key, psutil.Process(program)
        self._made: list[httpx2.Client] = []

    def __enter__(self) -> "_Both":
        found: dict[int, httpx2.Client] = {}
        while len(found) < 2:
            client = httpx2.Client(
                base_url=f"{self._url}/api/v1",
                headers={"Authorization": f"Bearer {self._key}"},
                timeout=120,
            )
            self._made.append(client)
            found.setdefault(self._who_answers(client), client)
        self.first, self.second = (found[pid] for pid in sorted(found))
        return self

    def __exit__(self, *_: object) -> None:
        for client in self._made:
            client.close()

    def _who_answers(self, client: httpx2.Client) -> int:
        answer = client.get("/characters").raise_for_status()
        own = answer.extensions["network_stream"].get_extra_info("client_addr")[1]
        for child in self._program.children():
            if any(one.raddr[1:] == (own,) for one in child.net_connections("tcp")):
                return child.pid
        raise AssertionError("no process has that connection")


def test_two_processes_show_the_same_and_the_first_does_the_work(tmp_path: Path) -> None:
    data = tmp_path / "data"
    key = asyncio.run(_key(data))
    studio = Path(sys.executable).with_name("limelight")
    command = (str(studio), "studio", "--port", "0", "--processes", "2")
    with _running(*command, LIMELIGHT_DATA=str(data)) as program:
        url = _said(program, r"(http://\S+:\d+)")
        with _Both(url, key, program.pid) as both, _Both(url, key, program.pid) as listening:
            stream = listening.second.send(
                listening.second.build_request("GET", "/events"), stream=True
            )
            lines = stream.iter_lines()
            assert next(lines) == ": here"
            made = [
                _made(api, "/characters", {"name": name})
                for api, name in ((both.first, "Ada"), (both.second, "Bo"), (both.first, "Cy"))
            ]
            for api in (both.first, both.second):
                found = api.get("/characters").json()["items"]
                assert {one["id"] for one in found} == {one["id"] for one in made}
            events = _events(lines, 3)
            stream.close()
            assert [one["id"] for one in events] == [1, 2, 3]
            assert [one["subject"] for one in events] == [one["id"] for one in made]
            asked = _made(both.second, "/workspace/archives", {})["id"]
            states = [both.first.get(f"/workspace/archives/{asked}").json()["state"]]
            while states[-1] in ("waiting", "working"):
                states.append(both.first.get(f"/workspace/archives/{asked}").json()["state"])
            assert states[-1] == "done"
            assert both.second.get(f"/workspace/archives/{asked}").json()["state"] == "done"


def _made(api: httpx2.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = api.post(path, json=body).raise_for_status().json()
    return made


def _events(lines: Iterator[str], count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while len(found) < count:
        line = next(lines)
        if line.startswith("data: "):
            found.append(json.loads(line.removeprefix("data: ")))
    return found
