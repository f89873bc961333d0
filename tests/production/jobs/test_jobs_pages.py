"""What the drawer of jobs says: order, progress, time left, why something waits, and no gaps."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.make.scripted_productions import NOW, ScriptedProductions

from limelight.kit.http.pages import Page, Paging
from limelight.kit.wiring import Wired
from limelight.production.jobs.pages import left_seconds, list_jobs
from limelight.production.ports import Productions
from limelight.production.schemas import Order


@pytest.fixture
def productions(made_files: Path) -> ScriptedProductions:
    return ScriptedProductions(made_files)


@pytest.mark.parametrize(
    ("share", "spent", "left"),
    [
        (0.0, 30, None),
        (0.05, 30, None),
        (0.5, 31, 30),
        (0.9, 9, 5),
        (0.25, 60, 180),
        (1.0, 60, None),
    ],
)
def test_the_time_left_follows_the_pace_so_far(
    share: float, spent: float, left: int | None
) -> None:
    assert left_seconds(share, spent) == left


async def test_what_works_comes_first_and_what_waits_knows_how_many_are_before_it(
    productions: ScriptedProductions,
) -> None:
    wired = Wired()
    wired.serve(Productions, productions)
    assert await list_jobs(wired, NOW) == (Page(items=()), 0)
    first, second, third = [await productions.start(Order(text=f"Tip {n}")) for n in range(3)]
    productions.advance(first, 3)
    page, total = await list_jobs(wired, NOW + timedelta(minutes=1))
    jobs = page.items
    assert total == 3
    assert [job.view.id for job in jobs] == [first, second, third]
    assert [job.before for job in jobs] == [0, 1, 2]
    assert jobs[0].doing
    assert 0 < jobs[0].share < 1
    assert jobs[1].left_seconds is None
    productions.finish(first)
    assert [job.before for job in (await list_jobs(wired, NOW))[0].items] == [0, 1]


async def test_those_asked_for_first_are_shown_first_however_many_wait(
    productions: ScriptedProductions,
) -> None:
    wired = Wired()
    wired.serve(Productions, productions)
    ids = [await productions.start(Order(text=f"Tip {n}")) for n in range(5)]
    page, total = await list_jobs(wired, NOW, Paging(limit=3))
    assert [(job.view.id, job.before) for job in page.items] == list(
        zip(ids[:3], range(3), strict=True)
    )
    productions.finish(ids[2])
    rest, left = await list_jobs(wired, NOW, Paging(limit=3, cursor=page.next))
    assert [(job.view.id, job.before) for job in rest.items] == [(ids[3], 2), (ids[4], 3)]
    assert (total, left, rest.next) == (5, 4, None)
