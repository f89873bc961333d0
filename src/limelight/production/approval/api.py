"""Putting a production up for a decision, for programs."""

from typing import Annotated

from fastapi import Path

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.routing import api_router
from limelight.production.approval.service import ask_for_review
from limelight.production.schemas import ProductionId
from limelight.reviews.queries import get_view
from limelight.reviews.schemas import ReviewView

router = api_router("/productions", "productions")
Id = Annotated[ProductionId, Path(max_length=100)]


@router.post("/{production_id}/review", dependencies=[may("reviews.ask")])
async def ask_review(caller: Caller, production_id: Id) -> ReviewView:
    """Put a finished production up for a decision, or get the review there is."""
    async with caller.sessions.begin() as db:
        found = await ask_for_review(db, caller.workspace_id, production_id)
        return await get_view(db, caller.workspace_id, found)
