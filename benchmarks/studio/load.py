"""Asking a studio at a steady rate, whether it keeps up or not, and timing each answer."""

import asyncio
import itertools
import random
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import httpx2
import psutil

from benchmarks.studio.asking import API, PAGES, Asked, Ids, api_of, browser_of, named
from benchmarks.studio.seeding import Ways

_ALONE = 40
_ROUNDS = 4


class Took(NamedTuple):
    """How long answers took, in milliseconds, and how many were none."""

    milliseconds: tuple[float, ...]
    failed: int

    def at(self, share: float) -> float:
        """The time within which that share of them came."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Found(NamedTuple):
    """What each kind of request took, and how much CPU time of the studio (milliseconds); which
    share of one core the studio and who asked it took meanwhile.
    """

    took: Mapping[str, Took]
    cpu: Mapping[str, float]
    studio_share: float
    asking_share: float


async def run(url: str, ways: Ways, *, seconds: float, per_second: float, pid: int) -> Found:
    """Ask for `seconds`, API and pages mixed; before, what each kind costs the process `pid`."""
    api, pages = api_of(url, ways), browser_of(url, ways)
    async with api, pages:
        ids = await named(api)
        clients = dict.fromkeys(API, api) | dict.fromkeys(PAGES, pages)
        for one, client in clients.items():
            # Each process keeps what it read.
            for _ in range(_ROUNDS):
                await client.get(one.address(ids, random.Random(0)))
        cpu = {one.name: await _cost(one, client, ids, pid) for one, client in clients.items()}
        before, asked_before = _used(pid), time.process_time()
        took = await _steadily(clients, ids, seconds, per_second)
        studio, asking = _used(pid) - before, time.process_time() - asked_before
        return Found(took, cpu, studio / seconds, asking / seconds)


def _used(pid: int) -> float:
    """CPU seconds of the studio: of the process that watches and all that serve."""
    studio = psutil.Process(pid)
    times = [one.cpu_times() for one in (studio, *studio.children(recursive=True))]
    return sum(one.user + one.system for one in times)


async def _cost(one: Asked, client: httpx2.AsyncClient, ids: Ids, pid: int) -> float:
    """CPU milliseconds of the studio for one request, alone: a busy machine hardly changes it."""
    chance, before = random.Random(1), _used(pid)
    for _ in range(_ALONE):
        await client.get(one.address(ids, chance))
    return (_used(pid) - before) * 1000 / _ALONE


async def _steadily(
    clients: Mapping[Asked, httpx2.AsyncClient],
    ids: Ids,
    seconds: float,
    per_second: float,
) -> Mapping[str, Took]:
    chance = random.Random(2)
    times: defaultdict[str, list[float]] = defaultdict(list)
    failed: defaultdict[str, int] = defaultdict(int)
    kinds, weights = list(clients), [one.weight for one in clients]

    async def ask(one: Asked) -> None:
        began = time.perf_counter()
        try:
            answer = await clients[one].get(one.address(ids, chance))
            failed[one.name] += answer.status_code >= 400
        except httpx2.HTTPError:
            failed[one.name] += 1
        times[one.name].append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as running:
        for number in itertools.count():
            due = began + number / per_second
            if due - began >= seconds:
                break
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            running.create_task(ask(chance.choices(kinds, weights)[0]))
    return {name: Took(tuple(found), failed[name]) for name, found in times.items()}
