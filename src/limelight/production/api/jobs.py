"""What is being made. A job is a production that is not finished: it is stopped and gone on with by
the routes of productions.
"""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.clock import utc_now
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import api_router
from limelight.production.jobs.pages import list_jobs as find_jobs
from limelight.production.schemas import ProductionState

router = api_router("/jobs", "jobs")


class JobView(BaseModel):
    """A production that works or waits. `share` is how much of it is done; `left_seconds` is null
    while nobody can say; `before` counts those asked for earlier, while it waits.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    state: ProductionState
    share: float = Field(ge=0, le=1)
    doing: str
    left_seconds: int | None
    before: int


@router.get("", dependencies=[may("productions.see")])
async def list_jobs(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[JobView]:
    """List what works, then what waits, each in the order it was asked for."""
    page, _ = await find_jobs(caller.wired, utc_now(), wanted)
    views = [
        JobView(
            id=job.view.id,
            title=job.view.title,
            state=job.view.state,
            share=job.share,
            doing=job.doing,
            left_seconds=job.left_seconds,
            before=job.before,
        )
        for job in page.items
    ]
    return Page(items=tuple(views), next=page.next)
