"""The sample of whoever asks. A key works in its own workspace: it opens, follows and removes the
sample, and looks into it with a key that is made there.
"""

from fastapi import Request

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, visit_of
from limelight.accounts.schemas import UserId
from limelight.kit.http.routing import api_router
from limelight.production.samples.ports import Samples
from limelight.production.samples.schemas import SampleView
from limelight.production.samples.service import NoSample

router = api_router("/sample", "workspace")
OPEN = [may("samples.open")]


@router.post("", dependencies=OPEN)
async def open_sample(caller: Caller) -> SampleView:
    """Open your sample workspace: filled by the studio where there is none yet, its videos are
    rendered after this answers.
    """
    return await caller.wired[Samples].open(_person(caller.request))


@router.get("", dependencies=OPEN)
async def get_sample(caller: Caller) -> SampleView:
    """Get how far your sample workspace is."""
    found = await caller.wired[Samples].find(_person(caller.request))
    if found is None:
        raise NoSample("You have no sample. Open one first.")
    return found


@router.delete("", dependencies=OPEN, status_code=204)
async def remove_sample(caller: Caller) -> None:
    """Remove your sample workspace with everything in it, at once and for good."""
    await caller.wired[Samples].remove(_person(caller.request))


def _person(request: Request) -> UserId:
    return visit_of(request).person.id
