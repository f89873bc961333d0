"""What is being made, for the drawer that every page has: progress, time left, why something waits;
and how many notices one has not seen, for the bell beside it.

Every event is the whole list, so a connection that broke loses nothing; its id is a mark of the
list, so a browser that has it already hears nothing until something changes.
"""

import hashlib
from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Header, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import StreamingResponse

from limelight.accounts.gate import may, member_of, while_welcome, wired_of
from limelight.accounts.permissions import ACTS
from limelight.kit.clock import utc_now
from limelight.kit.events.changes import Changes
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.wiring import Wired
from limelight.notices.ports import Bell
from limelight.production.ports import Productions
from limelight.production.schemas import ProductionView

router = APIRouter(prefix="/production", include_in_schema=False)

_DRAWER = Paging(limit=40)
_TURNS = {"working": "0", "waiting": "1"}
_LOOK_SECONDS = 1.0
_HEARTBEAT_LOOKS = 15
_TOLD_STEP_SECONDS = 5
_LEAST_SHARE = 0.08
_ENDED = {"done", "reused"}


class Job(NamedTuple):
    """One production that is not finished. `left_seconds` is None while nobody can say; `before`
    counts those that were asked for earlier, while this one waits.
    """

    view: ProductionView
    share: float
    doing: str
    left_seconds: int | None
    before: int


@router.get("/running/events", dependencies=[may("productions.see")])
async def events(
    request: Request,
    last_event_id: Annotated[str, Header(alias="Last-Event-ID", max_length=40)] = "",
    after: str = "",
) -> StreamingResponse:
    """The list at every change; `after`, or the header that browsers send when they come back, is
    the id of the last one seen.
    """
    return StreamingResponse(
        while_welcome(request, _told(request, last_event_id or after)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def list_jobs(wired: Wired, now: datetime, paging: Paging = _DRAWER) -> tuple[Page[Job], int]:
    """What works, then what waits, each in the order it was asked for, a page at a time; and how
    many there are in all. Raises Invalid for a cursor of another list.
    """
    productions = wired[Productions]
    unfinished = [
        (_TURNS[state], production_id, before)
        for before, (production_id, state) in enumerate(await productions.list_unfinished())
    ]
    page = page_through(unfinished, paging, of="jobs", at=lambda one: (one[0], one[1]))
    jobs = [
        _job(await productions.get(production_id), before, now)
        for _, production_id, before in page.items
    ]
    return Page(items=tuple(jobs), next=page.next), len(unfinished)


def left_seconds(share: float, spent_seconds: float) -> int | None:
    """How long the rest takes at the pace so far, in steps that do not flicker; None where too
    little is done to tell.
    """
    if share < _LEAST_SHARE or share >= 1:
        return None
    left = spent_seconds * (1 - share) / share
    return max(_TOLD_STEP_SECONDS, round(left / _TOLD_STEP_SECONDS) * _TOLD_STEP_SECONDS)


def _job(view: ProductionView, at: int, now: datetime) -> Job:
    shares = [1.0 if step.state in _ENDED else step.progress or 0.0 for step in view.steps]
    share = sum(shares) / len(shares) if shares else 0.0
    spent = (now - view.created_at).total_seconds()
    doing = ", ".join(step.label for step in view.steps if step.state == "working")
    is_waiting = view.state == "waiting"
    left = None if is_waiting else left_seconds(share, spent)
    return Job(view, share, doing, left, at if is_waiting else 0)


async def _told(request: Request, seen: str) -> AsyncGenerator[str]:
    wired = wired_of(request)
    template = wired[Jinja2Templates].get_template("production/jobs.html")
    may_stop = member_of(request).role.covers(ACTS["productions.make"])
    changes, quiet, unread = wired[Changes], 0, -1
    visit = member_of(request).visit
    workspaces = [one.workspace.id for one in visit.memberships]
    while True:
        count = await wired[Bell].count(visit.person.id, workspaces)
        if count != unread:
            yield f"event: unread\ndata: {count}\n\n"
            unread = count
        page, total = await list_jobs(wired, utc_now())
        fragment = template.render(request=request, jobs=page.items, total=total, may_stop=may_stop)
        mark = hashlib.blake2b(fragment.encode(), digest_size=8).hexdigest()
        if mark != seen:
            lines = "".join(f"data: {line}\n" for line in fragment.splitlines())
            yield f"id: {mark}\n{lines}\n"
            seen, quiet = mark, 0
        elif quiet % _HEARTBEAT_LOOKS == 0:
            yield ": still here\n\n"
        quiet += 1
        await changes.wait(_LOOK_SECONDS)
