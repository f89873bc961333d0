"""Asking a studio at a steady rate, whether it keeps up or not, and timing each answer."""

import asyncio
import itertools
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import httpx2
import psutil

from benchmarks.studio.seeding import Ways
from limelight.accounts.gate import COOKIE

_ALONE = 40


class Asked(NamedTuple):
    """One kind of request: what it is called, where, and how often among all."""

    name: str
    path: str
    weight: int


class Took(NamedTuple):
    """How long answers took, in milliseconds, and how many were none."""

    milliseconds: tuple[float, ...]
    failed: int

    def at(self, share: float) -> float:
        """The time within which that share of them came."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


API = (
    Asked("characters, a page", "/api/v1/characters?limit=50", 3),
    Asked("characters, search", "/api/v1/characters?search=person+17&limit=50", 2),
    Asked("one character", "/api/v1/characters/{character}", 4),
    Asked("productions, a page", "/api/v1/productions?limit=50", 4),
    Asked("productions, failed", "/api/v1/productions?state=failed&limit=50", 2),
    Asked("productions of one", "/api/v1/productions?character_id={character}&limit=50", 2),
    Asked("one production", "/api/v1/productions/{production}", 6),
    Asked("assets, a page", "/api/v1/library/assets?limit=50", 4),
    Asked("assets, words", "/api/v1/library/assets?words=basil+win&limit=50", 3),
    Asked("assets by size", "/api/v1/library/assets?sort=largest&kinds=picture&limit=50", 2),
    Asked("one asset", "/api/v1/library/assets/{asset}", 4),
    Asked("events", "/api/v1/events/history?limit=50", 1),
)
PAGES = (
    Asked("page: productions", "/production", 3),
    Asked("page: a production", "/production/{production}", 3),
    Asked("page: characters", "/characters", 3),
    Asked("page: a character", "/characters/{character}", 2),
    Asked("page: new production", "/production/new", 2),
)


async def named(client: httpx2.AsyncClient) -> dict[str, list[str]]:
    """Ids that addresses name."""
    found: dict[str, list[str]] = {}
    for what, path in (
        ("character", "/api/v1/characters"),
        ("production", "/api/v1/productions"),
        ("asset", "/api/v1/library/assets"),
    ):
        answer = await client.get(f"{path}?limit=100")
        found[what] = [one["id"] for one in answer.raise_for_status().json()["items"]]
    return found


class Found(NamedTuple):
    """What each kind of request took, and how much CPU time of the studio (milliseconds)."""

    took: Mapping[str, Took]
    cpu: Mapping[str, float]


async def run(url: str, ways: Ways, *, seconds: float, per_second: float, pid: int) -> Found:
    """Ask for `seconds`, API and pages mixed; before, what each kind costs the process `pid`."""
    api = httpx2.AsyncClient(
        base_url=url, headers={"Authorization": f"Bearer {ways.key}"}, timeout=30
    )
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    pages = httpx2.AsyncClient(
        base_url=url, headers=headers, cookies={COOKIE: ways.session}, timeout=30
    )
    async with api, pages:
        ids = await named(api)
        clients = dict.fromkeys(API, api) | dict.fromkeys(PAGES, pages)
        for one, client in clients.items():
            await client.get(_path(one, ids, random.Random(0)))
        cpu = {one.name: await _cost(one, client, ids, pid) for one, client in clients.items()}
        return Found(await _steadily(clients, ids, seconds, per_second), cpu)


async def _cost(
    one: Asked, client: httpx2.AsyncClient, ids: Mapping[str, Sequence[str]], pid: int
) -> float:
    """CPU milliseconds of the studio for one request, alone: a busy machine hardly changes it."""
    chance, studio = random.Random(1), psutil.Process(pid)
    before = studio.cpu_times()
    for _ in range(_ALONE):
        await client.get(_path(one, ids, chance))
    after = studio.cpu_times()
    return (after.user + after.system - before.user - before.system) * 1000 / _ALONE


async def _steadily(
    clients: Mapping[Asked, httpx2.AsyncClient],
    ids: Mapping[str, Sequence[str]],
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
            answer = await clients[one].get(_path(one, ids, chance))
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


def _path(one: Asked, ids: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return one.path.format(**{what: chance.choice(found) for what, found in ids.items()})
