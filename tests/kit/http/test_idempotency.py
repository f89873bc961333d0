"""One request under one key is done once, on both databases, however many ask at the same time."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from limelight.accounts.service import local_workspace
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid
from limelight.kit.http.errors import KeyReused, StillWorking
from limelight.kit.http.idempotency import ABANDONED, KEPT, Claim, Replayed, claim


def asked(body: bytes, key: str | None = "one") -> Request:
    headers = [] if key is None else [(b"idempotency-key", key.encode())]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http", "method": "POST", "path": "/api/v1/things", "query_string": b"",
        "headers": headers, "server": ("localhost", 80), "scheme": "http",
    }  # fmt: skip
    return Request(scope, receive)


@pytest.fixture
async def workspace(sessions: Sessions) -> str:
    async with sessions.begin() as db:
        return await local_workspace(db)


async def test_of_many_at_once_one_does_it(sessions: Sessions, workspace: str) -> None:
    async def ask() -> str:
        try:
            found = await claim(asked(b"{}"), sessions, workspace)
        except StillWorking:
            return "waits"
        return "does it" if found else "nothing"

    assert Counter(await asyncio.gather(*(ask() for _ in range(8)))) == {"does it": 1, "waits": 7}


async def test_it_is_answered_again_and_not_done_again(sessions: Sessions, workspace: str) -> None:
    mine = await claim(asked(b"{}"), sessions, workspace)
    assert isinstance(mine, Claim)
    await mine.keep(Response(b"made", 201, headers={"Location": "/here", "X-Other": "gone"}))
    with pytest.raises(Replayed) as again:
        await claim(asked(b"{}"), sessions, workspace)
    told = again.value.response
    assert (told.status_code, bytes(told.body), told.headers["location"]) == (201, b"made", "/here")
    assert told.headers["idempotent-replayed"] == "true"
    assert "x-other" not in told.headers


@pytest.mark.parametrize("answer", [FileResponse(__file__), StreamingResponse(iter([b"x"]))])
async def test_an_answer_that_is_a_file_frees_its_key(
    sessions: Sessions, workspace: str, answer: Response
) -> None:
    for _ in range(2):
        mine = await claim(asked(b"{}"), sessions, workspace)
        assert isinstance(mine, Claim)
        await mine.keep(answer)


async def test_a_key_stands_for_one_request(sessions: Sessions, workspace: str) -> None:
    await claim(asked(b"{}"), sessions, workspace)
    with pytest.raises(KeyReused):
        await claim(asked(b'{"other": true}'), sessions, workspace)


async def test_what_failed_may_be_sent_again(sessions: Sessions, workspace: str) -> None:
    mine = await claim(asked(b"{}"), sessions, workspace)
    assert mine is not None
    await mine.release()
    assert await claim(asked(b"{}"), sessions, workspace) is not None


async def test_an_answer_is_forgotten_after_a_day_and_a_dead_claim_sooner(
    sessions: Sessions, workspace: str
) -> None:
    mine = await claim(asked(b"{}"), sessions, workspace)
    await claim(asked(b"{}", "dead"), sessions, workspace)
    assert mine is not None
    await mine.keep(Response(b"made"))
    soon, later = utc_now() + ABANDONED * 2, utc_now() + KEPT + timedelta(minutes=1)
    assert await claim(asked(b"{}", "dead"), sessions, workspace, lambda: soon) is not None
    with pytest.raises(Replayed):
        await claim(asked(b"{}"), sessions, workspace, lambda: soon)
    assert await claim(asked(b"{}"), sessions, workspace, lambda: later) is not None


async def test_without_a_key_nothing_is_kept(sessions: Sessions, workspace: str) -> None:
    assert await claim(asked(b"{}", None), sessions, workspace) is None


@pytest.mark.parametrize("key", ["", "x" * 256, "é", "a\tb"])
async def test_a_key_that_is_none_is_refused(sessions: Sessions, workspace: str, key: str) -> None:
    with pytest.raises(Invalid):
        await claim(asked(b"{}", key), sessions, workspace)
