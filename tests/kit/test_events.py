"""Events are numbered in the order of their commits, on both databases, whoever writes at once."""

import asyncio

import pytest

from limelight.accounts.service import local_workspace
from limelight.kit.db.sessions import Sessions
from limelight.kit.events import log


@pytest.fixture
async def workspace(sessions: Sessions) -> str:
    async with sessions.begin() as db:
        return await local_workspace(db)


async def _tell(sessions: Sessions, workspace: str, *subjects: str) -> None:
    async with sessions.begin() as db:
        for subject in subjects:
            log.record(db, workspace, "thing.made", subject, {"n": subject})


async def _read(sessions: Sessions, workspace: str, after: int, **wanted: object) -> list[int]:
    async with sessions.read() as db:
        found = await log.list_events(db, workspace, after, **wanted)  # type: ignore[arg-type]
    return [event.id for event in found]


async def test_whoever_writes_at_once_the_numbers_have_no_gaps(
    sessions: Sessions, workspace: str
) -> None:
    await asyncio.gather(*(_tell(sessions, workspace, f"{n}a", f"{n}b") for n in range(6)))
    assert await _read(sessions, workspace, 0) == list(range(1, 13))
    async with sessions.read() as db:
        assert await log.last_number(db, workspace) == 12


async def test_a_reader_never_sees_a_number_before_those_below_it(
    sessions: Sessions, workspace: str
) -> None:
    seen: list[int] = []

    async def follow() -> None:
        while len(seen) < 20:
            seen.extend(await _read(sessions, workspace, seen[-1] if seen else 0))
            await asyncio.sleep(0)

    following = asyncio.create_task(follow())
    await asyncio.gather(*(_tell(sessions, workspace, str(n)) for n in range(20)))
    await asyncio.wait_for(following, 30)
    assert seen == list(range(1, 21))


async def test_what_is_rolled_back_did_not_happen(sessions: Sessions, workspace: str) -> None:
    async def stopped() -> None:
        async with sessions.begin() as db:
            log.record(db, workspace, "thing.made", "1")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        await stopped()
    await _tell(sessions, workspace, "2")
    assert await _read(sessions, workspace, 0) == [1]


async def test_types_and_subjects_narrow_what_is_read(sessions: Sessions, workspace: str) -> None:
    await _tell(sessions, workspace, "a", "b", "a")
    assert await _read(sessions, workspace, 0, subject="a") == [1, 3]
    assert await _read(sessions, workspace, 1, subject="a", limit=5) == [3]
    assert await _read(sessions, workspace, 0, types=("thing.lost",)) == []
