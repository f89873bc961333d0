"""Lockouts and limits, counted by all processes; streams that end when somebody is signed out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import delete, select, text, update
from sqlalchemy.engine import URL
from starlette.requests import Request
from starlette.types import Message
from tests.make.people import member_token, owner_token

from limelight.accounts.gate import COOKIE
from limelight.accounts.models import MembershipRow, SessionRow, TryRow, UserRow
from limelight.accounts.people.tries import Tries
from limelight.accounts.schemas import Role, Workspace
from limelight.accounts.sessions.admitting import Admission
from limelight.app.site import site
from limelight.app.studio import opened
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.http.errors import TooManyRequests
from limelight.kit.http.limits import Allowance, Limiter
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired

MAIL = "olive@example.com"


@pytest.fixture
async def two(database_url: URL) -> AsyncIterator[tuple[Sessions, Sessions]]:
    """The database as two processes have it."""
    both = (Sessions(database_url), Sessions(database_url))
    yield both
    for one in both:
        await one.close()


async def _tried(tries: Tries, address: str, account: str = MAIL) -> bool:
    try:
        await tries.spend("sign-in", address=address, account=account)
    except TooManyRequests:
        return False
    return True


async def test_tries_side_by_side_in_two_processes_count_together(
    two: tuple[Sessions, Sessions],
) -> None:
    tries = [Tries(one) for one in two]
    results = await asyncio.gather(*(_tried(tries[n % 2], "192.0.2.1") for n in range(24)))
    assert sum(results) <= 8
    later = [await _tried(tries[n % 2], "192.0.2.1") for n in range(9)]
    assert sum(results) + sum(later) == 8
    assert await _tried(tries[0], "192.0.2.2"), "another place is not locked"
    assert await _tried(tries[0], "192.0.2.1", "nia@example.com"), "another account is not"
    await tries[1].forgive("sign-in", address="192.0.2.1", account=MAIL)
    assert await _tried(tries[0], "192.0.2.1")


async def test_a_lock_opens_by_itself_and_leaves_nothing_behind(
    two: tuple[Sessions, Sessions],
) -> None:
    now = utc_now()
    tries = Tries(two[0], lambda: now)
    assert [await _tried(tries, "192.0.2.1") for _ in range(9)] == [True] * 8 + [False]
    with pytest.raises(TooManyRequests) as refused:
        await tries.spend("sign-in", address="192.0.2.1", account=MAIL)
    assert refused.value.facts["retry_after_seconds"] == 600
    assert await _tried(Tries(two[1], lambda: now + timedelta(minutes=10)), "192.0.2.1")
    late = Tries(two[1], lambda: now + timedelta(hours=3))
    assert await _tried(late, "192.0.2.9", "other@example.com")
    async with two[0].read() as db:
        assert len((await db.scalars(select(TryRow))).all()) == 3
        kept = str((await db.execute(text("SELECT * FROM accounts_tries"))).all())
    assert "192.0.2" not in kept
    assert "example.com" not in kept


async def test_an_account_is_locked_from_everywhere_and_a_place_for_every_account(
    two: tuple[Sessions, Sessions],
) -> None:
    now = utc_now()
    tries = Tries(two[0], lambda: now)
    places = [await _tried(tries, f"192.0.2.{n}") for n in range(61)]
    assert (places[:60], places[60]) == ([True] * 60, False)
    accounts = [await _tried(tries, "198.51.100.1", f"a{n}@example.com") for n in range(31)]
    assert (accounts[:30], accounts[30]) == ([True] * 30, False)


def _request() -> Request:
    return Request({"type": "http", "headers": []})


async def _asked(limiter: Limiter, allowance: Allowance, who: str = "k") -> tuple[bool, str]:
    request = _request()
    try:
        await limiter.spend(request, allowance, who)
    except TooManyRequests:
        return False, request.state.answer_headers["RateLimit"]
    return True, request.state.answer_headers["RateLimit"]


async def test_a_small_limit_is_exact_over_two_processes(two: tuple[Sessions, Sessions]) -> None:
    limiters = [Limiter(one, lambda: 6_000_000.0) for one in two]
    few = Allowance("few", 10)
    results = [await _asked(limiters[n % 2], few) for n in range(14)]
    assert [is_free for is_free, _ in results] == [True] * 10 + [False] * 4
    assert results[0][1] == '"few";r=9;t=60'
    assert results[-1][1] == '"few";r=0;t=60'
    at_once = await asyncio.gather(*(_asked(limiters[n % 2], few, "other") for n in range(30)))
    assert sum(is_free for is_free, _ in at_once) <= 10
    assert (await _asked(limiters[0], Allowance("more", 10)))[0]


async def test_a_large_limit_is_overstepped_by_a_share_at_most_and_moves(
    two: tuple[Sessions, Sessions],
) -> None:
    now = [6_000_000.0]
    limiters = [Limiter(one, lambda: now[0]) for one in two]
    many = Allowance("many", 200)
    free = sum([(await _asked(limiters[n % 2], many))[0] for n in range(260)])
    assert 200 <= free <= 210
    now[0] += 60
    assert not (await _asked(limiters[0], many))[0], "the minute before still reaches in"
    now[0] += 30
    free = sum([(await _asked(limiters[0], many))[0] for n in range(200)])
    assert 90 <= free <= 100
    now[0] += 600
    assert (await _asked(limiters[1], many))[0]
    async with two[0].read() as db:
        assert len((await db.execute(text("SELECT * FROM http_counts"))).all()) == 1


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with opened(Settings(data=tmp_path / "data", workers=1)) as one:
        yield one


STREAMS = ("/api/v1/events", "/production/running/events")


def _signed_out(user_id: str) -> Any:
    return delete(SessionRow).where(SessionRow.user_id == user_id)


def _removed(user_id: str) -> Any:
    return delete(MembershipRow).where(MembershipRow.user_id == user_id)


def _idle(user_id: str) -> Any:
    long_ago = utc_now() - timedelta(days=30)
    return update(SessionRow).where(SessionRow.user_id == user_id).values(seen_at=long_ago)


@pytest.mark.parametrize("end", [_signed_out, _removed, _idle])
async def test_open_streams_end_with_the_session_the_role_and_the_membership(
    wired: Wired, end: Callable[[str], Any]
) -> None:
    sessions = wired[Sessions]
    stays = await owner_token(sessions)
    token = await member_token(sessions, wired[Workspace], Role.VIEWER, "Nia")
    app = site(wired)
    begun = [asyncio.Event() for _ in STREAMS]
    streams = [
        asyncio.create_task(_hear(app, url, token, first))
        for url, first in zip(STREAMS, begun, strict=True)
    ]
    other = asyncio.Event()
    kept = asyncio.create_task(_hear(app, STREAMS[0], stays, other))
    await asyncio.wait_for(asyncio.gather(*(one.wait() for one in (*begun, other))), 60)
    async with sessions.begin() as db:
        nia = await db.scalar(select(UserRow.id).where(UserRow.name == "Nia"))
        await db.execute(end(str(nia)))
    await asyncio.wait_for(asyncio.gather(*streams), 60)
    assert not kept.done()
    kept.cancel()
    with suppress(asyncio.CancelledError):
        await kept


async def _hear(app: FastAPI, url: str, token: str, begun: asyncio.Event) -> None:
    """Listen until the stream ends."""
    never = asyncio.Event()
    is_asked = False

    async def receive() -> Message:
        nonlocal is_asked
        if not is_asked:
            is_asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await never.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            assert message["status"] == 200, url
        elif message.get("body"):
            begun.set()

    told = {"host": "localhost:8000", "cookie": f"{COOKIE}={token}", "accept": "*/*"}
    scope = {
        "type": "http", "method": "GET", "path": url, "raw_path": url.encode(),
        "query_string": b"", "scheme": "http", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in told.items()],
        "server": ("localhost", 8000), "client": ("127.0.0.1", 1), "http_version": "1.1",
    }  # fmt: skip
    await app(scope, receive, send)


async def test_whoever_reads_does_not_wait_for_whoever_writes(
    sessions: Sessions,
) -> None:
    """That somebody was seen is noted by a write: it is made when the other one is done."""
    token = await owner_token(sessions)
    later = utc_now() + timedelta(minutes=6)
    admission = Admission(sessions, lambda: later, patience_seconds=0.01)

    async def seen_at() -> datetime | None:
        async with sessions.read() as db:
            return await db.scalar(select(SessionRow.seen_at))

    async with sessions.begin() as db:
        await db.execute(select(SessionRow).with_for_update())
        for _ in range(2):
            assert await admission.by_session(token) is not None
        assert await seen_at() != later
    await asyncio.gather(*admission._notes.values())
    assert await seen_at() == later
