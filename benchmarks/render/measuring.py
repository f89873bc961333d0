"""What a command costs: wall and CPU seconds, and the most memory its processes held together."""

import contextlib
import os
import re
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

_LOOK_SECONDS = 0.1


class Spent(NamedTuple):
    """Wall and CPU seconds of a whole process tree, and its peak memory."""

    wall: float
    cpu: float
    peak_mb: float


def measured(command: list[str]) -> Spent:
    """Run a command to its end; raises SystemExit with its words when it fails."""
    before = os.times()
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    peak, complaints = 0.0, ""
    while True:
        try:
            _, complaints = process.communicate(timeout=_LOOK_SECONDS)
            break
        except subprocess.TimeoutExpired:
            peak = max(peak, tree_mb(process.pid))
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{command[0]} failed: {complaints[-2000:]}")
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Spent(wall, cpu, peak)


def tree_mb(root: int) -> float:
    """Memory of a process and all that descend from it: pages that several share count once where
    the system tells (Linux), else as often as they are shared.
    """
    return sum(_share_kb(pid, rss) for pid, rss in _family(root)) / 1024


def tree_cpu(root: int) -> float:
    """CPU seconds so far of a process, all that descend from it, and those of them that ended
    (Linux).
    """
    ticks = 0
    for pid, _ in _family(root):
        with contextlib.suppress(OSError):
            facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(fact) for fact in facts[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(root: int) -> list[tuple[int, int]]:
    """The process and all that descend from it, each with its resident kilobytes."""
    table = subprocess.run(["ps", "-axo", "pid=,ppid=,rss="], capture_output=True, check=True)
    rows = [[int(part) for part in line.split()] for line in table.stdout.splitlines()]
    family = {root}
    for _ in range(4):
        family |= {pid for pid, parent, _ in rows if parent in family}
    return [(pid, rss) for pid, _, rss in rows if pid in family]


def _share_kb(pid: int, resident_kb: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return resident_kb
    found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
    return int(found[1]) if found else resident_kb
